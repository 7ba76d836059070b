import { roleAccess } from '@tocsin/schema/access/role-access'
import { Suspense, useCallback } from 'react'
import { OwnAccount } from '../features/desk-account/own-account.tsx'
import { SessionsScreen } from '../features/desk-sessions/sessions-screen.tsx'
import { lazyScreen } from '../lazy-screen.tsx'
import { useSeat } from '../shell/deps.ts'
import { useNow } from '../shell/use-now.ts'
import { called } from '../sync/server-client.ts'
import { ProblemNotice } from '../words/problem-notice.tsx'
import { useAsked } from './use-asked.ts'

/** The same as on a tablet, and the same chunk. */
const LogProof = lazyScreen(
  async () => (await import('../features/check-storage/log-proof.tsx')).LogProof,
)

/** One's own sessions; an administrator's desk shows everybody's. */
export function SessionsRoute() {
  const { server, local } = useSeat()
  const now = useNow()
  const { administers } = roleAccess[local.actor().role]
  const ask = useCallback(
    () =>
      called(
        Promise.all([
          server.account.sessions.query(),
          server.passkey.list.query(),
          administers ? server.admin.sessions.query() : [],
          administers ? server.admin.accounts.query() : [],
        ]),
      ),
    [server, administers],
  )
  const { value, problem, again } = useAsked(ask)
  const end = async (id: string) => {
    await called(server.account.endSession.mutate({ id }))
    again()
  }
  const [own = [], factors, all = [], accounts = []] = value ?? []
  const thisOne = own.find(({ isThis }) => isThis)?.id
  const sessions = administers
    ? all.map((line) => ({
        ...line,
        isThis: line.id === thisOne,
        person: accounts.find(({ id }) => id === line.account)?.personName ?? line.account,
      }))
    : own
  return (
    <>
      {problem && <ProblemNotice problem={problem} />}
      {value && (
        <SessionsScreen sessions={sessions} onEnd={(id) => void end(id)} now={now}>
          {factors && <OwnAccount factors={factors} onChanged={again} />}
          <Suspense>
            <LogProof />
          </Suspense>
        </SessionsScreen>
      )}
    </>
  )
}

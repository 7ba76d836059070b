import type { Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import { useCallback, useState } from 'react'
import { PeopleScreen } from '../features/desk-people/people-screen.tsx'
import type { PeopleActs } from '../features/desk-people/people-types.ts'
import { useSeat } from '../shell/deps.ts'
import { called } from '../sync/server-client.ts'
import { ProblemNotice } from '../words/problem-notice.tsx'
import { useAsked } from './use-asked.ts'

/** Accounts and invitations, with what an administrator does about them. */
export function PeopleRoute() {
  const { server } = useSeat()
  const [wrong, setWrong] = useState<Problem>()
  const ask = useCallback(
    () =>
      called(
        Promise.all([
          server.admin.accounts.query(),
          server.invitation.list.query(),
          server.admin.roleChanges.query(),
          server.admin.reads.query(),
          server.mission.settings.query(),
          server.auth.me.query(),
        ]),
      ),
    [server],
  )
  const { value, problem, again } = useAsked(ask)
  const act = async (call: Promise<unknown>) => {
    const done: Result<unknown, Problem> = await called(call)
    setWrong(done.ok ? undefined : done.error)
    again()
  }
  const acts: PeopleActs = {
    invite: async (invited) => {
      const made = await called(server.invitation.make.mutate(invited))
      again()
      return made
    },
    confirmInvitation: (id) => void act(server.admin.confirmInvitation.mutate({ id })),
    withdrawInvitation: (id) => void act(server.invitation.withdraw.mutate({ id })),
    confirmRoleChange: (id) => void act(server.admin.confirmRoleChange.mutate({ id })),
    withdrawRoleChange: (id) => void act(server.admin.withdrawRoleChange.mutate({ id })),
    changeRights: (account, next) => void act(server.admin.changeRole.mutate({ account, ...next })),
    resetSecondFactor: (account) => void act(server.admin.resetSecondFactor.mutate({ account })),
  }
  const failed = wrong ?? problem
  return (
    <>
      {failed && <ProblemNotice problem={failed} />}
      {value && (
        <PeopleScreen
          accounts={value[0]}
          invitations={value[1]}
          changes={value[2]}
          reads={value[3]}
          settings={value[4]}
          ownName={value[5]?.account.name}
          acts={acts}
        />
      )}
    </>
  )
}

import { useCallback, useState } from 'react'
import { CertificateScreen } from '../features/desk-erasure/certificate-screen.tsx'
import { ErasureScreen } from '../features/desk-erasure/erasure-screen.tsx'
import type { ErasureActs } from '../features/desk-erasure/erasure-types.ts'
import { useSeat } from '../shell/deps.ts'
import { called } from '../sync/server-client.ts'
import { ProblemNotice } from '../words/problem-notice.tsx'
import { useAsked } from './use-asked.ts'

/** The room of those who may erase: administrators and identity officers. */
export function ErasureRoute() {
  const { server } = useSeat()
  const [open, setOpen] = useState<string>()
  const ask = useCallback(
    () =>
      called(
        Promise.all([
          server.erasure.list.query(),
          open === undefined ? undefined : server.erasure.certificate.query({ id: open }),
        ]),
      ),
    [server, open],
  )
  const { value, problem, again } = useAsked(ask)
  const acts: ErasureActs = {
    look: (seq) => called(server.erasure.look.mutate({ seq })),
    propose: async (asked) => {
      const done = await called(server.erasure.propose.mutate(asked))
      again()
      return done
    },
    decide: async (id, approve) => {
      const done = await called(server.erasure.decide.mutate({ id, approve }))
      again()
      return done
    },
    open: setOpen,
  }
  const [erasures, certificate] = value ?? []
  const isOpen = certificate !== undefined && certificate.id === open
  return (
    <>
      {problem && <ProblemNotice problem={problem} />}
      {isOpen && <CertificateScreen certificate={certificate} onBack={() => setOpen(undefined)} />}
      {erasures && open === undefined && <ErasureScreen erasures={erasures} acts={acts} />}
    </>
  )
}

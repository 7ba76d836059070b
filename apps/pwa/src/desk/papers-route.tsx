import type { RecordId } from '@tocsin/schema/primitives/ids'
import { useCallback } from 'react'
import { PapersScreen } from '../features/desk-papers/papers-screen.tsx'
import { useSeat } from '../shell/deps.ts'
import { called } from '../sync/server-client.ts'
import { ProblemNotice } from '../words/problem-notice.tsx'
import { useDesk } from './desk-context.ts'
import { useAsked } from './use-asked.ts'
import { useDrafting, usePapers } from './use-drafting.ts'

/** Weeks and their papers. */
export function PapersRoute() {
  const { server } = useSeat()
  const { settings, now } = useDesk()
  const { value, problem } = usePapers()
  const { draft, drafting, wrong } = useDrafting()
  const ask = useCallback((): ReturnType<typeof called<RecordId[]>> => {
    return called(server.paper.restated.query())
  }, [server])
  const restated = useAsked(ask)
  const failed = wrong ?? problem
  return (
    <>
      {failed && <ProblemNotice problem={failed} />}
      {value && (
        <PapersScreen
          papers={value}
          restated={restated.value}
          settings={settings}
          now={now}
          drafting={drafting}
          onDraft={(week) => void draft(week)}
        />
      )}
    </>
  )
}

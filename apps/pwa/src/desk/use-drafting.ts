import type { PaperLine, WorkedOut } from '@tocsin/schema/desk/paper-answers'
import { draftPaper } from '@tocsin/schema/paper/decide'
import type { Week } from '@tocsin/schema/primitives/week'
import type { Problem } from '@tocsin/schema/problem'
import { useCallback, useState } from 'react'
import { useLocation } from 'wouter'
import { paths } from '../paths.ts'
import { useSeat } from '../shell/deps.ts'
import { called, type ServerClient } from '../sync/server-client.ts'
import { useDesk } from './desk-context.ts'
import { useTold } from './use-told.ts'

/** The papers of the mission, asked again with every version of the log. */
export function usePapers() {
  const { server } = useSeat()
  // as: folds hold optional fields, which the client's types write member by member.
  const ask = useCallback(() => called(server.paper.list.query() as Promise<PaperLine[]>), [server])
  return useTold(ask)
}

export function workOut(server: ServerClient, weekStart: string): Promise<WorkedOut> {
  // as: a model holds optional fields, as above.
  return server.paper.workOut.mutate({ weekStart }) as Promise<WorkedOut>
}

/** Works a week out on the server, says by an event of this desk that its paper begins with that, and goes there. */
export function useDrafting() {
  const { server } = useSeat()
  const { feed } = useDesk()
  const [, goTo] = useLocation()
  const [drafting, setDrafting] = useState<Week | null>(null)
  const [wrong, setWrong] = useState<Problem>()
  const draft = async (week: Week) => {
    setDrafting(week)
    setWrong(undefined)
    const worked = await called(workOut(server, week.firstDate))
    const saved = worked.ok ? await feed.write(draftPaper(draftFacts(worked.value))) : worked
    setDrafting(null)
    if (saved.ok) goTo(paths.deskPaper(saved.value.record))
    else setWrong(saved.error)
  }
  return { draft, drafting, wrong }
}

function draftFacts({ model, hash, weekStart, version, replaces }: WorkedOut) {
  return { model: hash, asOf: model.asOf, weekStart, version, ...(replaces && { replaces }) }
}

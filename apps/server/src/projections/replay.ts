import { recordsTouched, tellEvent } from '@tocsin/schema/events/tell'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import type { IncidentRowTable } from '../db/tables.ts'
import type { Handle, ReadModels } from '../log/log-deps.ts'
import { readLog } from '../log/stored-events.ts'
import { incidentRow } from './incident-rows.ts'
import { createStates } from './states.ts'
import type { Titled } from './titles.ts'

const pageSize = 1_000

/**
 * The incidents as they were known by a moment: the log up to then, through the same reducers
 * (SPEC LG-14). An import counts as known when its source knew it.
 */
export async function replayIncidentRows(
  db: Handle,
  at: ReadModels,
  { knownBy, upToSeq }: { knownBy: number; upToSeq: number },
): Promise<Titled<IncidentRowTable>[]> {
  const states = createStates()
  const incidents = new Set<RecordId>()
  for (let afterSeq = 0; ; ) {
    const page = await readLog(db, at, { afterSeq, upToSeq, limit: pageSize, knownBy })
    for (const entry of page) {
      const told = tellEvent(entry)
      for (const ref of told ? recordsTouched(told) : []) {
        if (told) states.fold(ref, told)
        if (ref.kind === 'incident') incidents.add(ref.id)
      }
    }
    const last = page.at(-1)
    if (!last || page.length < pageSize) break
    afterSeq = last.numbered.seq
  }
  return [...incidents].flatMap((id) => incidentRow(states, id, at) ?? [])
}

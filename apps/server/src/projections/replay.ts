import { recordsTouched, tellEvent } from '@tocsin/schema/events/tell'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import type { IncidentRowTable } from '../db/tables.ts'
import type { Handle, ReadModels } from '../log/log-deps.ts'
import { readLog } from '../log/stored-events.ts'
import { incidentRow } from './incident-rows.ts'
import { createStates, type States } from './states.ts'
import type { Titled } from './titles.ts'

const pageSize = 1_000

/** What the log up to a moment folds to, and which incidents, threats and visits are in it. */
export type Replayed = {
  states: States
  ids: Readonly<Record<'incident' | 'threat' | 'visit', ReadonlySet<RecordId>>>
}

/**
 * The log as it was known by a moment, through the same reducers (SPEC LG-14). An import counts as known
 * when its source knew it.
 */
export async function replayStates(
  db: Handle,
  at: ReadModels,
  { knownBy, upToSeq }: { knownBy: number; upToSeq: number },
): Promise<Replayed> {
  const states = createStates()
  const ids = {
    incident: new Set<RecordId>(),
    threat: new Set<RecordId>(),
    visit: new Set<RecordId>(),
  }
  for (let afterSeq = 0; ; ) {
    const page = await readLog(db, at, { afterSeq, upToSeq, limit: pageSize, knownBy })
    for (const entry of page) {
      const told = tellEvent(entry)
      for (const { kind, id } of told ? recordsTouched(told) : []) {
        if (told) states.fold({ kind, id }, told)
        if (kind === 'incident' || kind === 'threat' || kind === 'visit') ids[kind].add(id)
      }
    }
    const last = page.at(-1)
    if (!last || page.length < pageSize) break
    afterSeq = last.numbered.seq
  }
  return { states, ids }
}

/** The incidents as they were known by a moment. */
export async function replayIncidentRows(
  db: Handle,
  at: ReadModels,
  range: { knownBy: number; upToSeq: number },
): Promise<Titled<IncidentRowTable>[]> {
  const { states, ids } = await replayStates(db, at, range)
  return [...ids.incident].flatMap((id) => incidentRow(states, id, at) ?? [])
}

import type { RecordKind } from '@tocsin/schema/events/define'
import { recordsTouched, tellEvent } from '@tocsin/schema/events/tell'
import type { AreaId, RecordId } from '@tocsin/schema/primitives/ids'
import { utcMs } from '@tocsin/schema/primitives/utc-minute'
import type { Handle, ReadModels } from '../log/log-deps.ts'
import { readLog } from '../log/stored-events.ts'
import { alertRow } from '../projections/alert-rows.ts'
import { incidentRow } from '../projections/incident-rows.ts'
import { createStates } from '../projections/states.ts'
import { threatRow } from '../projections/threat-rows.ts'
import { incidentOf } from './paper-rows.ts'
import type { PaperQuestion, PaperRows } from './read-source.ts'

const pageSize = 1_000

/** The same rows from the log up to a number, through the same reducers (SPEC SP-19). */
export async function replayPaperRows(
  db: Handle,
  at: ReadModels,
  { week, asOf }: PaperQuestion,
): Promise<PaperRows> {
  const states = createStates()
  const found = new Map<RecordKind, Set<RecordId>>()
  for (let afterSeq = 0; ; ) {
    const page = await readLog(db, at, { afterSeq, upToSeq: asOf.seq, limit: pageSize })
    for (const entry of page) {
      const told = tellEvent(entry)
      for (const ref of told ? recordsTouched(told) : []) {
        if (told) states.fold(ref, told)
        found.set(ref.kind, (found.get(ref.kind) ?? new Set()).add(ref.id))
      }
    }
    const last = page.at(-1)
    if (!last || page.length < pageSize) break
    afterSeq = last.numbered.seq
  }
  const ids = (kind: RecordKind) => [...(found.get(kind) ?? [])]
  const incidents = ids('incident').flatMap((id) => incidentRow(states, id, at) ?? [])
  const end = utcMs(week.end)
  const last = new Map<AreaId, number>()
  for (const { area, known_at } of incidents) {
    // as: areas are written by the row's builder.
    const key = area as AreaId
    if (known_at < end) last.set(key, Math.max(last.get(key) ?? known_at, known_at))
  }
  const known = incidents.map((row) => row.known_at)
  return {
    states,
    incidents: incidents.map(incidentOf),
    alerts: ids('alert')
      .flatMap((id) => alertRow(states, id, at) ?? [])
      .filter(
        ({ standing, raised_at }) =>
          standing !== 'closed' || (utcMs(week.start) <= raised_at && raised_at < end),
      ),
    threats: ids('threat').flatMap((id) => threatRow(states, id, at) ?? []),
    toldThreats: ids('threat'),
    visits: ids('visit'),
    recommendations: ids('recommendation'),
    hostStates: ids('host_state'),
    papers: ids('paper').flatMap((id) => states.get('paper', id) ?? []),
    since: known.reduce<number | null>((a, b) => (a === null || b < a ? b : a), null),
    lastOfArea: [...last].map(([area, moment]) => ({ area, at: moment })),
  }
}

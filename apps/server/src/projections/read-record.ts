import type { Subject } from '@tocsin/schema/access/rules'
import type { RecordAnswer } from '@tocsin/schema/desk/desk-answers'
import { viewEntries } from '@tocsin/schema/desk/record-view'
import type { RecordRef } from '@tocsin/schema/events/define'
import type { Incident } from '@tocsin/schema/incident/state'
import type { Actor } from '@tocsin/schema/primitives/actor'
import { parseScopeId, type RecordId } from '@tocsin/schema/primitives/ids'
import type { Report } from '@tocsin/schema/report/state'
import { sql } from 'kysely'
import type { Handle, LogEntry, ReadModels } from '../log/log-deps.ts'
import { missionOf } from '../log/mission.ts'
import { viewableEvent } from '../log/readable-event.ts'
import { readEvents } from '../log/stored-events.ts'
import { joined, ordinary, subjectOfRecord, type Treatment, treatmentOf } from '../log/subjects.ts'
import type { MissionWords } from '../words/words.ts'
import { incidentsAround, loadClusters } from './cluster.ts'
import { exposedBy } from './exposed-by.ts'
import { readArrived } from './read-arrived.ts'
import { readSeatNames } from './read-seats.ts'
import { readRecords } from './record-store.ts'
import { createStates } from './states.ts'

/**
 * Everything about one incident or threat: it is folded anew from the parts that this reader may
 * see, so that nothing else can slip through (SPEC LG-13). Undefined when there is no such record.
 */
export async function readRecord(
  db: Handle,
  within: MissionWords,
  reader: Actor,
  asked: AskedRecord,
): Promise<RecordAnswer | undefined> {
  const cluster = await readCluster(db, within, asked)
  if (!cluster) return undefined
  const { record } = cluster
  const { entries, subjectOf, isRestricted } = cluster
  const { view, history } = viewEntries(
    entries.map((entry) => viewableEvent(entry, reader, subjectOf(entry))),
  )
  if (!view[record.kind === 'incident' ? 'incidents' : 'threats'][record.id]) return undefined
  const writers = [...new Set(entries.map(({ event }) => event.header.seat))]
  const seats = await readSeatNames(db, within.mission, writers)
  return {
    ...record,
    ...view,
    history,
    seats,
    seenSeq: entries.at(-1)?.numbered.seq ?? 0,
    isRestricted,
    exposed: await exposedBy(db, within, entries),
    arrived: await readArrived(db, within.mission, history),
  }
}

type AskedRecord = { kind: 'incident' | 'threat'; id: RecordId }

/** An alert is asked for by its report: where that was joined to another incident, or said again as another report, that one is meant. */
async function standsFor(db: Handle, at: ReadModels, asked: AskedRecord): Promise<AskedRecord> {
  if (asked.kind === 'threat') return asked
  const [found] = await readRecords(db, at, [{ kind: 'report', id: asked.id }])
  if (!found) return asked
  // as: the state was written by this kind's reducer.
  const { incident, saidAgainAs } = found.state as Report
  return saidAgainAs ? standsFor(db, at, { ...asked, id: saidAgainAs }) : { ...asked, id: incident }
}

/** Every event of a record and of what is shown with it, unread, and how each is to be treated. */
export type Cluster = {
  /** What was asked for; for a report that was joined to another incident, that one. */
  record: AskedRecord
  entries: LogEntry[]
  subjectOf: (entry: LogEntry) => Subject
  /** Whether something in it is of the restricted band. */
  isRestricted: boolean
}

/** Undefined when there is no such record. */
export async function readCluster(
  db: Handle,
  { mission, words }: MissionWords,
  named: AskedRecord,
): Promise<Cluster | undefined> {
  const { generation } = await missionOf(db, mission)
  const at = { mission, generation, words }
  const asked = await standsFor(db, at, named)
  const refs = await clusterOf(db, at, asked)
  const seqs = await seqsOf(db, at, refs)
  if (seqs.length === 0) return undefined
  const entries = await readEvents(db, at, seqs)
  const treatments = await readClusterTreatments(db, at, refs)
  const treatmentIn = ({ event }: LogEntry) => treatments.get(event.header.record) ?? ordinary
  return {
    record: asked,
    entries,
    subjectOf: (entry) => subjectOfRecord(entry.event.header, treatmentIn(entry)),
    isRestricted: entries.some((entry) => {
      const isStrict = treatmentIn(entry).strictFrom !== null
      return isStrict || parseScopeId(entry.event.header.scope).band === 'restricted'
    }),
  }
}

/** The record with everything that is shown with it. */
async function clusterOf(
  db: Handle,
  at: ReadModels,
  { kind, id }: { kind: 'incident' | 'threat'; id: RecordId },
): Promise<RecordRef[]> {
  if (kind === 'threat')
    return [
      { kind, id },
      { kind: 'alert', id },
    ]
  const states = createStates()
  await loadClusters(states, [{ kind, id }], (refs) => readRecords(db, at, refs))
  // All that merges connect: a record that is shown in part could be folded wrongly.
  return [...incidentsAround(states, [{ kind, id }])].flatMap((incident): RecordRef[] => [
    { kind: 'incident', id: incident },
    ...(states.get('incident', incident)?.reports ?? []).flatMap((report): RecordRef[] => [
      { kind: 'report', id: report },
      { kind: 'alert', id: report },
    ]),
  ])
}

/** Numbers of all events that touched these records, in order. */
export async function seqsOf(
  db: Handle,
  at: ReadModels,
  refs: readonly RecordRef[],
): Promise<number[]> {
  const { rows } = await sql<{ seq: number }>`
    select distinct record_entry.seq
    from unnest(${refs.map(({ kind }) => kind as string)}::text[],
      ${refs.map(({ id }) => id as string)}::text[]) as asked(kind, id)
    join record_entry on record_entry.mission_id = ${at.mission}
      and record_entry.generation = ${at.generation}::int8
      and record_entry.kind = asked.kind and record_entry.record_id = asked.id
    order by record_entry.seq`.execute(db)
  return rows.map(({ seq }) => seq)
}

/** By record id. What is said in a rejected incident is set aside with it, each report of it too. */
async function readClusterTreatments(
  db: Handle,
  at: ReadModels,
  refs: readonly RecordRef[],
): Promise<Map<RecordId, Treatment>> {
  const treatments = new Map<RecordId, Treatment>()
  const put = (id: RecordId, treatment: Treatment) =>
    treatments.set(id, joined(treatments.get(id) ?? ordinary, treatment))
  for (const { kind, id, state } of await readRecords(db, at, refs)) {
    const treatment = treatmentOf(kind, state)
    put(id, treatment)
    // as: the state was written by this kind's reducer.
    const reports = kind === 'incident' && treatment.isSetAside ? (state as Incident).reports : []
    for (const report of reports) put(report, treatment)
  }
  return treatments
}

import type { Subject } from '@tocsin/schema/access/rules'
import type { RecordRef } from '@tocsin/schema/events/define'
import type { Header } from '@tocsin/schema/events/envelope'
import type { Incident } from '@tocsin/schema/incident/state'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import type { Report } from '@tocsin/schema/report/state'
import type { Threat } from '@tocsin/schema/threat/state'
import type { Generation } from './log-deps.ts'
import type { LogView } from './log-store.ts'

/** What the access rules have to know of a record, beside what a header says. */
export type Treatment = {
  /** Number of the event from which it belongs into the restricted band; null when none does. */
  strictFrom: number | null
  isSetAside: boolean
}

/** Of what is neither strict nor set aside. */
export const ordinary: Treatment = { strictFrom: null, isSetAside: false }

export type Treatments = (record: RecordId) => Treatment

/** How some records are to be treated, by what the log has come to hold of them. */
export async function readTreatments(
  view: Pick<LogView, 'records'>,
  at: Generation,
  records: readonly RecordId[],
): Promise<Treatments> {
  const refs = [...new Set(records)].flatMap((id): RecordRef[] =>
    (['report', 'threat', 'incident'] as const).map((kind) => ({ kind, id })),
  )
  const treatments = new Map<RecordId, Treatment>()
  for (const { kind, id, state } of await view.records(at, refs)) {
    treatments.set(id, joined(treatments.get(id) ?? ordinary, treatmentOf(kind, state)))
  }
  return (record) => treatments.get(record) ?? ordinary
}

/** The subject of one event on its way to a device: what was said before the record became strict stays said. */
export function subjectOfEvent(
  { scope, record, type }: Pick<Header, 'scope' | 'record' | 'type'>,
  seq: number,
  { strictFrom }: Treatment,
): Subject {
  const isErasure = type === 'PartErased'
  return { scope, record, isStrict: strictFrom !== null && seq >= strictFrom, isErasure }
}

/** The subject of everything that a view shows of a record as it is now. */
export function subjectOfRecord(
  { scope, record, type }: Pick<Header, 'scope' | 'record'> & Partial<Pick<Header, 'type'>>,
  { strictFrom, isSetAside }: Treatment,
): Subject {
  const isErasure = type === 'PartErased'
  return { scope, record, isStrict: strictFrom !== null, isSetAside, isErasure }
}

export function treatmentOf(kind: RecordRef['kind'], state: unknown): Treatment {
  // as: the state was written by this kind's reducer.
  if (kind === 'report') {
    const { restrictedBy, withdrawn } = state as Report
    return { strictFrom: restrictedBy?.seq ?? null, isSetAside: withdrawn !== null }
  }
  if (kind === 'threat') {
    return { strictFrom: (state as Threat).restrictedBy?.seq ?? null, isSetAside: false }
  }
  if (kind === 'incident') {
    const isSetAside = (state as Incident).verification?.finding === 'rejected'
    return { strictFrom: null, isSetAside }
  }
  return ordinary
}

/** Both together: the stricter of each. */
export function joined(one: Treatment, other: Treatment): Treatment {
  return {
    strictFrom: one.strictFrom ?? other.strictFrom,
    isSetAside: one.isSetAside || other.isSetAside,
  }
}

import type { RecordKind, RecordRef } from '@tocsin/schema/events/define'
import { recordsTouched, type Told } from '@tocsin/schema/events/tell'
import type { Incident } from '@tocsin/schema/incident/state'
import type { ScopeId } from '@tocsin/schema/primitives/ids'
import { missionScope } from '@tocsin/schema/primitives/mission-scope'
import type { LogEntry, StoredRecord } from '../log/log-deps.ts'
import { toldOf } from '../log/told-of.ts'
import type { ChangedRecord } from './record-store.ts'
import type { Refolded } from './refold-erased.ts'
import { createStates, type States } from './states.ts'

/** What some entries change, folded and closed under what the read models have to look at. */
export type Folded = {
  told: { told: Told; knownAt: number }[]
  states: States
  changed: ChangedRecord[]
  touched: (RecordRef & { seq: number })[]
  /** Incidents that hang on ones of which parts were erased: their pictures change with these. */
  around: RecordRef[]
}

export type LoadRecords = (refs: readonly RecordRef[]) => Promise<StoredRecord[]>

/** Folds entries, in the order of `seq`, into the records that they touch. */
export async function foldEntries(
  entries: readonly LogEntry[],
  load: LoadRecords,
  /** Records that are folded anew because the entries erase parts that they told of. */
  refolded: readonly Refolded[] = [],
): Promise<Folded> {
  const told = entries.flatMap((entry) => {
    const one = toldOf(entry)
    return one ? [{ told: one, knownAt: entry.knownAt, seq: entry.numbered.seq }] : []
  })
  const touched = told.flatMap(({ told: one, seq }) =>
    unique(recordsTouched(one)).map((ref) => ({ ...ref, seq })),
  )
  const states = createStates()
  const changed = new Map<string, ChangedRecord>()
  const around = refolded.length > 0 ? connectedBy(await load(refolded)) : []
  for (const { kind, id, state, seq } of refolded) {
    states.put({ kind, id }, state)
    changed.set(`${kind} ${id}`, { kind, id, scope: scopeOf(state), state, seq })
  }
  await loadMissing(states, touched, load)
  for (const { told: one, seq } of told) {
    for (const ref of unique(recordsTouched(one))) {
      if (!states.fold(ref, one)) continue
      const state = states.get(ref.kind, ref.id)
      const scope = scopeOf(state)
      changed.set(`${ref.kind} ${ref.id}`, { kind: ref.kind, id: ref.id, scope, state, seq })
    }
  }
  return { told, states, changed: [...changed.values()], touched, around }
}

function scopeOf(state: unknown): ScopeId {
  // as: whatever has a scope was made by a reducer.
  const { scope } = (state ?? {}) as { scope?: ScopeId }
  return scope ?? missionScope
}

/** The incidents that merges connect with these, as they stood. */
function connectedBy(records: readonly StoredRecord[]): RecordRef[] {
  return records.flatMap(({ kind, state }) => {
    if (kind !== 'incident') return []
    // as: the state was written by this kind's reducer.
    const { mergedInto, absorbed } = state as Incident
    const ids = mergedInto ? [mergedInto, ...absorbed] : absorbed
    return ids.map((id): RecordRef => ({ kind, id }))
  })
}

/** Loads what is not there yet, so that looking it up later means that it does not exist. */
export async function loadMissing(
  states: States,
  refs: readonly RecordRef[],
  load: LoadRecords,
): Promise<void> {
  const missing = unique(refs).filter((ref) => !states.has(ref))
  if (missing.length === 0) return
  for (const ref of missing) states.put(ref, undefined)
  for (const record of await load(missing)) states.put(record, record.state)
}

function unique(refs: readonly RecordRef[]): { kind: RecordKind; id: RecordRef['id'] }[] {
  return [...new Map(refs.map(({ kind, id }) => [`${kind} ${id}`, { kind, id }])).values()]
}

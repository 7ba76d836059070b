import type { RecordRef } from '@tocsin/schema/events/define'
import { type ErasedParts, erasuresIn, withoutParts } from '@tocsin/schema/events/erase'
import { recordsTouched, tellEvent } from '@tocsin/schema/events/tell'
import type { LogEntry } from '../log/log-deps.ts'
import { createStates, type States } from './states.ts'

/** A record folded anew, without what was erased; `seq` of the last event that it still tells of. */
export type Refolded = RecordRef & { state: unknown; seq: number }

/** Where the log is read from, as it was before the erasure. */
export type LogToRefold = {
  find(erased: ErasedParts): Promise<LogEntry | undefined>
  /** Every event that touched the record, by `seq`. */
  touching(ref: RecordRef): Promise<readonly LogEntry[]>
}

/**
 * The records that tell of what these entries erase, folded from their first event as a rebuild would
 * fold them (SPEC ER-4, LG-8). One that tells of nothing any more has no state.
 */
export async function refoldErased(
  entries: readonly LogEntry[],
  log: LogToRefold,
): Promise<Refolded[]> {
  const erased = new Map<string, string[]>()
  const refs = new Map<string, RecordRef>()
  for (const erasure of erasuresIn(entries)) {
    const entry = await log.find(erasure)
    const told = entry && tellEvent(entry)
    erased.set(erasure.hash, [...(erased.get(erasure.hash) ?? []), ...erasure.parts])
    for (const ref of told ? recordsTouched(told) : []) refs.set(`${ref.kind} ${ref.id}`, ref)
  }
  const refolded: Refolded[] = []
  for (const ref of refs.values()) refolded.push(refold(ref, await log.touching(ref), erased))
  return refolded
}

function refold(
  ref: RecordRef,
  entries: readonly LogEntry[],
  erased: ReadonlyMap<string, readonly string[]>,
): Refolded {
  const states: States = createStates()
  let seq = 0
  for (const entry of entries) {
    const labels = erased.get(entry.event.hash)
    const told = tellEvent(labels ? { ...entry, event: withoutParts(entry.event, labels) } : entry)
    const isOfIt =
      told && recordsTouched(told).some(({ kind, id }) => kind === ref.kind && id === ref.id)
    if (isOfIt && states.fold(ref, told)) seq = entry.numbered.seq
  }
  return { ...ref, state: states.get(ref.kind, ref.id), seq }
}

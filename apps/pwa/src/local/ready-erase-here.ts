import {
  type ErasedParts,
  erasuresIn,
  holdsAny,
  ownWithoutParts,
  withoutParts,
} from '@tocsin/schema/events/erase'
import { type EventId, parseEventId, type RecordId } from '@tocsin/schema/primitives/ids'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import type { EraseTools } from './erase-tools.ts'
import type { StoredEntry } from './fold-record.ts'
import type { Change, LogDeps, LogState } from './log-state.ts'

// This file comes with "ready for offline" (docs/adr/0019). What it needs of the log it is given: a
// module that it imported would be cut out of the code of the first visit, which costs more than this.

/**
 * A change with every erasure carried out that its records name (SPEC ER-9): in the records, in the own
 * chain and with the envelope. An own event that the server has not received stays: nobody else could
 * have asked for it to go. `news` = erasures that came with this very reply.
 */
export async function eraseInChange(
  tools: EraseTools,
  deps: LogDeps,
  state: LogState,
  asked: Change,
  news: readonly EventId[],
): Promise<Result<Change, Problem>> {
  const own = deps.vault.seat.id
  let change = asked
  const done = new Set<EventId>(news)
  for (const entries of asked.clusters.values()) {
    for (const erasure of erasuresIn(entries)) {
      const target = entries.find(({ event }) => event.hash === erasure.hash)
      if (!target || !holdsAny(target.event, erasure.parts)) continue
      if (target.event.header.seat === own && !target.numbered) {
        done.delete(erasure.by)
        continue
      }
      const erased = await eraseEntry(tools, deps, state, change, { ...erasure, target })
      if (!erased.ok) return erased
      change = erased.value
      done.add(erasure.by)
    }
  }
  const before = change.meta.destroyed ?? []
  const destroyed = [...before, ...[...done].filter((by) => !before.includes(by))]
  return ok({ ...change, meta: { ...change.meta, destroyed } })
}

async function eraseEntry(
  tools: EraseTools,
  deps: LogDeps,
  state: LogState,
  change: Change,
  { target, parts }: Pick<ErasedParts, 'parts'> & { target: StoredEntry },
): Promise<Result<Change, Problem>> {
  const { clustersOf, readClusters, putEntry } = tools
  const less: StoredEntry = { ...target, event: withoutParts(target.event, parts) }
  const wasIn = clustersOf(target)
  const isIn = new Set(clustersOf(less))
  const missing = wasIn.filter((record) => !change.clusters.has(record))
  const read = await readClusters(deps, state, missing)
  if (!read.ok) return read
  const clusters = new Map<RecordId, readonly StoredEntry[]>([
    ...change.clusters,
    ...read.value.clusters,
  ])
  for (const record of wasIn) {
    const entries = clusters.get(record) ?? []
    // Without its facts an event no longer says which other records it changed.
    clusters.set(
      record,
      isIn.has(record)
        ? putEntry(entries, less)
        : entries.filter(({ event }) => event.id !== target.event.id),
    )
  }
  const next: Change = { ...change, clusters }
  return target.event.header.seat === deps.vault.seat.id
    ? eraseOwn(tools, deps, state, next, { event: target.event.id, parts })
    : ok(next)
}

async function eraseOwn(
  { readOwn, ownEventOf, pushedForm, ownIndexOf }: EraseTools,
  deps: LogDeps,
  state: LogState,
  change: Change,
  { event, parts }: Pick<ErasedParts, 'event' | 'parts'>,
): Promise<Result<Change, Problem>> {
  const { seatSeq } = parseEventId(event)
  const pending = change.own.find(({ index }) => index.seatSeq === seatSeq)
  const index = pending?.index ?? state.own.find((one) => one.seatSeq === seatSeq)
  if (!index) return ok(change)
  const read = pending ? undefined : await readOwn(deps, [index.row])
  if (read && !read.ok) return read
  const kept = pending?.row ?? read?.value[0]?.kept
  const own = kept && ownEventOf(kept.pushed)
  if (!kept || !own?.ok) return ok(change)
  const less = ownWithoutParts(own.value, parts)
  const row = { ...kept, pushed: pushedForm(less), envelope: undefined }
  const others = change.own.filter((one) => one.index.seatSeq !== seatSeq)
  const gone = [...(change.envelopes?.gone ?? []), ...(kept.envelope ? [kept.envelope] : [])]
  return ok({
    ...change,
    own: [...others, { index: ownIndexOf(less, index.row, row), row }],
    envelopes: { ...change.envelopes, gone },
  })
}

/**
 * Destroys in the journal what is erased in the own chain (SPEC ER-9). What is left of an event is
 * written first, so that at no moment the journal is without it; then its older forms are overwritten
 * in place, with their envelopes, and those of amendments that let an erased identity go.
 */
export async function cleanJournal(
  { readOwn, parseJson, JournalEntry, journalBytes }: EraseTools,
  deps: LogDeps,
  { own }: Pick<LogState, 'own'>,
): Promise<Result<undefined, Problem>> {
  const erased = own.filter((one) => one.erased)
  const read = await deps.vault.journal.read({ from: 0 })
  if (!read.ok) return read
  const rows = await readOwn(
    deps,
    erased.map(({ row }) => row),
  )
  if (!rows.ok) return rows
  const left = new Map(
    rows.value.map(({ own: { event }, kept }) => [event.header.seatSeq, kept.pushed]),
  )
  const ids = new Set<EventId>(rows.value.map(({ own: { event } }) => event.id))
  const letsGo = new Set(
    own
      .filter(({ state, consents }) => state === 1 && consents.some(({ event }) => ids.has(event)))
      .map(({ seatSeq }) => seatSeq),
  )
  const places: { at: number; envelopeOnly?: boolean }[] = []
  const written = new Set<number>()
  for (const { at, bytes } of read.value.entries) {
    const entry = parseJson(bytes, JournalEntry)
    if (!entry.ok || entry.value.kind !== 'event') continue
    const { seatSeq } = entry.value.event.header
    const now = left.get(seatSeq)
    if (now && JSON.stringify(entry.value.event) === JSON.stringify(now)) written.add(seatSeq)
    else if (now) places.push({ at })
    else if (letsGo.has(seatSeq)) places.push({ at, envelopeOnly: true })
  }
  for (const [seatSeq, event] of left) {
    if (written.has(seatSeq)) continue
    const bytes = journalBytes({ v: 1, kind: 'event', event })
    const appended = await deps.vault.journal.append(bytes, read.value.end)
    if (!appended.ok) return err(appended.error)
  }
  return deps.vault.journal.destroy(places)
}

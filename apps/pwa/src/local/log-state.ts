import type { OwnEvent } from '@tocsin/schema/events/draft'
import type { LogEvent } from '@tocsin/schema/events/envelope'
import type { Bytes } from '@tocsin/schema/primitives/bytes'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import type { Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import { consentsTold } from '@tocsin/schema/sync/consent'
import type { Random } from '../vault/random.ts'
import type { Database, EnvelopeRow, SealedRow } from './database.ts'
import { clustersOf, type StoredEntry, tellEntry } from './fold-record.ts'
import type { Meta } from './meta.ts'
import type { OwnIndex } from './own-index.ts'
import type { OwnRow } from './own-row.ts'
import type { Ahead } from './read-ahead.ts'
import type { RowPages } from './row-pages.ts'
import type { LocalVault } from './vault-for-local.ts'

/** The log of this tablet as this tab knows it. A value: a writing that fails leaves the old one. */
export type LogState = {
  meta: Meta
  /** The sealed `meta` row as it was read or written: while it is the same, nobody else has written. */
  guard: Bytes | undefined
  rows: RowPages
  /** By `seatSeq`. */
  own: readonly OwnIndex[]
}

/** What every part of the local log works with. */
export type LogDeps = {
  vault: LocalVault
  db: Database
  random: Random
  now: () => number
  /** What was read before the keys were there; it is gone once it was asked for. */
  ahead?: Ahead | undefined
}

/** An own event that is new or changed; `sealing` = its row, where that has begun already. */
export type OwnChange = {
  index: OwnIndex
  row: OwnRow
  sealing?: Promise<Result<SealedRow, Problem>> | undefined
}

/** What one writing changes. Clusters are whole; an empty one is deleted. */
export type Change = {
  meta: Meta
  clusters: ReadonlyMap<RecordId, readonly StoredEntry[]>
  own: readonly OwnChange[]
  /** A draft that has become an event ends with the same writing. */
  forgetDraft?: string | undefined
  envelopes?: { put?: readonly EnvelopeRow[]; gone?: readonly string[] }
  /** Clusters and lists are all written anew: whatever lies there goes. */
  anew?: boolean
}

/** `bytes`: of the event as text, where that is known. */
export function ownIndexOf(
  own: OwnEvent,
  row: string,
  kept: OwnRow,
  bytes = JSON.stringify(kept.pushed).length,
): OwnIndex {
  const entry = { event: own.event, numbered: null }
  return {
    seatSeq: own.event.header.seatSeq,
    hash: own.event.hash,
    row,
    state: kept.held ? 2 : kept.numbered ? 1 : 0,
    unproven: unprovenOf(own.event, kept),
    audited: kept.audited === true,
    bytes,
    clusters: clustersOf(entry),
    envelope: kept.envelope,
    consents: consentsTold(tellEntry(entry)),
    erased: Object.values(own.event.parts).some(({ state }) => state === 'erased'),
  }
}

/** Only what came with a signed receipt has a place that can be proven. */
export function unprovenOf(
  { header, hash }: LogEvent,
  { numbered, receipt, audited }: OwnRow,
): OwnIndex['unproven'] {
  if (!numbered || !receipt || audited) return null
  return { scope: header.scope, line: { ...numbered, hash } }
}

/** Own events by `seatSeq`, with some of them new or changed. */
export function withOwn(own: readonly OwnIndex[], changed: readonly OwnIndex[]): OwnIndex[] {
  const [first, ...others] = changed
  // A save adds one at the end, whatever lies before it.
  if (first && others.length === 0 && first.seatSeq > (own.at(-1)?.seatSeq ?? 0)) {
    return [...own, first]
  }
  const bySeq = new Map(own.map((index) => [index.seatSeq, index]))
  for (const index of changed) bySeq.set(index.seatSeq, index)
  return [...bySeq.values()].sort((a, b) => a.seatSeq - b.seatSeq)
}

/**
 * Puts entries into their clusters; one that is there already is replaced, so that a repetition changes
 * nothing. But words that are here stay: a server that has lost their key sends what was committed to in
 * their place (SPEC KW-3), and then only tablets have them.
 */
export function putEntry(entries: readonly StoredEntry[], entry: StoredEntry): StoredEntry[] {
  const before = entries.find(({ event }) => event.id === entry.event.id)
  const others = entries.filter((one) => one !== before)
  return [...others, before?.event.hash === entry.event.hash ? withWords(entry, before) : entry]
}

function withWords(entry: StoredEntry, before: StoredEntry): StoredEntry {
  const kept = Object.entries(before.event.parts).filter(([label, { state }]) => {
    return label !== 'facts' && state === 'clear' && entry.event.parts[label]?.state === 'withheld'
  })
  if (kept.length === 0) return entry
  const parts = { ...entry.event.parts, ...Object.fromEntries(kept) }
  return { ...entry, event: { ...entry.event, parts } }
}

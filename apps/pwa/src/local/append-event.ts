import { type Draft, draftToEvent } from '@tocsin/schema/events/draft'
import type { EventId, RecordId } from '@tocsin/schema/primitives/ids'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { newRowId } from './commit.ts'
import { type StoredEntry, tellEntry } from './fold-record.ts'
import type { Fresh } from './keep-journal.ts'
import { leaving, staleEnvelopes } from './leaving.ts'
import type { AppendOptions } from './local.ts'
import { type Change, type LogState, ownIndexOf, putEntry } from './log-state.ts'
import { fromBeginning } from './meta.ts'
import { type EnvelopeDeps, envelopeOf } from './own-envelope.ts'
import { type OwnRow, pushedForm } from './own-row.ts'
import { readClusters } from './read-log.ts'
import { sealJson } from './seal-json.ts'
import { sealToOfficers } from './seal-to-officers.ts'

/** Bytes of the salt that every event gets (SPEC CH). */
const eventSaltBytes = 12

export type Appended = {
  change: Change
  record: RecordId
  event: EventId
  /** For the journal. */
  fresh: Fresh
}

/** The next event of the own chain, stamped, sealed and folded, ready to be written. */
export async function appendEvent(
  deps: EnvelopeDeps,
  state: LogState,
  draft: Draft,
  { draft: forgetDraft, people = {} }: AppendOptions,
): Promise<Result<Appended, Problem>> {
  const { meta } = state
  if (meta.behind) return err(problem('forked'))
  const sealing = await sealToOfficers(deps, meta, draft, people)
  if (!sealing.ok) return sealing
  const own = draftToEvent(
    draft,
    { mission: meta.profile.mission, seat: deps.vault.seat.id, head: meta.head },
    { at: deps.now(), offset: offsetOf(meta), salt: deps.random(eventSaltBytes) },
    sealing.value,
  )
  tellEntry({ event: own.event, numbered: null }, true)
  const pushed = pushedForm(own)
  // For its length and its entry in the journal.
  const text = JSON.stringify(pushed)
  const unnumbered = { pushed, numbered: null, held: null }
  const index = ownIndexOf(own, meta.next ?? newRowId(deps), unnumbered, text.length)
  const may = await leaving(deps, { own: [...state.own, index] }, [own])
  if (!may.ok) return may
  const entry: StoredEntry = { event: own.event, numbered: null, epoch: '', held: null }
  const reading = readClusters(deps, state, index.clusters)
  const id = meta.trust && newRowId(deps)
  const whole: OwnRow = { ...unnumbered, envelope: id }
  // Side by side: the sealing is done by another thread of the browser.
  const sealingRow = sealJson(deps.vault, 'chain', index.row, whole)
  const [sealed, read, stale] = await Promise.all([
    envelopeOf(deps, state, may.value[0], reading, id),
    reading,
    staleEnvelopes(deps, state, index.consents),
  ])
  // One that is too large for an envelope is too large for the server: it is saved all the same.
  if (!sealed.ok && sealed.error.code !== 'too_large') return sealed
  if (!read.ok) return read
  if (!stale.ok) return stale
  const envelope = sealed.ok ? sealed.value : undefined
  const isWhole = envelope?.id === id
  const kept = isWhole ? whole : { ...whole, envelope: undefined }
  const clusters = new Map(
    [...read.value.clusters].map(([record, entries]) => [record, putEntry(entries, entry)]),
  )
  const head = { seatSeq: own.event.header.seatSeq, hash: own.event.hash }
  const cursors = read.value.damaged ? fromBeginning(meta.cursors) : meta.cursors
  const change: Change = {
    meta: { ...meta, head, cursors },
    clusters,
    own: [
      {
        index: { ...index, envelope: kept.envelope },
        row: kept,
        sealing: isWhole ? sealingRow : undefined,
      },
      ...stale.value.own,
    ],
    forgetDraft,
    envelopes: { put: envelope ? [envelope] : [], gone: stale.value.gone },
  }
  const { record } = own.event.header
  const fresh = { event: pushed, text, envelope: envelope?.sealed }
  return ok({ change, record, event: own.event.id, fresh })
}

/** How far the server's clock was ahead of this tablet's when it was last heard, ms; null when never. */
export function offsetOf({ heard }: Pick<LogState['meta'], 'heard'>): number | null {
  return heard ? heard.serverNow - heard.at : null
}

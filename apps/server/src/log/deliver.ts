import { type Bytes, fromBase64Url, isBase64Url } from '@tocsin/schema/primitives/bytes'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import type { DeliverAnswer } from '@tocsin/schema/sync/deliver'
import { type EnvelopeContent, envelopeSignedBytes } from '@tocsin/schema/sync/envelope'
import { openDelivered } from '@tocsin/seal/open-delivered'
import type { SealingKey } from '@tocsin/seal/sealing-key'
import { signatureBytes, verifyRun } from '@tocsin/seal/seat-key'
import { takeRun } from './append.ts'
import { destroyAgain } from './erased-parts.ts'
import type { Clock, LogDeps } from './log-deps.ts'
import type { LogStore } from './log-store.ts'
import type { RunToAppend } from './plan-append.ts'
import { quarantineQuota } from './quarantine.ts'
import { readPushed } from './read-pushed.ts'
import type { KnownSeat } from './seats.ts'
import { sqlStore } from './sql-store.ts'

/** Opens an envelope with the mission's transport key. */
export type OpenEnvelope = (sealed: Bytes) => Promise<Result<EnvelopeContent, 'unreadable'>>

/** {@link deliverToStore} with the mission's log and its transport key. */
export function deliver(
  deps: LogDeps,
  transport: SealingKey,
  envelopes: readonly Bytes[],
): Promise<DeliverAnswer[]> {
  const open: OpenEnvelope = (sealed) => openDelivered(transport, deps.mission, sealed)
  return deliverToStore(sqlStore(deps), deps.clock, { envelopes, open })
}

/**
 * Takes envelopes into the log, each as a run of its own with the bytes that its seat signed (SPEC
 * EN-5). They are judged in the order of their chains, whatever the order in which they came.
 * Repeating a delivery changes nothing.
 *
 * @returns what became of each, in the order given.
 */
export async function deliverToStore(
  store: LogStore,
  clock: Clock,
  { envelopes, open }: { envelopes: readonly Bytes[]; open: OpenEnvelope },
): Promise<DeliverAnswer[]> {
  const answers = new Map<number, DeliverAnswer>()
  const runs: { at: number; content: EnvelopeContent; run: RunToAppend }[] = []
  for (const [at, sealed] of envelopes.entries()) {
    const opened = await open(sealed)
    const signed = opened.ok ? await proven(store, clock, opened.value) : opened
    const run = opened.ok && signed.ok ? await whole(store, opened.value, signed.value) : signed
    if (opened.ok && run.ok) runs.push({ at, content: opened.value, run: run.value })
    else answers.set(at, run.ok ? 'unreadable' : run.error)
  }
  runs.sort((a, b) => seatSeqOf(a.run) - seatSeqOf(b.run))
  for (const { at, content, run } of runs) answers.set(at, await take(store, content, run))
  for (const seat of new Set(runs.map(({ run }) => run.seat))) await takeWaiting(store, clock, seat)
  return envelopes.map((_, at) => answers.get(at) ?? 'unreadable')
}

/**
 * Takes what waited for the place that the seat's chain has now reached. Called after everything that
 * moves a chain: an envelope that came early is forgotten by whoever brought it.
 */
export async function takeWaiting(
  store: LogStore,
  clock: Clock,
  id: KnownSeat['actor']['seat'],
): Promise<void> {
  for (let seat = await store.seat(id); seat; ) {
    const rows = await store.waitingEnvelopes(id, seat.head.seatSeq + 1)
    for (const { hash, content } of rows) {
      const run = runOf(store, content, clock.now())
      const appended = await takeRun(store, run)
      // One for which there is no room stays where it is.
      if (!appended.ok || wasDropped(appended.value.held)) return
      await store.dropEnvelope(id, hash)
    }
    const next = await store.seat(id)
    if (rows.length === 0 || !next || next.head.seatSeq === seat.head.seatSeq) return
    seat = next
  }
}

/** One answer for a seat that is unknown and for one that did not sign: who asks learns of no seat. */
async function proven(
  store: LogStore,
  clock: Clock,
  content: EnvelopeContent,
): Promise<Result<RunToAppend, 'not_mine'>> {
  const seat = await store.seat(content.seat)
  if (!seat || !isBase64Url(content.signature, signatureBytes)) return err('not_mine')
  const run = runOf(store, content, clock.now())
  const signature = fromBase64Url(content.signature)
  return (await verifyRun(seat.publicKey, signature, run.signed)) ? ok(run) : err('not_mine')
}

/**
 * Whether this is the event as its author sealed it. The signature is over its header alone, and who
 * reads an envelope of a teammate has that signature: what is spoilt, or comes without its own salt,
 * which only the author and this server have, might be anybody's, and would stand in the place of the
 * real one, or use up its seat's room (SPEC EN-17). It is not kept, and whoever has the real one keeps it.
 */
async function whole(
  store: LogStore,
  { event, hash }: EnvelopeContent,
  run: RunToAppend,
): Promise<Result<RunToAppend, 'unreadable'>> {
  const [pushed] = run.events
  if (!pushed?.header || pushed.hash !== hash || pushed.flaw === 'bad_parts') {
    return err('unreadable')
  }
  const hasOwnSalt = typeof event === 'object' && event !== null && 'salt' in event
  if (hasOwnSalt) return ok(run)
  // Of an event of which something was erased the salt has gone with it (SPEC ER-3).
  const erased = await store.erased({ hashes: [hash], events: [] })
  return erased.length > 0 ? ok(run) : err('unreadable')
}

function runOf(store: LogStore, content: EnvelopeContent, receivedAt: number): RunToAppend {
  const { seat, hash, signature, event } = content
  return {
    seat,
    once: null,
    hashes: [hash],
    signature,
    signed: envelopeSignedBytes({ mission: store.missionId, seat, hash }),
    events: [readPushed(event)],
    receivedAt,
  }
}

function seatSeqOf({ events }: RunToAppend): number {
  return events[0]?.seatSeq ?? 0
}

async function take(
  store: LogStore,
  content: EnvelopeContent,
  run: RunToAppend,
): Promise<DeliverAnswer> {
  const seat = await store.seat(run.seat)
  if (!seat) return 'not_mine'
  const isEarly = seatSeqOf(run) > seat.head.seatSeq + 1 && run.events[0]?.header !== undefined
  if (isEarly && seat.revokedAt === null) {
    const size = JSON.stringify(content).length
    if ((await store.waitingBytes(run.seat)) + size > quarantineQuota) return 'later'
    const [kept] = await destroyAgain(store, run.events)
    // as: what is read from JSON text is JSON.
    const event = JSON.parse(kept?.bytes() ?? 'null') as EnvelopeContent['event']
    await store.keepEnvelope({
      content: { ...content, event },
      seatSeq: seatSeqOf(run),
      receivedAt: run.receivedAt,
    })
    return 'held'
  }
  const appended = await takeRun(store, run)
  if (!appended.ok || wasDropped(appended.value.held)) return 'later'
  return appended.value.held.length > 0 ? 'held' : 'taken'
}

/** There is no room for it in the seat's quarantine, so it was not kept. */
function wasDropped(held: readonly { problem: { code: string } }[]): boolean {
  return held.some(({ problem }) => problem.code === 'quarantine_full')
}

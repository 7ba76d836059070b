import { grantedScopes } from '@tocsin/schema/access/rules'
import { linesRoot, receiptBytes } from '@tocsin/schema/chain/log-receipt'
import { toBase64Url } from '@tocsin/schema/primitives/bytes'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import type { LogWord } from '@tocsin/schema/sync/log-word'
import type { ExchangeQuestion, ExchangeReply, ExchangeRequest } from '@tocsin/schema/sync/wire'
import { type Appended, appendToStore } from './append.ts'
import { takeWaiting } from './deliver.ts'
import type { Clock, LogDeps } from './log-deps.ts'
import type { LogStore } from './log-store.ts'
import { prove } from './prove.ts'
import { type Pulled, pullEvents } from './pull.ts'
import type { KnownSeat } from './seats.ts'
import { sqlStore } from './sql-store.ts'

/**
 * Push and pull in one call. The seat's signature is all the identification it takes, so that a
 * tablet whose session has ended still delivers. Returns the problems of {@link appendToStore}.
 */
export function exchange(
  deps: LogDeps,
  request: ExchangeRequest,
): Promise<Result<ExchangeReply, Problem>> {
  return exchangeWithStore(sqlStore(deps), deps.clock, request)
}

/** {@link exchange} with whatever keeps the log. */
export async function exchangeWithStore(
  store: LogStore,
  clock: Clock,
  request: ExchangeRequest,
): Promise<Result<ExchangeReply, Problem>> {
  const appended = await appendToStore(store, clock, { request })
  if (!appended.ok) return err(appended.error)
  const { receipts, held, head, seat } = appended.value
  if (request.run.length > 0) await takeWaiting(store, clock, seat.actor.seat)
  const nothing = { events: [], cursors: {}, upToSeq: 0, more: false }
  // Somebody else may hold this key as well: from the very reply that finds it out it pulls nothing.
  const isOut = seat.revokedAt !== null || held.some(({ problem }) => problem.code === 'forked')
  const pulled = isOut ? undefined : await pullAsOfNow(store, seat, request.question)
  const now = { ...appended.value, seat: pulled?.seat ?? seat }
  const log = await logWord(store, now, { question: request.question, isOut: !pulled })
  return ok({
    receipts,
    held,
    head,
    ...(pulled?.events ?? nothing),
    serverNow: clock.now(),
    ...(log && { log }),
  })
}

/**
 * What a seat may read at the end of the pull, not only at its beginning: a change of its rights, or its
 * revocation, that came meanwhile holds for this reply already (SPEC RC-5). Undefined for a seat that is out.
 */
async function pullAsOfNow(
  store: LogStore,
  asked: KnownSeat,
  question: ExchangeQuestion,
): Promise<{ seat: KnownSeat; events: Pulled } | undefined> {
  let seat = asked
  for (;;) {
    const events = await pullEvents(store, seat.actor, question)
    const now = await store.seat(seat.actor.seat)
    if (!now || now.revokedAt !== null) return undefined
    if (now.rightsFrom === seat.rightsFrom) return { seat, events }
    seat = now
  }
}

/** What the reply says of the log itself: the signed head, a receipt, the proof that was asked for. */
async function logWord(
  store: LogStore,
  { seat, lines, head: chain }: Appended,
  { question, isOut }: { question: ExchangeQuestion; isOut: boolean },
): Promise<LogWord | undefined> {
  // Read after the append: this head holds everything that is acknowledged here.
  const { signed, trees } = await store.proofs()
  if (!signed) return undefined
  const { mission, epoch, seq, root } = signed.head
  const { publicKey, sign } = store.logKey
  const bytes = receiptBytes({
    mission,
    epoch,
    seat: seat.actor.seat,
    chain,
    count: lines.length,
    linesRoot: linesRoot(lines),
    seq,
    root,
  })
  const receipt = lines.length > 0 ? toBase64Url(await sign(bytes)) : null
  const { settings } = await store.mission()
  const areas = settings.areas.map(({ id }) => id)
  const granted = isOut ? [] : grantedScopes(seat.actor, areas)
  const proof = question.prove ? await prove(store, trees, question.prove, new Set(granted)) : null
  return { key: publicKey, signed, receipt, proof, together: true }
}

import type { SeatId } from '@tocsin/schema/primitives/ids'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { acceptReply } from '@tocsin/schema/sync/accept-reply'
import { checkLog, type LogNews } from '@tocsin/schema/sync/check-log'
import { logToCheck } from '@tocsin/schema/sync/log-to-check'
import { type Pace, paceOf } from '@tocsin/schema/sync/pace'
import { owesProof } from '@tocsin/schema/sync/pinned-log'
import {
  Epoch,
  type ExchangeReply,
  type ExchangeRequest,
  NamedCounter,
} from '@tocsin/schema/sync/wire'
import type { RevocationProof } from '@tocsin/schema/trust/signed'
import { forkedReason } from '@tocsin/schema/trust/statements'
import { isRevocation } from '@tocsin/seal/check-revocation'
import { verifyRun } from '@tocsin/seal/seat-key'
import type { Local, PlannedExchange } from '../local/local.ts'
import type { Profile } from '../local/profile.ts'
import type { OpenVault } from '../vault/open-vault.ts'
import type { ExchangeSeveral, ExchangeWithServer } from './exchange-with-server.ts'
import { knownOf, knownThere } from './known-there.ts'
import { signedRequest } from './signed-request.ts'
import { mostFrames, splitPlanned } from './split-planned.ts'

/** Wiped for it, or only stopped. */
export type Out = 'revoked' | 'stopped'

export type RoundDeps = {
  local: Pick<
    Local,
    | 'trust'
    | 'planExchange'
    | 'applyReply'
    | 'noteRewritten'
    | 'takeEpoch'
    | 'takeCounter'
    | 'facts'
    | 'profile'
  >
  seat: Pick<OpenVault['seat'], 'id' | 'sign'>
  exchange: ExchangeWithServer
  /** Several requests in one round trip, where the link can. */
  several?: () => ExchangeSeveral | undefined
}

/**
 * What one round trip came to. `again`: more waits on either side, or the server refused it and
 * named what to correct, which was done.
 */
export type Round = {
  again: boolean
  corrected?: Problem
  /** The mission has proven that this seat was taken out of it (SPEC DV-6), or stopped for a fork (DV-15). */
  out?: Out
}

/** One round trip: each request's reply is stored whole or not at all. */
export async function oneRound(
  deps: RoundDeps,
  signal: AbortSignal,
  pace: Pace = paceOf(0),
): Promise<Result<Round, Problem>> {
  const { local, seat, exchange } = deps
  const before = local.facts.get().unsentEvents
  const profile = local.profile()
  const several = before > 1 ? deps.several?.() : undefined
  const planned = await plannedParts(local, pace, several !== undefined)
  if (!planned.ok) return planned
  const { parts, asks, whole } = planned.value
  const requests: ExchangeRequest[] = []
  for (const part of parts) {
    const request = await signedRequest(part, seat)
    if (!request.ok) return request
    requests.push(request.value)
  }
  const isResumed = several !== undefined && pace.bytes < paceOf(0).bytes
  const there = isResumed ? await knownThere(whole, asks, seat, exchange, signal) : ok(0)
  if (!there.ok) return correct(local, there.error)
  const answers = await sent(deps, requests, signal, several, knownOf(parts, there.value))
  if (!answers.ok) return answers
  let taken: Taken | undefined
  for (const [at, answered] of answers.value.entries()) {
    const part = parts[at]
    if (!part) break
    if (!answered.ok) return correct(local, answered.error)
    const pinned = at === 0 ? part.pinned : local.facts.get().log
    const done = await takeAnswer(deps, { ...part, pinned }, answered.value)
    if (!done.ok) return done
    taken = done.value
    if (taken.out) break
  }
  if (!taken) return err(problem('server_failed'))
  const { reply, news, out, planned: last } = taken
  if (!news) return ok({ again: false, ...(out && { out }) })
  const { unsentEvents, log, unproven } = local.facts.get()
  const { prove } = last.question
  // New rights were taken: what they open comes at once, and the server hears that it is carried out.
  const isChanged = reply.rights !== undefined && local.profile() !== profile
  // Proofs wait until the server has moved on over the whole run: of a revoked seat it never does.
  const isTold = reply.head.seatSeq >= (last.run.at(-1)?.event.header.seatSeq ?? 0)
  const hasMoved = prove ? news.audited.length > 0 : isTold
  const owes = unsentEvents === 0 && (owesProof(log) || unproven > 0) && hasMoved
  // A run that is taken only in part goes on; one of which nothing is taken waits for the next try.
  return ok({
    again:
      reply.more ||
      isChanged ||
      (unsentEvents > 0 && unsentEvents < before) ||
      // What is behind it may have its receipts already, from a server that has lost them since.
      (last.isCut && isTold) ||
      owes,
    ...(out && { out }),
  })
}

/** Plans that go in one round trip, each of the largest run, unless a try before it did not come through. */
const mostPlans = 5

/** Frames of a round trip to which no further plan is added: the server takes 240 a minute. */
const enoughFrames = 64

type PlannedParts = {
  parts: PlannedExchange[]
  /** A counter below theirs, for asking what came through of a try before. */
  asks: number
  /** All that the parts are of, as one. */
  whole: PlannedExchange
}

/** A long tail is planned piece by piece, so that a save need not wait until all of it is read. */
async function plannedParts(
  local: RoundDeps['local'],
  { events, bytes }: Pace,
  inFrames: boolean,
): Promise<Result<PlannedParts, Problem>> {
  const first = await local.planExchange(events, bytes, inFrames ? mostFrames + 1 : 1)
  if (!first.ok) return first
  if (!inFrames) return ok({ parts: [first.value], asks: 0, whole: first.value })
  let whole = first.value
  let parts = splitPlanned(whole, mostFrames)
  const most = bytes < paceOf(0).bytes ? 1 : mostPlans
  for (let plans = 1; plans < most && whole.isCut && parts.length < enoughFrames; plans++) {
    const after = whole.run.at(-1)?.event.header.seatSeq
    const next = await local.planExchange(events, bytes, mostFrames, after)
    if (!next.ok) return next
    whole = { ...next.value, run: [...whole.run, ...next.value.run] }
    parts = splitPlanned(whole, (plans + 1) * mostFrames)
  }
  return ok({ parts, asks: first.value.question.counter - mostFrames, whole })
}

async function sent(
  { exchange }: RoundDeps,
  requests: readonly ExchangeRequest[],
  signal: AbortSignal,
  several: ExchangeSeveral | undefined,
  known: readonly number[],
): ReturnType<ExchangeSeveral> {
  const [only] = requests
  if (several && (requests.length > 1 || known.some((count) => count > 0))) {
    return await several(requests, signal, known)
  }
  return ok(only ? [await exchange(only, signal)] : [])
}

/** A reply that was stored; without `news` where it only proved the end of this seat. */
type Taken = {
  planned: PlannedExchange
  reply: ExchangeReply
  news: LogNews | undefined
  out: Out | undefined
}

async function takeAnswer(
  { local, seat }: RoundDeps,
  planned: PlannedExchange,
  answer: unknown,
): Promise<Result<Taken, Problem>> {
  const reader = { mission: local.profile().mission, seat: seat.id }
  const accepted = acceptReply(reader, answer)
  if (!accepted.ok) return accepted
  const reply = accepted.value
  const certified = local.trust()?.log.statement.key ?? null
  const toCheck = logToCheck(planned, reply, verifyRun, certified)
  if (!toCheck.ok) return toCheck
  const news = await checkLog(toCheck.value)
  const out = await whyOut(local.profile(), seat.id, reply.revocation)
  if (!news.ok) {
    // A proven end of this seat stands on the mission's root, whatever the log looks like.
    if (out === 'revoked') return ok({ planned, reply, news: undefined, out })
    const { reason } = news.error
    const noted = await local.noteRewritten(news.error)
    return noted.ok ? err(problem('log_rewritten', { reason })) : noted
  }
  const applied = await local.applyReply(reply, news.value, out === 'stopped')
  return applied.ok ? ok({ planned, reply, news: news.value, out }) : applied
}

/** A tablet that was enrolled before missions had a root has nothing to prove it by, and believes its server. */
async function whyOut(
  { mission, root }: Profile,
  seat: SeatId,
  proof: RevocationProof | undefined,
): Promise<Out | undefined> {
  if (!proof) return undefined
  const pinned = root !== undefined && { mission, fingerprint: root, seat }
  if (pinned && !(await isRevocation(proof, pinned))) return undefined
  return proof.revoked.statement.reason === forkedReason ? 'stopped' : 'revoked'
}

/**
 * The server may refuse a request for what a restored backup or a lost database makes of it. What it
 * names is kept, so nothing is taken with which no later request could be made (SPEC SY-9).
 */
async function correct(
  local: RoundDeps['local'],
  refusal: Problem,
): Promise<Result<Round, Problem>> {
  const epoch = Epoch.safeParse(refusal.detail?.epoch)
  if (refusal.code === 'stale_epoch' && epoch.success) {
    const taken = await local.takeEpoch(epoch.data)
    return taken.ok ? ok({ again: true, corrected: refusal }) : taken
  }
  const counter = NamedCounter.safeParse(refusal.detail?.counter)
  if (refusal.code === 'replayed_request' && counter.success) {
    const taken = await local.takeCounter(counter.data)
    return taken.ok ? ok({ again: true, corrected: refusal }) : taken
  }
  return err(refusal)
}

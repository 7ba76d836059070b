import * as z from 'zod/mini'
import { Hash, Header, Moment, Numbered, Parts } from '../events/envelope.ts'
import { EventId, MissionId, ScopeId, SeatId } from '../primitives/ids.ts'
import { looseJson } from '../primitives/json.ts'
import { ProblemForm } from '../problem-form.ts'
import { RevocationProof, RightsProof } from '../trust/signed.ts'
import { LogWord, ProofQuestion } from './log-word.ts'

/** Most events in one push or one pull; a longer tail goes in several round trips. */
export const largestBatch = 200

/** An event on its way down, with its number; parts that this seat may not read come as commitments. */
export const PulledEvent = z.object({
  id: EventId,
  header: Header,
  hash: Hash,
  parts: Parts,
  numbered: Numbered,
})
export type PulledEvent = z.infer<typeof PulledEvent>

export const Cursors = z.record(ScopeId, z.int().check(z.nonnegative()))
export type Cursors = z.infer<typeof Cursors>

/** Most erasures of which one request says that they are carried out. */
export const mostDestroyed = 100

/** Names one life of a server's log: another after a backup was restored. */
export const Epoch = z.string().check(z.maxLength(64))

/**
 * The counter that a server may name to a tablet which lost its own: more than any seat asks in its
 * life, and so low that counting on from it never comes to an end.
 */
export const NamedCounter = z.int().check(z.gte(0), z.lte(0xffffffff))

/**
 * Which change of its rights a tablet has carried out (by the moment from which it holds), and the last event of its own chain from before
 * that: what it wrote up to there, it wrote under the rights that it had (SPEC RC-4).
 */
export const TakenRights = z.object({
  from: z.int().check(z.gte(1)),
  after: z.int().check(z.gte(0), z.lte(0xffffffff)),
})
export type TakenRights = z.infer<typeof TakenRights>

/**
 * Everything of a request that is not the run itself: bound into the run's signature by its hash, so
 * that nobody who carries a push can ask for something else with it (SPEC SY-2).
 */
export const ExchangeQuestion = z.object({
  mission: MissionId,
  seat: SeatId,
  epoch: Epoch,
  /** Rises with every request of the seat, sent or lost. */
  counter: z.int().check(z.gte(1)),
  /**
   * How far this seat has pulled each scope: the last `scopeSeq` it holds, 0 where it asks anew. A scope
   * that it does not name is one of which it holds nothing (SPEC DV-9).
   */
  cursors: Cursors,
  /** Most events to send down. */
  limit: z.int().check(z.gte(0), z.lte(largestBatch)),
  /** Erasures, by the events that say so, that are carried out on this tablet (SPEC ER-10). */
  destroyed: z.optional(z.array(EventId).check(z.maxLength(mostDestroyed))),
  /** Only asked of a server that has signed its log to this seat: an older one would not know it. */
  prove: z.optional(ProofQuestion),
  /** Only once this seat's rights were changed: an older server would not know it. */
  rights: z.optional(TakenRights),
})
export type ExchangeQuestion = z.infer<typeof ExchangeQuestion>

/**
 * Push and pull in one call. The signature is Ed25519 over `runBytes`, base64url. The events are
 * checked one by one afterwards, so that one malformed event never takes the others with it: hence
 * loose JSON here.
 */
export const ExchangeRequest = z.object({
  question: ExchangeQuestion,
  /** The hash of the last event of the run; of the seat's last event when the run is empty. */
  runHead: Hash,
  /** Header hashes of the run, in its order: what the signature covers. */
  hashes: z.array(Hash).check(z.maxLength(largestBatch)),
  run: z.array(looseJson).check(z.maxLength(largestBatch)),
  signature: z.string().check(z.regex(/^[A-Za-z0-9_-]{86}$/)),
})
export type ExchangeRequest = z.infer<typeof ExchangeRequest>

/** The server's word that it has an event durably: its number and time. */
export const Receipt = z.object({ seatSeq: z.int().check(z.gte(1)), numbered: Numbered })
export type Receipt = z.infer<typeof Receipt>

/** An event that the server keeps in quarantine instead of its log, and why. */
export const Held = z.object({ seatSeq: z.int(), problem: ProblemForm })
export type Held = z.infer<typeof Held>

export const ExchangeReply = z.object({
  receipts: z.array(Receipt),
  held: z.array(Held),
  /** The seat's chain as the server has it: the tablet goes on from here, also after a restored backup. */
  head: z.object({ seatSeq: z.int().check(z.nonnegative()), hash: Hash }),
  /** Events of others, in the order of `seq`. */
  events: z.array(PulledEvent),
  /** The cursors to keep once `events` are stored. Scopes missing here are no longer granted. */
  cursors: Cursors,
  /** Every granted event up to this `seq` is now on the tablet. */
  upToSeq: z.int().check(z.nonnegative()),
  /** More waits: ask again. */
  more: z.boolean(),
  /** The server's clock, ms since 1970, for the offset that is recorded and shown, never applied. */
  serverNow: Moment,
  /** That this seat was taken out of the mission: everything readable goes (SPEC DV-6). */
  revocation: z.optional(RevocationProof),
  /** That this seat's rights are others than those which it said it has (SPEC RC-3). */
  rights: z.optional(RightsProof),
  log: z.optional(LogWord),
})
export type ExchangeReply = z.infer<typeof ExchangeReply>

import { type ChainHead, checkLink } from '@tocsin/schema/chain/chain'
import type { Actor } from '@tocsin/schema/primitives/actor'
import type { MissionId } from '@tocsin/schema/primitives/ids'
import { type Problem, type ProblemCode, problem } from '@tocsin/schema/problem'
import type { Pushed, ReadableEvent } from './read-pushed.ts'

/** What the log already has from this seat, by `seatSeq`. */
export type Kept = {
  logged: ReadonlyMap<number, { hash: string }>
  quarantined: ReadonlyMap<number, { headerHash: string | null; problem: ProblemCode }[]>
}

export type Judged =
  | { is: 'known'; seatSeq: number }
  | { is: 'new'; pushed: ReadableEvent }
  | {
      is: 'held'
      seatSeq: number
      hash: string | null
      problem: Problem
      bytes: string | null
      /** Whether the seat's signature is over this very event: whoever carries a push can swap one. */
      isSigned: boolean
    }

export type Judging = {
  mission: MissionId
  actor: Actor
  /** A revoked seat is read no further: all that it still tells is kept, nothing enters the log. */
  isRevoked: boolean
  head: ChainHead
  hashes: readonly string[]
  kept: Kept
  /** Why this event may not be written by this actor although it is well formed. */
  refuse: (pushed: ReadableEvent) => ProblemCode | undefined
  /** Takes the bytes of a refused event; false when the quota for what is signed, or is not, is used up. */
  keep: (bytes: string, isSigned: boolean) => boolean
}

/**
 * Judges the events of an authenticated run one by one (SPEC LG-2 to LG-6, LG-16). The head moves over every
 * event that links, refused ones too, so that what follows them is not broken by them; a refused
 * event that its seat signed and whose bytes cannot be kept stops the run, as nothing may be dropped.
 */
export function judgeRun(
  run: readonly Pushed[],
  judging: Judging,
): { judged: Judged[]; head: ChainHead } {
  let { head } = judging
  const judged: Judged[] = []
  for (const [at, pushed] of run.entries()) {
    const { verdict, links } = judgeEvent(pushed, at, head, judging)
    if (
      verdict.is !== 'held' ||
      verdict.bytes === null ||
      judging.keep(verdict.bytes, verdict.isSigned)
    ) {
      judged.push(verdict)
      if (links) head = links
      continue
    }
    // What the seat did not sign is nobody's word: without room it is named and not kept.
    judged.push({
      ...verdict,
      bytes: null,
      ...(verdict.isSigned && { problem: problem('quarantine_full') }),
    })
    if (verdict.isSigned) break
  }
  return { judged, head }
}

type Verdict = { verdict: Judged; links?: ChainHead }

function judgeEvent(pushed: Pushed, at: number, head: ChainHead, judging: Judging): Verdict {
  if (!pushed.header) {
    const seatSeq = pushed.seatSeq ?? head.seatSeq + 1
    return { verdict: held(seatSeq, null, 'malformed_event', pushed.bytes()) }
  }
  const { header, hash, seatSeq, bytes } = pushed
  if (header.seat !== judging.actor.seat || hash !== judging.hashes[at]) {
    return { verdict: held(seatSeq, hash, 'broken_chain', bytes(), false) }
  }
  if (seatSeq <= head.seatSeq) return { verdict: judgeAgain(pushed, judging.kept) }
  if (judging.isRevoked) return { verdict: held(seatSeq, hash, 'seat_revoked', bytes()) }
  if (!checkLink(head, header).ok) return { verdict: held(seatSeq, hash, 'broken_chain', bytes()) }
  // Headers are signed and bodies are not: who carries a push can spoil a part of it. The chain waits
  // here, so that the event is taken when it comes again whole.
  if (pushed.flaw === 'bad_parts') return { verdict: held(seatSeq, hash, 'bad_parts', bytes()) }
  const code =
    header.mission !== judging.mission ? 'foreign_mission' : (pushed.flaw ?? judging.refuse(pushed))
  return {
    verdict: code ? held(seatSeq, hash, code, bytes()) : { is: 'new', pushed },
    links: { seatSeq, hash },
  }
}

/** An event that was received before, or another one in its place: a fork, which is loud. */
function judgeAgain({ seatSeq, hash, bytes }: ReadableEvent, kept: Kept): Judged {
  if (kept.logged.get(seatSeq)?.hash === hash) return { is: 'known', seatSeq }
  const before = kept.quarantined.get(seatSeq)?.find((row) => row.headerHash === hash)
  return before ? held(seatSeq, hash, before.problem, null) : held(seatSeq, hash, 'forked', bytes())
}

function held(
  seatSeq: number,
  hash: string | null,
  code: ProblemCode,
  bytes: string | null,
  isSigned = true,
): Judged {
  return { is: 'held', seatSeq, hash, problem: problem(code), bytes, isSigned }
}

import type { OwnEvent } from '../events/draft.ts'
import type { Part, PartBody } from '../events/envelope.ts'
import { isSealedLabel } from '../events/sealed.ts'
import { toBase64Url, utf8 } from '../primitives/bytes.ts'
import type { PushedEvent, PushedIdentity } from './pushed-event.ts'
import { type ExchangeReply, largestBatch } from './wire.ts'

/** Bytes of JSON that one push may hold, well under the server's limit for a body. */
export const largestRunBytes = 1_000_000

/**
 * The run to push next: the author's own events behind the head that the server last named, in their
 * order, as many as fit (SPEC SY-3). Whether the tablet holds a receipt for them does not matter: a
 * server restored from an older backup names an older head and is given everything again.
 */
export function planRun(
  own: readonly OwnEvent[],
  serverSeatSeq: number,
  mostBytes = largestRunBytes,
): OwnEvent[] {
  const run: OwnEvent[] = []
  let bytes = 0
  for (const next of own) {
    if (next.event.header.seatSeq <= serverSeatSeq) continue
    bytes += utf8(JSON.stringify(next.event)).length
    if (run.length === largestBatch || (run.length > 0 && bytes > mostBytes)) break
    run.push(next)
  }
  return run
}

/**
 * Behind which own event the next run begins: the head that the server names, or, where that is further
 * than what it answered to, the last event that it did. What lies between them got there with a reply
 * that was lost, and has no receipt here, or one of another epoch (SPEC SY-3).
 */
export function pushedUpTo({
  head,
  receipts,
  held,
}: Pick<ExchangeReply, 'head' | 'receipts' | 'held'>): number {
  const answered = [...receipts, ...held].map(({ seatSeq }) => seatSeq)
  return answered.length === 0 ? head.seatSeq : Math.min(head.seatSeq, Math.max(...answered))
}

/** An own event in the form in which it travels up. */
export function pushedEvent({ event, salt, wraps, sets, released }: OwnEvent): PushedEvent {
  const parts: Record<string, PartBody> = {}
  const sealed: Record<string, PushedIdentity> = {}
  const salts: Record<string, string> = {}
  const erased: Record<string, string> = {}
  for (const [label, part] of Object.entries(event.parts)) {
    if (isSealedLabel(label) && part.state !== 'clear') sealed[label] = part
    else if (part.state === 'erased') erased[label] = part.commitment
    else {
      parts[label] = ownBody(part)
      if (part.state === 'clear') salts[label] = part.salt
    }
  }
  if (salt && Object.keys(erased).length > 0) {
    throw new Error('an own event lost a part and kept the salt of it')
  }
  return {
    header: event.header,
    ...(salt ? { salt: toBase64Url(salt) } : { salts, erased }),
    parts,
    ...(Object.keys(sealed).length > 0 && { sealed }),
    ...(wraps && Object.keys(wraps).length > 0 && { wraps }),
    ...(sets && Object.keys(sets).length > 0 && { sets }),
    ...(released && released.length > 0 && { released: [...released] }),
  }
}

function ownBody(part: Part): PartBody {
  // An author's own log holds its parts in clear until they are received; anything else is a defect.
  if (part.state !== 'clear') throw new Error('an own event lost a part before it was received')
  return part.body
}

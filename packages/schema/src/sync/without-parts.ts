import * as z from 'zod/mini'
import { headerHash } from '../chain/chain.ts'
import { acceptParts } from '../chain/parts.ts'
import { Readmits } from '../events/bodies.ts'
import { type ErasedParts, ownWithoutParts } from '../events/erase.ts'
import { fromBase64Url } from '../primitives/bytes.ts'
import { eventId } from '../primitives/ids.ts'
import { pushedEvent } from './plan-run.ts'
import { PushedEvent } from './pushed-event.ts'

/** What was erased, for as many events as somebody may send: by the hash of the header. */
export type ErasedLookup = readonly ErasedParts[]

/**
 * An event as it was sent, without what was erased of it (SPEC ER-7): parts, salt and wraps of the
 * event itself or of the one that it says again, and what an amendment of consent lets go of an earlier one. What is not readable as an
 * event is given back as it is.
 */
export function withoutErased(raw: unknown, erased: ErasedLookup): unknown {
  const parsed = PushedEvent.safeParse(raw)
  if (!parsed.success) return raw
  const { header } = parsed.data
  const hash = headerHash(header)
  const again = readmitsIn(parsed.data)
  const labels = erased.flatMap((one) => {
    return one.hash === hash || one.hash === again ? one.parts : []
  })
  const { released = [] } = parsed.data
  const kept = released.filter(({ event, part }) => {
    return !erased.some((one) => one.event === event && one.parts.includes(part))
  })
  if (labels.length === 0 && kept.length === released.length) return raw
  const { released: _, ...rest } = parsed.data
  const event = kept.length > 0 ? { ...rest, released: kept } : rest
  return labels.length > 0 ? withoutParts(event, labels) : event
}

/** The hash of the event whose words it says again: they are the same under another header (SPEC DV-10). */
function readmitsIn({ parts }: PushedEvent): string | undefined {
  const said = z.object({ readmits: Readmits }).safeParse(parts.provenance)
  return said.data?.readmits.hash
}

function withoutParts(pushed: PushedEvent, labels: readonly string[]): PushedEvent {
  const { header, parts, salt, sealed, wraps, released } = pushed
  const accepted = acceptParts(header, parts, pushed, sealed)
  // Spoilt on its way: which of it is the erased part cannot be told, so nothing of it is kept.
  if (!accepted.ok) return { header, parts: {}, salts: {}, erased: {} }
  const id = eventId(header.seat, header.seatSeq)
  const own = {
    event: { id, header, hash: headerHash(header), parts: accepted.value },
    salt: salt === undefined ? null : fromBase64Url(salt),
    ...(wraps && { wraps }),
    ...(released && { released }),
  }
  return pushedEvent(ownWithoutParts(own, labels))
}

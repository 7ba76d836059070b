import { headerHash } from '@tocsin/schema/chain/chain'
import { acceptParts } from '@tocsin/schema/chain/parts'
import type { OwnEvent } from '@tocsin/schema/events/draft'
import { Numbered } from '@tocsin/schema/events/envelope'
import { fromBase64Url } from '@tocsin/schema/primitives/bytes'
import { eventId } from '@tocsin/schema/primitives/ids'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { ProblemForm } from '@tocsin/schema/problem-form'
import { StoredReceipt } from '@tocsin/schema/sync/pinned-log'
import { pushedEvent } from '@tocsin/schema/sync/plan-run'
import { PushedEvent } from '@tocsin/schema/sync/pushed-event'
import * as z from 'zod/mini'
import type { ChainRow } from './database.ts'

/** An own event as the tablet keeps it, in the form in which it travels: what can be derived is not stored. */
export const OwnRow = z.object({
  pushed: PushedEvent,
  numbered: z.nullable(Numbered),
  held: z.nullable(ProblemForm),
  /** Row of its envelope, until there is a receipt. */
  envelope: z.optional(z.string()),
  /** The server's signed word that it has the event: stored only after its signature was checked. */
  receipt: z.optional(StoredReceipt),
  /** Proven by an audit path to be in the log of that epoch. */
  audited: z.optional(z.boolean()),
})
export type OwnRow = z.infer<typeof OwnRow>

export function stateOf({ numbered, held }: Pick<OwnRow, 'numbered' | 'held'>): ChainRow['state'] {
  if (held) return 2
  return numbered ? 1 : 0
}

export function pushedForm(own: OwnEvent): PushedEvent {
  return pushedEvent(own)
}

/** The event with its id, hash and part salts, or `bad_parts` when the stored bytes are not what was sealed. */
export function ownEventOf(pushed: PushedEvent): Result<OwnEvent, 'bad_parts'> {
  const { header, salt, parts, sealed, wraps, sets } = pushed
  const accepted = acceptParts(header, parts, pushed, sealed)
  if (!accepted.ok) return err('bad_parts')
  const id = eventId(header.seat, header.seatSeq)
  const event = { id, header, hash: headerHash(header), parts: accepted.value }
  const eventSalt = salt === undefined ? null : fromBase64Url(salt)
  return ok({ event, salt: eventSalt, ...(wraps && { wraps }), ...(sets && { sets }) })
}

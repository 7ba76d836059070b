import type { FactsOf } from '@tocsin/schema/events/registry'
import { RecordId } from '@tocsin/schema/primitives/ids'
import { localDateOf, startOfLocalDate } from '@tocsin/schema/primitives/local-date'
import { type OccurredAt, occurredBetween } from '@tocsin/schema/primitives/occurred'
import { Place } from '@tocsin/schema/primitives/place'
import { itemOf } from '@tocsin/schema/vocabulary/find'
import { imminence } from '@tocsin/schema/vocabulary/imminence'
import * as z from 'zod/mini'

export const flashWhens = ['now', 'hour', 'today', 'earlier'] as const
export const flashWheres = ['here', 'map', 'village'] as const

/** The four questions, as far as they are answered. Kept as the draft. */
export const FlashForm = z.object({
  what: z.nullable(z.string()),
  where: z.enum(flashWheres),
  place: z.nullable(Place),
  when: z.enum(flashWhens),
  /** When `when` was touched: "now" stays that moment, however late it is sent. */
  whenAt: z.int(),
  soon: z.nullable(z.string()),
  joined: z.nullable(z.object({ incident: RecordId, title: z.string() })),
})
export type FlashForm = z.infer<typeof FlashForm>

export type FlashFacts = FactsOf<'ReportFiled'>

const hourMs = 3_600_000

export function freshFlash(now: number): FlashForm {
  return {
    what: null,
    where: 'here',
    place: null,
    when: 'hour',
    whenAt: now,
    soon: null,
    joined: null,
  }
}

/** "Earlier" is not yet said: the details say when. */
export function flashOccurred({ when, whenAt }: FlashForm, timeZone: string): OccurredAt {
  switch (when) {
    case 'now':
      return occurredBetween('minute', whenAt, whenAt)
    case 'hour':
      return occurredBetween('hour', whenAt - hourMs, whenAt)
    case 'today':
      return occurredBetween(
        'day',
        startOfLocalDate(timeZone, localDateOf(timeZone, whenAt)),
        whenAt,
      )
    default:
      return { precision: 'unknown' }
  }
}

/** A flash in which nobody said how soon still asks HQ to act today. */
const levelUnsaid = 'urgent'

export function flashFacts(
  form: FlashForm & { what: string; place: Place },
  timeZone: string,
): FlashFacts {
  const { what, place, soon, joined } = form
  return {
    form: 'flash',
    what,
    place,
    occurredAt: flashOccurred(form, timeZone),
    ...(soon && { imminence: soon }),
    alert: (soon && itemOf(imminence, soon)?.level) ?? levelUnsaid,
    ...(joined && { attachTo: joined.incident }),
  }
}

import * as z from 'zod/mini'
import { LinkKind } from '../primitives/file-budget.ts'
import { LocalDate } from '../primitives/local-date.ts'
import { addLanes, fileBytes, type LaneBytes, lanes } from './lanes.ts'

const whole = z.int().check(z.nonnegative())
const Counted = z.partialRecord(z.enum(lanes), whole)

/**
 * What went over the link, by lane and by nothing else: no record, no moment but the day. Even so it says
 * whether somebody raised alerts today, so that a tablet keeps it sealed.
 */
export const Traffic = z.object({
  /** The day that `today` is of, in the mission's zone. */
  date: LocalDate,
  today: Counted,
  /** Of the month of that day, the day included. */
  month: Counted,
  /** Bytes of files today by the link that they went over. */
  links: z.partialRecord(LinkKind, whole),
})
export type Traffic = z.infer<typeof Traffic>

/** What is counted on a day: with another day or month it begins anew. */
export function trafficOn(date: string, traffic: Traffic | undefined): Traffic {
  if (traffic?.date === date) return traffic
  const isSameMonth = traffic?.date.slice(0, 7) === date.slice(0, 7)
  return { date, today: {}, month: isSameMonth ? traffic.month : {}, links: {} }
}

/** With some bytes more, of which those of files count for the link that somebody says they are on. */
export function countTraffic(traffic: Traffic, bytes: LaneBytes, link: LinkKind | null): Traffic {
  const { date, today, month, links } = traffic
  const counted = { date, today: addLanes(today, bytes), month: addLanes(month, bytes) }
  const files = fileBytes(bytes)
  if (link === null || files === 0) return { ...counted, links }
  return { ...counted, links: { ...links, [link]: (links[link] ?? 0) + files } }
}

import { dtgMonths } from './dtg.ts'
import { err, ok, type Result } from './result.ts'

const shape = /^(\d{2})(\d{2})(\d{2})\s*Z\s*([A-Z]{3})\s*(\d{2}|\d{4})?$/

/**
 * Milliseconds since 1970 of a date-time group in UTC. What the group leaves open, the year or its
 * century, is chosen to lie nearest to `near` (milliseconds since 1970).
 */
export function parseDtg(text: string, near: number): Result<number, 'not_a_dtg'> {
  const found = shape.exec(text.trim().toUpperCase())
  const month = dtgMonths.indexOf(found?.[4] ?? '')
  if (!found || month < 0) return err('not_a_dtg')
  const [day, hour, minute] = [Number(found[1]), Number(found[2]), Number(found[3])]
  let best: number | undefined
  for (const year of years(found[5], new Date(near).getUTCFullYear())) {
    const at = moment(year, month, day, hour, minute)
    if (at === undefined) continue
    if (best === undefined || Math.abs(at - near) < Math.abs(best - near)) best = at
  }
  return best === undefined ? err('not_a_dtg') : ok(best)
}

function years(written: string | undefined, nearYear: number): number[] {
  if (written?.length === 4) return [Number(written)]
  if (written) {
    const century = nearYear - (nearYear % 100)
    return [-100, 0, 100].map((step) => century + step + Number(written))
  }
  // Leap days are at most eight years apart.
  return Array.from({ length: 17 }, (_, i) => nearYear - 8 + i)
}

function moment(year: number, month: number, day: number, hour: number, minute: number) {
  if (hour > 23 || minute > 59) return undefined
  const date = new Date(0)
  date.setUTCFullYear(year, month, day)
  date.setUTCHours(hour, minute)
  return date.getUTCMonth() === month && date.getUTCDate() === day ? date.getTime() : undefined
}

import { type OccurredAt, occurredOn, type TimePrecision } from '@tocsin/schema/primitives/occurred'
import type { GedRow } from './ged-row.ts'

/**
 * `date_prec` as the word for how the date was said (UCDP GED Codebook, "date_prec"): 1 the day,
 * 2 two to six days, 3 the week, 4 the month or 8 to 30 days, 5 more than a month up to a year.
 */
const precisions: Readonly<Record<GedRow['datePrec'], TimePrecision>> = {
  1: 'day',
  2: 'range',
  3: 'week',
  4: 'month',
  5: 'range',
}

/** When it happened: from the start of the first date to the end of the last, in the mission's time zone. */
export function gedTime(row: GedRow, timeZone: string): OccurredAt {
  const precision = precisions[row.datePrec]
  return occurredOn(timeZone, row.dateStart, { lastDate: row.dateEnd, precision })
}

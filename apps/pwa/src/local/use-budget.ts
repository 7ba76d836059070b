import * as z from 'zod/mini'

const whole = z.int().check(z.nonnegative())

/**
 * How much this tablet was used since its picture was last complete (SPEC DV-7). A browser has no
 * clock that nobody can turn, so this counts what cannot be undone: days that the clock showed one
 * after the other, and within a day openings and open time. Setting the clock back, or holding it
 * still, gives no more use; setting it forward takes a day, not ten years.
 */
export const UseBudget = z.object({
  /** Days of use. Only rises. */
  days: whole,
  /** The date that the clock showed when it was last looked at, whole days since 1970. */
  date: z.int(),
  /** Openings and open minutes since a day was last counted. */
  openings: whole,
  minutes: whole,
})
export type UseBudget = z.infer<typeof UseBudget>

const day = 86_400_000

/** More than anybody opens or keeps open a tablet in a day: a clock that is held still comes to this. */
const openingsPerDay = 40
const minutesPerDay = 16 * 60

export function freshBudget(now: number): UseBudget {
  return { days: 0, date: dateOf(now), openings: 0, minutes: 0 }
}

/** One opening, or some minutes of being open, at a moment of this tablet's clock (ms since 1970). */
export function spend(
  budget: UseBudget,
  use: { now: number; openings?: number; minutes?: number },
): UseBudget {
  const date = dateOf(use.now)
  const openings = budget.openings + (use.openings ?? 0)
  const minutes = budget.minutes + Math.max(0, Math.round(use.minutes ?? 0))
  const isOver = date !== budget.date || openings >= openingsPerDay || minutes >= minutesPerDay
  return isOver
    ? { days: budget.days + 1, date, openings: 0, minutes: 0 }
    : { ...budget, openings, minutes }
}

/**
 * Whether what was pulled has to go: the use is spent, or the server was heard that much later than
 * the picture is of. Both moments are the server's own, ms since 1970.
 */
export function isExpired(
  budget: UseBudget,
  server: { pictureAt: number | null; heardAt: number | null },
  expiryDays: number,
): boolean {
  if (budget.days >= expiryDays) return true
  const { pictureAt, heardAt } = server
  return pictureAt !== null && heardAt !== null && heardAt - pictureAt > expiryDays * day
}

function dateOf(now: number): number {
  return Math.floor(now / day)
}

import * as z from 'zod/mini'

const people = z.int().check(z.gte(0), z.lte(100_000_000))

/**
 * How many: at least `min`, at most `max` when somebody gave a limit, `best` when somebody gave an
 * estimate. A range stays a range; `confirmed` says that it was counted, not only told (SPEC PR-11).
 */
export const Count = z
  .object({
    min: people,
    best: z.nullable(people),
    max: z.nullable(people),
    status: z.enum(['reported', 'confirmed']),
  })
  .check(z.refine((count) => inOrder(count), { error: 'min, best and max are not in order' }))
export type Count = z.infer<typeof Count>

function inOrder({ min, best, max }: { min: number; best: number | null; max: number | null }) {
  return min <= (best ?? min) && (best ?? min) <= (max ?? Number.POSITIVE_INFINITY)
}

/** Nobody: adding it changes nothing. */
export const ZERO: Count = { min: 0, best: 0, max: 0, status: 'confirmed' }

export function isNobody({ min, best, max }: Count): boolean {
  return min === 0 && best === 0 && max === 0
}

/** Exactly `n`, as told. */
export function exactly(n: number, status: Count['status'] = 'reported'): Count {
  return { min: n, best: n, max: n, status }
}

/**
 * The sum is only as sure as its least sure part: without one part's `best` or `max` the total has
 * none, and it is confirmed only when every part is (SPEC PR-12).
 */
export function sumCounts(counts: Iterable<Count>): Count {
  const sum = { ...ZERO }
  for (const count of counts) addCount(sum, count)
  return sum
}

/** One part more in a sum that began with nobody, which it changes. */
export function addCount(sum: Count, { min, best, max, status }: Count): void {
  sum.min += min
  sum.best = plus(sum.best, best)
  sum.max = plus(sum.max, max)
  if (sum.status === 'confirmed') sum.status = status
}

function plus(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b
}

/** What the sentence about a count has to say; the words are the reader's language. */
export type CountText =
  | { form: 'unknown' }
  | { form: 'exact'; n: number }
  | { form: 'at_least'; min: number; best: number | null }
  | { form: 'between'; min: number; max: number; best: number | null }

export function countText({ min, best, max }: Count): CountText {
  if (max === min) return { form: 'exact', n: min }
  if (max !== null) return { form: 'between', min, max, best }
  if (min === 0 && best === null) return { form: 'unknown' }
  return { form: 'at_least', min, best }
}

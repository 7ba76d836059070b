import type { LineKey } from '@tocsin/schema/summary/release/grid'
import type { Split } from '@tocsin/schema/summary/state'
import type { Form } from './bounds.ts'

export const ends = ['min', 'best', 'max'] as const
export type End = (typeof ends)[number]
export const sides = ['verified', 'unverified', 'total'] as const

/** A line as it was known at the time of one release, over areas of the mission. */
export type Version = LineKey & { release: number; of: readonly string[] }

/** The unknowns that one number of several versions is the sum of: one for each area and side. */
export function formOf(versions: readonly Version[], side: keyof Split, end: End): Form {
  const sides = side === 'total' ? (['verified', 'unverified'] as const) : [side]
  return new Map(
    versions.flatMap(({ week, of, category, release }) =>
      of.flatMap((area) =>
        sides.map((each) => [[week, area, category, release, each, end].join(' '), 1] as const),
      ),
    ),
  )
}

/** How much more the first form is than the second. */
export function difference(more: Form, less: Form): Form {
  const form = new Map(more)
  for (const [name, factor] of less) form.set(name, (form.get(name) ?? 0) - factor)
  return form
}

import * as z from 'zod/mini'
import { AreaId, Code } from '../../primitives/ids.ts'
import { LocalDate } from '../../primitives/local-date.ts'
import { itemOf } from '../../vocabulary/find.ts'
import { violationTypes } from '../../vocabulary/violation-types.ts'

/**
 * `open`: told as it is, of the ordinary band only, like the lines of areas of SPEC SU-10.
 * `guarded`: of both bands, told from five on.
 */
export const LineKind = z.enum(['open', 'guarded'])
export type LineKind = z.infer<typeof LineKind>

/** What happened in no union of the grid, or is known by country only: an area like the others. */
export const elsewhere = 'elsewhere'

/**
 * The lines in which offices outside are told of every week from `from` on: areas that are unions of
 * the mission's, categories that are unions of violation types. None overlap, so that no line is a
 * part of another (SPEC RP-1).
 */
export const ReleaseGrid = z
  .object({
    /** The first day of the first week. */
    from: LocalDate,
    areas: z.array(z.object({ code: Code, of: z.array(AreaId) })),
    categories: z.array(z.object({ code: Code, types: z.array(Code), kind: LineKind })),
  })
  .check(
    z.refine(({ areas }) => isNoneTwice([elsewhere, ...areas.map(({ code }) => code)]), {
      error: 'two unions of areas have one name',
    }),
    z.refine(({ areas }) => isNoneTwice(areas.flatMap(({ of }) => of)), {
      error: 'an area is in two unions',
    }),
    z.refine(({ categories }) => isNoneTwice(categories.map(({ code }) => code)), {
      error: 'two categories have one name',
    }),
    z.refine(({ categories }) => isNoneTwice(categories.flatMap(({ types }) => types)), {
      error: 'a violation type is in two categories',
    }),
    z.refine(({ categories }) => categories.every(isGuardedEnough), {
      error: 'a sensitive violation type is in an open category',
    }),
  )
export type ReleaseGrid = z.infer<typeof ReleaseGrid>

/** `week`: its first day. */
export type LineKey = { week: string; area: string; category: string }

export function lineId({ week, area, category }: LineKey): string {
  return `${week} ${area} ${category}`
}

/** Every line of a week; none is left out because nothing happened. */
export function linesOf({ areas, categories }: ReleaseGrid, week: string): LineKey[] {
  const codes = [...areas.map(({ code }) => code), elsewhere]
  return codes.flatMap((area) => categories.map(({ code }) => ({ week, area, category: code })))
}

export function kindOf({ categories }: ReleaseGrid, category: string): LineKind {
  return categories.find(({ code }) => code === category)?.kind ?? 'guarded'
}

/** A type that the code list does not have counts as sensitive. */
function isGuardedEnough({ kind, types }: ReleaseGrid['categories'][number]): boolean {
  return (
    kind === 'guarded' || types.every((type) => itemOf(violationTypes, type)?.sensitive === false)
  )
}

function isNoneTwice(codes: readonly string[]): boolean {
  return new Set(codes).size === codes.length
}

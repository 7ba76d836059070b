import { lineId } from '@tocsin/schema/summary/release/grid'
import type { GridFigures } from '@tocsin/schema/summary/release/grid-figures'
import { smallestTold } from '@tocsin/schema/summary/suppress'
import { type Paper, type Reading, readPapers } from './attack.ts'
import { boundsOf, type Claim, type Form } from './bounds.ts'
import type { Solver } from './solver.ts'
import { difference, ends, formOf, sides, type Version } from './unknowns.ts'

/** How much of a small number has to stay open: all that a silent line can hold, from 0 to 4. */
export const protection = smallestTold - 1

export type Broken = {
  /** Numbers from 0 to 4, and differences of 1 to 4 of one line between two releases. */
  attacked: number
  /** Numbers and differences that are known within less than {@link protection}, and rightly so. */
  numbers: number
  differences: number
  /** Numbers from 1 to 4 of which no other value is left. */
  exactly: number
  /** The least that stays open of any. */
  narrowest: number
  /** Targets about which the papers, as they were read, contradict each other. */
  unsolved: number
  /** Claims that are not so. */
  falseClaims: number
}

/** The figures of a line by the mission's areas, as they were known at the time of a release. */
export type TruthOf = (release: number, week: string) => GridFigures

type Target = { form: Form; truth: number; kind: 'number' | 'difference' }

/** Tries to derive every small number from all papers together. */
export function breakPapers(
  papers: readonly Paper[],
  { reading, truthOf, solve }: { reading: Reading; truthOf: TruthOf; solve: Solver },
): Broken {
  const { claims, lines } = readPapers(papers, reading)
  const value = valuesOf(lines.flat(), truthOf)
  const targets = lines.flatMap((versions) => targetsOf(versions, value))
  const found = boundsOf(
    solve,
    claims,
    targets.map(({ form }) => form),
  )
  const widths = targets.map(({ truth }, at) => {
    const interval = found[at]
    const isRight = interval && interval.low - tiny <= truth && truth <= interval.high + tiny
    return isRight ? interval.high - interval.low : Number.POSITIVE_INFINITY
  })
  const count = (test: (target: Target, width: number) => boolean) =>
    targets.filter((target, at) => test(target, widths[at] ?? 0)).length
  const isDerived = (width: number) => width < protection - tiny
  return {
    attacked: targets.length,
    numbers: count(({ kind }, width) => kind === 'number' && isDerived(width)),
    differences: count(({ kind }, width) => kind === 'difference' && isDerived(width)),
    exactly: count(({ kind, truth }, width) => kind === 'number' && truth > 0 && width < tiny),
    narrowest: Math.min(...widths),
    unsolved: found.filter((interval) => !interval).length,
    falseClaims: claims.filter((claim) => isFalse(claim, value)).length,
  }
}

/** What a solver by floating point may be off. */
const tiny = 1e-6

/** Every number of a line in every version, side and area, and what changed between versions. */
function targetsOf(versions: readonly Version[], value: ValueOf): Target[] {
  const small = (form: Form, kind: Target['kind']): Target[] => {
    const truth = value(form)
    if (truth === undefined || Math.abs(truth) >= smallestTold) return []
    // That nothing changed may be known.
    return kind === 'difference' && truth === 0 ? [] : [{ form, truth, kind }]
  }
  return ends.flatMap((end) =>
    versions.flatMap((version, at) => {
      const forms = sides.map((side) => formOf([version], side, end))
      const areas = version.of.map((area) => formOf([{ ...version, of: [area] }], 'total', end))
      const changes = versions
        .slice(0, at)
        .flatMap((older) =>
          sides.map((side) => difference(formOf([version], side, end), formOf([older], side, end))),
        )
      return [
        ...[...forms, ...areas].flatMap((form) => small(form, 'number')),
        ...changes.flatMap((form) => small(form, 'difference')),
      ]
    }),
  )
}

/** What a form truly is; undefined where nobody gave one of its numbers. */
type ValueOf = (form: Form) => number | undefined

function valuesOf(versions: readonly Version[], truthOf: TruthOf): ValueOf {
  const values = new Map<string, number | null>()
  for (const version of versions) {
    const { week, category, release } = version
    const figures = truthOf(release, week)
    for (const area of version.of) {
      const split = figures.get(lineId({ week, area, category }))
      for (const side of ['verified', 'unverified'] as const) {
        for (const end of ends) {
          const [name = ''] = formOf([{ ...version, of: [area] }], side, end).keys()
          values.set(name, split?.[side][end] ?? null)
        }
      }
    }
  }
  return (form) => {
    let sum = 0
    for (const [name, factor] of form) {
      const value = values.get(name) ?? null
      if (value === null) return undefined
      sum += factor * value
    }
    return sum
  }
}

function isFalse({ form, low, high }: Claim, value: ValueOf): boolean {
  const truth = value(form)
  return truth !== undefined && (truth < low || truth > high)
}

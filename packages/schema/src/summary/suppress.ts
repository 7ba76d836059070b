import type { Count } from '../primitives/count.ts'
import type { AreaId, Band } from '../primitives/ids.ts'
import type { Week } from '../primitives/week.ts'
import { itemOf } from '../vocabulary/find.ts'
import { violationTypes } from '../vocabulary/violation-types.ts'
import { weeklySummary } from './compute.ts'
import type { AreaKey, Figure, Headline, Split, SummaryRow } from './state.ts'

/** A number from 1 to this less one may single out a person or a record: it is not told. */
export const smallestTold = 5

/** The numbers of one side by side; null = withheld. */
export type ToldSplit = Record<keyof Split, Count | null>
export type ToldFigure = Record<'now' | 'before', ToldSplit>

/**
 * The figures of a week for who reads figures and no record. Lines of the whole mission count
 * everything, those of areas only what the ordinary band holds; no list of incidents comes with them.
 */
export type ToldSummary = {
  week: Week
  previous: Week
  incidents: ToldFigure
  headline: Record<Headline, ToldFigure>
  byViolation: (ToldFigure & { type: string })[]
  withoutViolation: ToldFigure
  byArea: { area: AreaKey; incidents: ToldFigure; headline: Record<Headline, ToldFigure> }[]
  cells: (ToldFigure & { type: string; area: AreaKey })[]
}

export type BandedRow = SummaryRow & { band: Band }

/**
 * The weekly summary without what could single out a restricted record (SPEC SU-10, SU-11). Where is
 * told only of the ordinary band; how many restricted ones the mission has, only where they are none
 * or {@link smallestTold} and more, and never so that a subtraction gives a smaller number: lines of
 * one sum are withheld together, and so are the two sides of a split.
 */
export function toldSummary(
  rows: readonly BandedRow[],
  of: { week: Week; previous: Week; areas: readonly AreaId[] },
): ToldSummary {
  const all = weeklySummary(rows, of)
  const open = weeklySummary(
    rows.filter(({ band }) => band === 'standard'),
    of,
  )
  const strict = weeklySummary(
    rows.filter(({ band }) => band === 'restricted'),
    of,
  )
  const hidden = new Map(strict.byViolation.map((line) => [line.type, line]))
  const small = (week: Side, headline: Headline) =>
    strict.byViolation.some((line) => headlineOf(line.type) === headline && hasSmall(line[week]))
  return {
    week: all.week,
    previous: all.previous,
    incidents: told(all.incidents, strict.incidents),
    headline: byHeadline((name) => told(all.headline[name], strict.headline[name])),
    byViolation: all.byViolation.map(({ type, ...figure }) => {
      const headline = headlineOf(type)
      const ofType = told(figure, hidden.get(type))
      const tell = (week: Side) => (headline && small(week, headline) ? nothing : ofType[week])
      return { type, now: tell('now'), before: tell('before') }
    }),
    withoutViolation: withoutViolation(all.withoutViolation, strict),
    byArea: open.byArea.map(({ area, incidents, headline }) => ({
      area,
      incidents: numbers(incidents),
      headline: byHeadline((name) => numbers(headline[name])),
    })),
    cells: open.cells.map((cell) => ({ type: cell.type, area: cell.area, ...numbers(cell) })),
  }
}

type Side = 'now' | 'before'
const nothing: ToldSplit = { verified: null, unverified: null, total: null }

function told(all: Figure, strict: Figure | undefined): ToldFigure {
  const of = (week: Side) => (strict ? toldSplit(all[week], strict[week]) : all[week])
  return { now: of('now'), before: of('before') }
}

function toldSplit(all: Split, strict: Split): ToldSplit {
  if (isSmall(strict.total)) return nothing
  return hasSmall(strict) ? { ...nothing, total: all.total } : all
}

/** Beside the incidents of which they are a part: neither may be small, nor what is left of both. */
function withoutViolation(
  all: Figure,
  strict: { incidents: Figure; withoutViolation: Figure },
): ToldFigure {
  const of = (week: Side) => {
    const [whole, part] = [strict.incidents[week], strict.withoutViolation[week]]
    const rest = (['verified', 'unverified', 'total'] as const).map(
      (side) => whole[side].min - part[side].min,
    )
    return rest.some(isSmallNumber) ? nothing : toldSplit(all[week], part)
  }
  return { now: of('now'), before: of('before') }
}

function hasSmall({ verified, unverified, total }: Split): boolean {
  return isSmall(verified) || isSmall(unverified) || isSmall(total)
}

function isSmall({ min, best, max }: Count): boolean {
  return [min, best, max].some((end) => end !== null && isSmallNumber(end))
}

function isSmallNumber(n: number): boolean {
  return n > 0 && n < smallestTold
}

function numbers({ now, before }: Figure): ToldFigure {
  return { now, before }
}

function headlineOf(type: string): Headline | null {
  return itemOf(violationTypes, type)?.headline ?? null
}

function byHeadline(of: (name: Headline) => ToldFigure): Record<Headline, ToldFigure> {
  return {
    killed: of('killed'),
    injured: of('injured'),
    abducted: of('abducted'),
    sexual_violence: of('sexual_violence'),
  }
}

import type { StandardOfProofCode } from '../../vocabulary/standards-of-proof.ts'
import { bottomLineOf } from './bottom-line.ts'
import { breakdownOf, byStateForces } from './breakdown.ts'
import { byWeekOf } from './by-week.ts'
import { caveatsOf } from './caveats.ts'
import { childrenOf } from './children.ts'
import { countedIncident } from './counted.ts'
import { figuresOf, rowsOfWeeks } from './figures.ts'
import { hostStateOf } from './host-state.ts'
import { named } from './model-places.ts'
import { modelFormat } from './model-text.ts'
import { createNumbers, type NumberedModel } from './numbered.ts'
import { outlookOf } from './outlook.ts'
import { paperWeeks } from './paper-weeks.ts'
import { recommendationsOf } from './recommendations.ts'
import { openAlertsOf, responseOf } from './response.ts'
import { sexualViolenceOf } from './sexual-violence.ts'
import type { PaperSource } from './source.ts'
import type { PaperModel } from './state.ts'
import { harmOf } from './traced.ts'
import { unknownsOf } from './unknowns.ts'

/** On what the figures of a mission rest (domain.md §3.2). */
const standardOfProof: StandardOfProofCode = 'reasonable_grounds'

const nothing = { rows: [], harm: harmOf([]) }

/**
 * The weekly summary of one week, worked out from rows alone: the same rows give the same model
 * (SPEC SP-1). Total: a week without data, a single report and rows without dates give a paper too.
 */
export function paperModel(rows: PaperSource): PaperModel {
  return named(numberedModel(rows))
}

/** Likewise, as it is made. */
export function numberedModel(rows: PaperSource): NumberedModel {
  const source = inOrder(rows)
  const numbers = createNumbers(source.incidents.map(({ id }) => id))
  const incidents = source.incidents.flatMap((row, n) => countedIncident(row, n) ?? [])
  const weeks = rowsOfWeeks(paperWeeks(source.rule, source.week), incidents)
  const [now = nothing, before = nothing] = weeks
  const unknowns = unknownsOf(source, incidents, weeks, numbers)
  const figures = figuresOf(source, incidents, weeks, {
    completeness: unknowns.completeness.share,
    numbers,
  })
  const breakdown = breakdownOf(source.areas, now.rows, before.rows)
  const parts = {
    format: modelFormat,
    mission: source.mission,
    week: source.week,
    asOf: source.asOf,
    openAlerts: openAlertsOf(source),
    figures,
    byWeek: byWeekOf(source.asOf.at, weeks),
    breakdown,
    children: childrenOf(now.rows, before.rows),
    sexualViolence: sexualViolenceOf(now.harm, before.harm),
    outlook: outlookOf(source),
    response: responseOf(source, numbers),
    hostState: { ...hostStateOf(source), byStateForces: byStateForces(now.rows) },
    unknowns,
    recommendations: recommendationsOf(source),
    method: {
      standardOfProof,
      caveats: caveatsOf({ figures, breakdown, unknowns }),
      distribution: 'desks',
    },
  } as const
  const bottomLine = bottomLineOf(parts, source, numbers)
  return { names: numbers.names, model: { ...parts, bottomLine } }
}

/** Whichever order a database gives them in: the bytes of the model are hashed. */
function inOrder(source: PaperSource): PaperSource {
  return {
    ...source,
    incidents: byId(source.incidents),
    alerts: byId(source.alerts),
    threats: byId(source.threats),
    recommendations: byId(source.recommendations),
    visits: byId(source.visits),
    hostStates: byId(source.hostStates),
    released: [...source.released].sort((a, b) =>
      a.model.week.start < b.model.week.start
        ? -1
        : a.model.week.start === b.model.week.start
          ? 0
          : 1,
    ),
  }
}

function byId<T extends { id: string }>(rows: readonly T[]): T[] {
  return [...rows].sort((a, b) => (a.id < b.id ? -1 : 1))
}

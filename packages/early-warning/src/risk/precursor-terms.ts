import { standingWeights } from './harm-event.ts'
import { nearShare } from './kernel.ts'
import { part } from './log-odds.ts'
import type { Model, Term } from './model.ts'
import { scale } from './weights.ts'

/**
 * What may come before an attack. The data that all other weights were fitted on has none of it, so these
 * are a judgement: an unverified report of today multiplies the odds by 3 (a threat), 2.5 (armed men),
 * 1.8 (people who flee) and 1.4 (any of them in the next area), and no number of reports by more than 5,
 * 4, 2.5 and 2. Three is what a kind of report is worth that stands before every fourth attack within
 * four weeks, and for nothing in every twelfth area; hardly a mission knows these shares of its own.
 * What the terms find and cost under which shares is in `docs/figures.md`; why not more, in ADR 0071.
 */
export const precursorTerms: readonly Term[] = [
  { of: 'threat', halfLifeDays: 7, weight: 0.43, most: 1.61 },
  { of: 'armed_presence', halfLifeDays: 7, weight: 0.36, most: 1.39 },
  { of: 'displacement', halfLifeDays: 14, weight: 0.22, most: 0.92 },
  { of: 'precursor', halfLifeDays: 7, reachKm: 45, weight: 0.15, most: 0.69 },
]

/** What precursors add to any model, by the weights as they are judged. */
export const precursorModel: Model = { base: 0, scale, terms: precursorTerms }

/** A model that asks for precursors beside everything else, `factor` times as much as is judged. */
export function withPrecursors(model: Model, factor: number): Model {
  const terms = precursorTerms.map((term) => {
    const { weight, most = Number.POSITIVE_INFINITY } = term
    return { ...term, weight: weight * factor, most: most * factor }
  })
  return { ...model, terms: [...model.terms, ...terms] }
}

/** From middle to middle of neighbouring hexagons. */
const nextKm = 45

/**
 * By how much the odds of an area are multiplied: by one unverified report of today (from a neighbouring
 * area where the term asks for these), and by however many at most.
 */
export function oddsBy(of: Term['of']): { one: number; most: number } {
  const term = precursorTerms.find((one) => one.of === of)
  if (!term) return { one: 1, most: 1 }
  const share = term.reachKm === undefined ? 1 : nearShare(nextKm, term.reachKm)
  const one = Math.exp(part(term, standingWeights.unverified * share, scale))
  return { one, most: Math.exp(term.most ?? Number.POSITIVE_INFINITY) }
}

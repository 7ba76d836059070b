import type { Horizon, Model, Term } from './model.ts'
import type { Places } from './order-list.ts'

/** Civilian deaths in one event from which it is asked for. */
export type DeathLimit = 1 | 5

/** Four of twenty places; what other shares would find and lose is in `docs/figures.md`. */
export const listPlaces: Places = { all: 20, kept: 4 }

/** Below it a level grows like a number, above it like its logarithm: one event that has been halved four or five times. */
export const scale = 0.05

/**
 * The weights as `npm run score:fit` fitted them; they are only ever replaced by another run of it. None is negative, so that something known to have happened never lowers a risk.
 */
const terms: readonly Term[] = [
  { of: 'civilian', halfLifeDays: 14, weight: 0.24 },
  { of: 'civilian', halfLifeDays: 60, weight: 0.1 },
  { of: 'civilian', halfLifeDays: 3650, weight: 0.08 },
  { of: 'any', halfLifeDays: 60, weight: 0.17 },
  { of: 'any', halfLifeDays: 365, weight: 0.3 },
  { of: 'any', halfLifeDays: 3650, weight: 0.21 },
  { of: 'civilian', halfLifeDays: 60, reachKm: 120, weight: 0.44 },
]

const bases: Readonly<Record<Horizon, Readonly<Record<DeathLimit, number>>>> = {
  28: { 1: -8.08, 5: -8.64 },
  7: { 1: -9.43, 5: -10.02 },
}

/** The model that a probability is from. */
export function modelOf({
  horizon,
  minDeaths,
}: {
  horizon: Horizon
  minDeaths: DeathLimit
}): Model {
  return { base: bases[horizon][minDeaths], scale, terms }
}

/**
 * What comes before the first attack in a long time, fitted on quiet areas alone: it orders the places
 * that are kept for them.
 */
export const onsetModel: Model = {
  base: -8.38,
  scale,
  terms: [
    { of: 'any', halfLifeDays: 365, weight: 0.32 },
    { of: 'any', halfLifeDays: 3650, weight: 0.29 },
    { of: 'civilian', halfLifeDays: 14, reachKm: 60, weight: 0.21 },
    { of: 'civilian', halfLifeDays: 60, reachKm: 120, weight: 0.45 },
  ],
}

import type { Precursor } from './harm-event.ts'

export type Horizon = 7 | 28

/**
 * One term of the sum: `weight · ln(1 + level / scale)`, and no more than `most`. The level is what happened, each event halved
 * with every `halfLifeDays` of age (an exponentially weighted sum); in the area itself or, with
 * `reachKm`, in all other areas, each by exp(−d²/2·reach²) of the distance d between the middles
 * (near repeat: Townsley, Homel and Chaseling 2003).
 */
export type Term = {
  /** Civilian deaths, whatever happened, precursors of one kind, or of all kinds. */
  readonly of: 'civilian' | 'any' | Precursor | 'precursor'
  readonly halfLifeDays: number
  readonly reachKm?: number
  readonly weight: number
  readonly most?: number
}

/** Log-odds of an event in an area: `base` and the sum of the terms. */
export type Model = {
  readonly base: number
  readonly scale: number
  readonly terms: readonly Term[]
}

/** Events whose deaths are counted by `civilian` terms. */
export const isCivilian = ({ civilianDeaths }: { civilianDeaths: number }) => civilianDeaths > 0

import type { Judged } from './average-precision.ts'

/** "Of `n` areas at this level (`p` on average), a share of `obs` came true." */
export type Level = { lo: number; n: number; p: number; obs: number }

export type Calibration = {
  brier: number
  /** Against always saying the overall share. */
  brier_skill: number
  mean_p_over_observed: number
  reliability: Level[]
}

const levels = [0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.4]

/** How good the probabilities are; undefined where none is above 0. */
export function calibrationOf(pairs: readonly Judged[], hits: number): Calibration | undefined {
  if (!pairs.some(({ p }) => p > 0)) return undefined
  const base = hits / pairs.length
  const brier = sumOf(pairs, ({ p, isHit }) => (p - Number(isHit)) ** 2) / pairs.length
  return {
    brier,
    brier_skill: 1 - brier / (base * (1 - base)),
    mean_p_over_observed: sumOf(pairs, ({ p }) => p) / hits,
    reliability: levels.flatMap((lo, i) => levelOf(pairs, lo, levels[i + 1] ?? 2)),
  }
}

function levelOf(pairs: readonly Judged[], lo: number, below: number): Level[] {
  const here = pairs.filter(({ p }) => p >= lo && p < below)
  if (here.length === 0) return []
  const n = here.length
  return [
    {
      lo,
      n,
      p: sumOf(here, ({ p }) => p) / n,
      obs: sumOf(here, ({ isHit }) => Number(isHit)) / n,
    },
  ]
}

function sumOf<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((sum, item) => sum + of(item), 0)
}

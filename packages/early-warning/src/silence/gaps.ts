const dayMs = 86_400_000

/** Days between the days on which a source was heard; several contacts in one day are one. */
export function gapsOf(contactsMs: readonly number[]): number[] {
  const days = [...new Set(contactsMs.map((ms) => Math.floor(ms / dayMs)))].sort((a, b) => a - b)
  return days.slice(1).map((day, i) => day - (days[i] ?? day))
}

/** From so many own gaps on a source is measured by them alone. */
const enoughGaps = 50
/** Fewer than so many are added to by those of the mission. */
const fewGaps = 5

/**
 * The chance that a source which is as it was is not heard for so long: `exp(−g/mean gap)` as if it
 * spoke at random, and from fifty own gaps on the share of them that were as long, `(r + 1)/(n + 1)`:
 * whoever calls every Monday is late on Tuesday, not after a month (SPEC EW-12).
 *
 * @param days since it was last heard
 * @param missionMean mean gap of all sources in days, for one that has few of its own
 * @returns undefined where neither is known
 */
export function silenceChance(
  days: number,
  gaps: readonly number[],
  missionMean: number | undefined,
): number | undefined {
  if (gaps.length >= enoughGaps) {
    return (gaps.filter((gap) => gap >= days).length + 1) / (gaps.length + 1)
  }
  const missing = Math.max(0, fewGaps - gaps.length)
  if (missing > 0 && !(missionMean !== undefined && missionMean > 0)) return undefined
  const sum = gaps.reduce((all, gap) => all + gap, 0) + missing * (missionMean ?? 0)
  return Math.exp(-Math.max(0, days) / (sum / (gaps.length + missing)))
}

/** Mean gap of all sources; undefined where none was heard twice. */
export function missionMeanGap(gapsBySource: readonly (readonly number[])[]): number | undefined {
  const gaps = gapsBySource.flat()
  return gaps.length > 0 ? gaps.reduce((all, gap) => all + gap, 0) / gaps.length : undefined
}

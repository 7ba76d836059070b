import { type Grid, valueIn } from './grid.ts'

/**
 * What each area and week would have if weeks and areas did not interact: row total × column total /
 * all (Kulldorff, Heffernan, Hartman, Assunção & Mostashari 2005, "A space–time permutation scan
 * statistic", PLoS Medicine 2(3), eq. 1). All 0 where nothing was counted.
 */
export function populationBaseline(counts: Grid): Grid {
  const { weeks, areas } = counts
  const ofWeek = new Float64Array(weeks)
  const ofArea = new Float64Array(areas)
  let all = 0
  for (let week = 0; week < weeks; week++) {
    for (let area = 0; area < areas; area++) {
      const n = valueIn(counts, week, area)
      ofWeek[week] = (ofWeek[week] ?? 0) + n
      ofArea[area] = (ofArea[area] ?? 0) + n
      all += n
    }
  }
  const values = new Float64Array(weeks * areas)
  if (all === 0) return { weeks, areas, values }
  for (let i = 0; i < values.length; i++) {
    values[i] = ((ofWeek[Math.floor(i / areas)] ?? 0) * (ofArea[i % areas] ?? 0)) / all
  }
  return { weeks, areas, values }
}

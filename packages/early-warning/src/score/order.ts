import type { Forecast } from './forecast.ts'

/** The areas by falling score; ties are broken by a fixed hash (FNV-1a of area and day), so that no order of a file decides. */
export function orderOf(areas: readonly string[], forecast: Forecast, monday: number): string[] {
  const said = forecast.get(monday)
  return areas
    .map((area) => ({ area, score: said?.get(area)?.score ?? 0, tie: fnv1a(`${area}${monday}`) }))
    .sort((a, b) => b.score - a.score || a.tie - b.tie)
    .map(({ area }) => area)
}

function fnv1a(text: string): number {
  let hash = 2_166_136_261
  for (const letter of text) hash = Math.imul(hash ^ letter.charCodeAt(0), 16_777_619)
  return hash >>> 0
}

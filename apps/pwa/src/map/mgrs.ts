import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { forward, inverse } from 'mgrs'

export type LatLon = { readonly lat: number; readonly lon: number }

/** Why a grid reference cannot be read. */
export type GridProblem = 'grid-zone' | 'grid-square' | 'grid-digits'

/** Outside these latitudes MGRS has another grid (NGA.STND.0037, 3-1). */
const southernmost = -80
const northernmost = 84

/** "35N QA 4127 8830": `digits` each way, 4 for 10 m. Empty near the poles, where MGRS ends. */
export function formatMgrs({ lat, lon }: LatLon, digits: 1 | 2 | 3 | 4 | 5 = 4): string {
  if (lat < southernmost || lat > northernmost || Math.abs(lon) > 180) return ''
  const [, zone = '', square = '', numbers = ''] =
    /^(\d+[A-Z])([A-Z]{2})(\d+)$/.exec(forward([lon, lat], digits)) ?? []
  return `${zone} ${square} ${numbers.slice(0, digits)} ${numbers.slice(digits)}`
}

/** True for text that is meant as a grid reference: a zone, or a square's two letters with digits. */
export function looksLikeGrid(text: string): boolean {
  return /^(\d{1,2}\s*[A-Z]\s*[A-Z]{2}|[A-HJ-NP-Z]{2}[\s-]*\d)[\d\s-]*$/.test(text)
}

/**
 * The middle of the named square and its half diagonal in metres, so that the circle covers the
 * square. `near` supplies a zone that was left out.
 */
export function parseGrid(
  text: string,
  near: LatLon | undefined,
): Result<LatLon & { radiusM: number }, GridProblem> {
  const [, said = '', square = '', rest = ''] =
    /^(\d{1,2}\s*[A-Z])?\s*([A-Z]{2})[\s-]*([\d\s-]*)$/.exec(text) ?? []
  const zone = said ? said.replace(/\s/g, '') : near && zoneOf(near)
  if (!zone || !isZone(zone)) return err('grid-zone')
  if (square === '' || /[IO]/.test(square)) return err('grid-square')
  const groups = rest.split(/[\s-]+/).filter((group) => group !== '')
  const numbers = groups.join('')
  const uneven = groups.length === 2 && groups[0]?.length !== groups[1]?.length
  if (numbers.length % 2 === 1 || numbers.length > 10 || uneven || groups.length > 2) {
    return err('grid-digits')
  }
  const point = squareMiddle(zone + square + numbers)
  if (!point) return err('grid-square')
  const sideM = 10 ** (5 - numbers.length / 2)
  return ok({ ...point, radiusM: Math.ceil((sideM * Math.SQRT2) / 2) })
}

function zoneOf(near: LatLon): string {
  return formatMgrs(near, 1).split(' ')[0] ?? ''
}

function isZone(zone: string): boolean {
  const number = Number(zone.slice(0, -1))
  return number >= 1 && number <= 60 && /^[C-HJ-NP-X]$/.test(zone.slice(-1))
}

/** About 20 m in degrees: the box of a slanted square may miss the zone's edge by its own slant. */
const edge = 0.0002

/**
 * The library reads a square that its zone does not have as one far away, so a mistyped letter
 * would put the pin in another country. Zone edges cut squares: one corner in the zone is enough.
 */
function squareMiddle(grid: string): LatLon | undefined {
  const said = /^\d+[A-Z]/.exec(grid)?.[0]
  const [west, south, east, north] = boxOf(grid) ?? []
  if (west === undefined || south === undefined) return undefined
  if (east === undefined || north === undefined) return undefined
  const middle = { lat: (south + north) / 2, lon: (west + east) / 2 }
  const corners = [south - edge, north + edge].flatMap((lat) =>
    [west - edge, east + edge].map((lon) => ({ lat, lon })),
  )
  return [middle, ...corners].some((point) => zoneOf(point) === said) ? middle : undefined
}

function boxOf(grid: string): readonly number[] | undefined {
  try {
    return inverse(grid)
  } catch {
    // The library throws for letters that no zone of this set has.
    return undefined
  }
}

import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { forward, toPoint } from 'mgrs'

export type LatLon = { readonly lat: number; readonly lon: number }

/** Why a grid reference cannot be read. */
export type GridProblem = 'grid-zone' | 'grid-square' | 'grid-digits'

/** Outside these latitudes MGRS has another grid (NGA.STND.0037, 3-1). */
const southernmost = -80
const northernmost = 84

/** "35N QA 4127 8830": `digits` each way, 4 for 10 m. Empty near the poles, where MGRS ends. */
export function formatMgrs({ lat, lon }: LatLon, digits: 1 | 2 | 3 | 4 | 5 = 4): string {
  if (lat < southernmost || lat > northernmost) return ''
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

function squareMiddle(grid: string): LatLon | undefined {
  try {
    const [lon, lat] = toPoint(grid)
    // A square that does not exist in this zone comes back as a point that lies elsewhere.
    const [zone = ''] = formatMgrs({ lat, lon }, 1).split(' ')
    return zone === /^\d+[A-Z]/.exec(grid)?.[0] ? { lat, lon } : nearEdge(zone, grid, lat, lon)
  } catch {
    // The library throws for letters that no zone of this set has.
    return undefined
  }
}

/** Squares are cut by zone edges, so the middle of a real one may fall just over the edge. */
function nearEdge(zone: string, grid: string, lat: number, lon: number): LatLon | undefined {
  const said = /^\d+/.exec(grid)?.[0] ?? ''
  const near = Math.abs(Number.parseInt(zone, 10) - Number(said)) <= 1
  return near && Math.abs(lat) <= northernmost ? { lat, lon } : undefined
}

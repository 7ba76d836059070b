import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type GridProblem, type LatLon, looksLikeGrid, parseGrid } from './mgrs.ts'

export type Position = LatLon & { readonly radiusM: number }

/** Why a typed position cannot be read; features say it in words. */
export type PositionProblem = 'empty' | 'latitude' | 'longitude' | 'not-a-position' | GridProblem

/** No receiver in the field is better than this, however many digits were typed. */
const finestM = 10
const metresPerDegree = 111_320

/**
 * Reads a grid reference ("35N QA 4127 8830"; without the zone when `near` is given), decimal
 * degrees ("0.7983, 29.1680", decimal commas too) or degrees, minutes and seconds. The radius in
 * metres follows from the digits that were given, never below 10.
 */
export function parsePosition(text: string, near?: LatLon): Result<Position, PositionProblem> {
  const plain = westernDigits(text).trim().toUpperCase()
  if (plain === '') return err('empty')
  if (looksLikeGrid(plain)) {
    const grid = parseGrid(plain, near)
    return grid.ok ? ok(rounded(grid.value)) : grid
  }
  const halves = splitPair(plain)
  return halves ? fromPair(halves) : err('not-a-position')
}

/** Arabic-Indic and Persian digits, and their decimal sign and comma, as western ones. */
function westernDigits(text: string): string {
  return text
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/\u066b/g, '.')
    .replace(/[\u066c\u060c]/g, ',')
    .replace(/[\u2212\u2013]/g, '-')
    .replace(/[\u200e\u200f\u2066-\u2069]/g, '')
}

type Angle = { degrees: number; stepDegrees: number; axis?: 'lat' | 'lon' }

function splitPair(text: string): [Angle, Angle] | undefined {
  for (const [first, second] of candidatePairs(text)) {
    const a = parseAngle(first)
    const b = parseAngle(second)
    if (a && b) return [a, b]
  }
  return undefined
}

/** Every sensible cut into two halves, the least ambiguous first. */
function candidatePairs(text: string): [string, string][] {
  const byMark = text.split(/[;/\n]|,\s+|\s+,/)
  const byComma = text.split(',')
  const parts = [byMark, byComma, text.match(/[NSEWO][^NSEWO]+|[^NSEWO]+[NSEWO]/g) ?? []]
  const words = text.split(/\s+/)
  const half = words.length / 2
  if (Number.isInteger(half)) {
    parts.push([words.slice(0, half).join(' '), words.slice(half).join(' ')])
  }
  return parts.flatMap((p) =>
    p.length === 2 ? [[p[0] ?? '', p[1] ?? ''] as [string, string]] : [],
  )
}

/** O is the French west (ouest). */
const hemispheres = {
  N: ['lat', 1],
  S: ['lat', -1],
  E: ['lon', 1],
  W: ['lon', -1],
  O: ['lon', -1],
} as const

function parseAngle(text: string): Angle | undefined {
  const marks = text.match(/[NSEWO]/g) ?? []
  const numbers = text
    .replace(/[NSEWO]/g, ' ')
    .trim()
    .replace(/,/g, '.')
  const match =
    /^([+-]?)(\d{1,3}(?:\.\d+)?)\s*°?\s*(?:(\d{1,2}(?:\.\d+)?)\s*['’′]?\s*)?(?:(\d{1,2}(?:\.\d+)?)\s*(?:["”″]|'')?)?$/.exec(
      numbers,
    )
  if (!match || marks.length > 1) return undefined
  const [, sign, degrees = '', minutes, seconds] = match
  if (Number(minutes ?? 0) >= 60 || Number(seconds ?? 0) >= 60) return undefined
  if (minutes !== undefined && degrees.includes('.')) return undefined
  const size = Number(degrees) + Number(minutes ?? 0) / 60 + Number(seconds ?? 0) / 3600
  const unit = seconds !== undefined ? 3600 : minutes !== undefined ? 60 : 1
  const last = seconds ?? minutes ?? degrees
  const step = 10 ** -(last.split('.')[1]?.length ?? 0) / unit
  const mark = hemispheres[marks[0] as keyof typeof hemispheres]
  const signed = sign === '-' ? -size : size
  return mark
    ? { degrees: signed * mark[1], stepDegrees: step, axis: mark[0] }
    : { degrees: signed, stepDegrees: step }
}

function fromPair([first, second]: [Angle, Angle]): Result<Position, PositionProblem> {
  if (first.axis !== undefined && first.axis === second.axis) return err('not-a-position')
  const turned = first.axis === 'lon' || second.axis === 'lat'
  const [lat, lon] = turned ? [second, first] : [first, second]
  if (Math.abs(lat.degrees) > 90) return err('latitude')
  if (Math.abs(lon.degrees) > 180) return err('longitude')
  const halfStepM = (Math.max(lat.stepDegrees, lon.stepDegrees) * metresPerDegree) / 2
  return ok(
    rounded({ lat: lat.degrees, lon: lon.degrees, radiusM: Math.ceil(halfStepM * Math.SQRT2) }),
  )
}

function rounded({ lat, lon, radiusM }: Position): Position {
  const six = (degrees: number) => Math.round(degrees * 1e6) / 1e6 + 0
  return { lat: six(lat), lon: six(lon), radiusM: Math.max(finestM, radiusM) }
}

import type { PointPlace } from '../../primitives/place.ts'

/**
 * Decimals of a degree for a place known within `radiusM` metres: 10 m four, 100 m three, 1 km two,
 * 10 km one, more none. One step is about the radius, so a file tells
 * no more than is known; Null, the middle of a unit, gets two (SPEC SD-5).
 */
export function decimalsFor(radiusM: number | null): number {
  if (radiusM === null) return 2
  if (radiusM <= 10) return 4
  if (radiusM <= 100) return 3
  if (radiusM <= 1_000) return 2
  return radiusM <= 10_000 ? 1 : 0
}

/** The class that stands for a radius: 10 m, 100 m, 1 km, 10 km, 100 km. */
export function radiusClass(radiusM: number): number {
  return [10, 100, 1_000, 10_000].find((limit) => radiusM <= limit) ?? 100_000
}

export function roundedPoint(
  { lat, lon }: Pick<PointPlace, 'lat' | 'lon'>,
  radiusM: number | null,
): { lat: number; lon: number } {
  const decimals = decimalsFor(radiusM)
  return { lat: rounded(lat, decimals), lon: rounded(lon, decimals) }
}

function rounded(degrees: number, decimals: number): number {
  // Adding 0 turns -0 into 0.
  return Number(degrees.toFixed(decimals)) + 0
}

/** A position on the drawing sheet of the look pages: x to the east, y to the south, 25 m a unit. */
export type SheetPoint = readonly [x: number, y: number]

/** Longitude first, as in GeoJSON (RFC 7946 3.1.1). Degrees, WGS 84. */
export type LonLat = readonly [lon: number, lat: number]

export const metresPerUnit = 25

/** The pin of the map page, west side of Osseko: grid 35N QA 4127 8830. */
const anchor = { x: 722, y: 338, lon: 29.167966, lat: 0.798347 }

/** Metres in one degree of latitude and of longitude at the anchor (WGS 84, at 0.8 degrees north). */
const metresPerDegree = { lat: 110_575, lon: 111_309 }

export function sheetToLonLat([x, y]: SheetPoint): LonLat {
  return [
    sixDecimals(anchor.lon + ((x - anchor.x) * metresPerUnit) / metresPerDegree.lon),
    sixDecimals(anchor.lat - ((y - anchor.y) * metresPerUnit) / metresPerDegree.lat),
  ]
}

function sixDecimals(deg: number): number {
  return Math.round(deg * 1e6) / 1e6
}

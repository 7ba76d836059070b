import { readFileSync } from 'node:fs'
import type { Area } from '@tocsin/early-warning/areas/area'
import { middleOf, unitOf } from '@tocsin/early-warning/areas/units'
import { type LatLon, type Place, placePoint } from '@tocsin/schema/primitives/place'
import { parse } from 'csv-parse/sync'
import { plainBytes } from './plain-bytes.ts'

/** Administrative units that event files name, and the one of a place that some of their rows have. */
export type FileUnits = {
  readonly areas: readonly Area[]
  areaOf(place: Place): string | undefined
}

/**
 * The units that these columns name, in the middle of the points that have them. A unit in which nothing
 * ever happened is in no file and is not ranked, by any method; a row that names none counts nowhere.
 */
export function unitsOfFiles(files: readonly string[], columns: readonly string[]): FileUnits {
  const units = new Map<string, LatLon[]>()
  const unitAt = new Map<string, string>()
  for (const file of files) {
    const rows: Record<string, string>[] = parse(plainBytes(readFileSync(file)), {
      columns: true,
      bom: true,
    })
    for (const row of rows) {
      const names = columns.map((column) => row[column]?.trim() ?? '')
      if (names.includes('')) continue
      const point = { lat: Number(row.latitude), lon: Number(row.longitude) }
      const [unit, key] = [names.join(' / '), keyOf(point)]
      if (unitAt.has(key)) continue
      unitAt.set(key, unit)
      units.set(unit, [...(units.get(unit) ?? []), point])
    }
  }
  const areas = [...units].map(([id, points]) => ({ id, centre: middleOf(points) }))
  return {
    areas: areas.sort((a, b) => (a.id < b.id ? -1 : 1)),
    areaOf: (place) => {
      const point = placePoint(place)
      const unit = point && unitAt.get(keyOf(point))
      return unitOf({ place, ...(unit && { unit }) })
    },
  }
}

/** About a metre: the log keeps a point no more exactly than it was read. */
function keyOf({ lat, lon }: LatLon): string {
  return `${lat.toFixed(5)} ${lon.toFixed(5)}`
}

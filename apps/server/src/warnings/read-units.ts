import { middleOf, type Unit } from '@tocsin/early-warning/areas/units'
import type { RunInputs } from '@tocsin/early-warning/run/inputs'
import { type Place, placePoint } from '@tocsin/schema/primitives/place'
import { unitFinder } from '../maps/given/unit-at.ts'
import { listPacks, readPackPlaces } from '../maps/pack-folder.ts'
import type { PackUnit } from '../maps/pack-source.ts'

/** Second-order units of all map packs; of two packs that know one, that of the first by name. */
export async function readUnits(packsDir: string | undefined): Promise<PackUnit[]> {
  if (packsDir === undefined) return []
  const found = new Map<string, PackUnit>()
  for (const { name } of await listPacks(packsDir)) {
    const { units } = await readPackPlaces(packsDir, name)
    for (const unit of units)
      if (unit.level === 'admin2' && !found.has(unit.code)) found.set(unit.code, unit)
  }
  return [...found.values()]
}

/** What a run is made of, with the unit that each place lies in. */
export function inUnits(inputs: RunInputs, packUnits: readonly PackUnit[]): RunInputs {
  if (packUnits.length === 0) return inputs
  const codes = new Set(packUnits.map(({ code }) => code))
  const finder = unitFinder(packUnits)
  const unitAt = (place: Place) => {
    if (place.kind === 'unit' && codes.has(place.code)) return place.code
    const point = placePoint(place)
    return point && finder([point.lon, point.lat])
  }
  const placed = <T extends { place: Place }>(record: T): T & { unit?: string } => {
    const unit = unitAt(record.place)
    return unit ? { ...record, unit } : record
  }
  return {
    ...inputs,
    units: packUnits.map(unitArea),
    incidents: inputs.incidents.map(placed),
    threats: inputs.threats.map(placed),
  }
}

function unitArea({ code, name, polygon }: PackUnit): Unit {
  const [outline = []] = polygon
  const centre = middleOf(outline.map(([lon = 0, lat = 0]) => ({ lat, lon })))
  return { id: code, name, centre }
}

import type { AreaId } from '@tocsin/schema/primitives/ids'
import { type OndaraPlace, ondaraPlaces } from '../ondara/geography.ts'
import { type OndaraUnit, ondaraUnits } from '../ondara/units.ts'

/** The areas of responsibility of the teams: the smallest units that Ondara has everywhere. */
export const demoAreas: readonly { id: AreaId; name: string }[] = [
  { id: area('OD01A'), name: 'Lume Highlands' },
  { id: area('OD01B'), name: 'Sereni Delta' },
  { id: area('OD02'), name: 'Marado' },
  { id: area('OD03A'), name: 'Osseko Sector' },
  { id: area('OD03B'), name: 'Quelo Sector' },
]

/** The places of an area. */
export const placesByArea: ReadonlyMap<AreaId, readonly OndaraPlace[]> = new Map(
  demoAreas.map(({ id }) => [id, ondaraPlaces.filter((place) => isIn(place, unitOf(id)))]),
)

export function unitOf(id: AreaId): OndaraUnit {
  const unit = ondaraUnits.find(({ code }) => code === id)
  if (!unit) throw new Error(`Ondara has no unit ${id}`)
  return unit
}

export function placeNamed(name: string): OndaraPlace {
  const place = ondaraPlaces.find((known) => known.name === name)
  if (!place) throw new Error(`Ondara has no place called ${name}`)
  return place
}

function area(code: string): AreaId {
  return code as AreaId
}

/** Whether an even number of sides lies to the west of the point: no; an odd number: yes. */
function isIn({ lat, lon }: OndaraPlace, { polygon }: OndaraUnit): boolean {
  const ring = polygon[0] ?? []
  let inside = false
  ring.forEach(([x, y], i) => {
    const [px, py] = ring.at(i - 1) ?? [x, y]
    if (y > lat !== py > lat && lon < ((px - x) * (lat - y)) / (py - y) + x) inside = !inside
  })
  return inside
}

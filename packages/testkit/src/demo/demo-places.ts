import type { AreaId } from '@tocsin/schema/primitives/ids'
import type { Place } from '@tocsin/schema/primitives/place'
import type { OndaraPlace } from '../ondara/geography.ts'
import type { Choices } from '../random.ts'
import { placesByArea, unitOf } from './demo-areas.ts'

/** Around Osseko and Kirandu the province is at its worst; the script is read there most. */
const hotPlaces = new Map([
  ['Osseko', 5],
  ['Bassolo', 4],
  ['Kirandu', 3],
  ['Mutelo', 3],
  ['Wembali', 3],
  ['Marado', 3],
  ['Sangari', 2],
  ['Ndaro', 2],
  ['Teruma', 2],
])

export function villageOf(choices: Choices, area: AreaId): OndaraPlace {
  const places = placesByArea.get(area) ?? []
  return choices.weighted(places, ({ name }) => hotPlaces.get(name) ?? 1)
}

/** The village itself, from the place list. `radiusM` as the officer chose it. */
export function atVillage(place: OndaraPlace, radiusM = 1000): Place {
  const { lat, lon, name, pcode } = place
  return { kind: 'point', lat, lon, radiusM, source: 'village', name, pcode }
}

/** A pin some metres from the village: positive is north and east. */
export function near(
  place: OndaraPlace,
  metres: { north: number; east: number; radius: number },
  source: 'gps' | 'pin' | 'grid' = 'pin',
): Place {
  // One degree is close to 111 km in both directions at the latitude of Ondara.
  const lat = place.lat + metres.north / 110_600
  const lon = place.lon + metres.east / 111_300
  return { kind: 'point', lat, lon, radiusM: metres.radius, source, name: place.name }
}

/** As precisely as such things are told: mostly a village, sometimes a pin, now and then only an area. */
export function somewhereAt(choices: Choices, place: OndaraPlace, area: AreaId): Place {
  const told = choices.whole(1, 100)
  if (told <= 45) return atVillage(place)
  if (told <= 88) {
    const radius = choices.pick([10, 100, 100, 500, 1000])
    const [north, east] = [choices.whole(-2500, 2500), choices.whole(-2500, 2500)]
    return near(
      place,
      { north, east, radius },
      radius === 10 ? 'gps' : choices.pick(['pin', 'grid']),
    )
  }
  if (told <= 98) return wholeArea(area)
  return { kind: 'withheld' }
}

function wholeArea(area: AreaId): Place {
  const { code, name, level, label } = unitOf(area)
  return { kind: 'unit', code, name, level, source: 'village', lat: label[1], lon: label[0] }
}

import { foldName } from './fold-name.ts'
import type { Ring } from './map-types.ts'
import type { LatLon } from './mgrs.ts'
import { createNameIndex, type Named } from './name-index.ts'
import { type NearPlaces, placeCells } from './place-cells.ts'
import type { ListedPlace, ListedUnit, PlaceList } from './place-list.ts'

/** A village or a unit that fits what was typed. `matched` is the spelling that fitted. */
export type Hit =
  | { readonly kind: 'place'; readonly place: ListedPlace; readonly matched: string }
  | { readonly kind: 'unit'; readonly unit: ListedUnit; readonly matched: string }

export type Gazetteer = {
  /** Best first. `near` breaks ties between villages of the same name. */
  readonly search: (text: string, options?: { limit?: number; near?: LatLon }) => Hit[]
  /** The nearest places within `withinM` metres, nearest first. */
  readonly nearest: (at: LatLon, withinM: number) => NearPlaces
  /** The units that hold the point, smallest first. */
  readonly unitsAt: (at: LatLon) => readonly ListedUnit[]
  readonly unit: (code: string) => ListedUnit | undefined
  /** Reads so many places ahead, so that the first search need not; false when all are read. */
  readonly readAhead: (places: number) => boolean
}

const kindWeights: Readonly<Record<string, number>> = { town: 0, village: 1, hamlet: 2 }
const levels = ['admin3', 'admin2', 'admin1', 'other']

/** Searches place lists without a network: names, other spellings, Arabic, P-codes, small mistypings. */
export function createGazetteer(lists: readonly PlaceList[]): Gazetteer {
  const places = lists.flatMap((list) => list.places)
  const units = lists
    .flatMap((list) => list.units)
    .toSorted((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level))
  const spellings = [...places, ...units].reduce((sum, { alt }) => sum + 1 + alt.length, 0)
  const ownerAt = (i: number): Named => {
    const place = places[i]
    return place ? namedPlace(place) : namedUnit(units[i - places.length])
  }
  const names = createNameIndex(places.length + units.length, ownerAt, spellings)
  const cells = placeCells(places)
  const byCode = once(() => new Map(units.toReversed().map((unit) => [unit.code, unit])))
  const framed = once(() => units.map((unit) => ({ unit, frame: frameOf(unit) })))
  return {
    search: (text, { limit = 8, near } = {}) => {
      const away = awayFrom(near, places)
      return names.search(foldName(text), { limit, away }).flatMap(({ owner, spelling }): Hit[] => {
        const matched = ownerAt(owner).names[spelling] ?? ''
        const [place, unit] = [places[owner], units[owner - places.length]]
        if (place) return [{ kind: 'place', place, matched }]
        return unit ? [{ kind: 'unit', unit, matched }] : []
      })
    },
    nearest: cells.near,
    unitsAt: (at) =>
      framed().flatMap(({ unit, frame }) => (holds(unit.polygon, frame, at) ? [unit] : [])),
    unit: (code) => byCode().get(code),
    readAhead: (more) => names.extend(more) || cells.extend(4 * more),
  }
}

function namedPlace({ name, alt, pcode = '', kind }: ListedPlace): Named {
  return { names: [name, ...alt], code: pcode, weight: kindWeights[kind] ?? 3 }
}

function namedUnit(unit: ListedUnit | undefined): Named {
  return { names: unit ? [unit.name, ...unit.alt] : [], code: unit?.code ?? '', weight: 1 }
}

/** Grows with the distance on a flat map about `near`; good enough to order by. Units have none. */
function awayFrom(near: LatLon | undefined, places: readonly ListedPlace[]) {
  if (!near) return () => 0
  const shrink = Math.cos((near.lat * Math.PI) / 180)
  return (owner: number): number => {
    const place = places[owner]
    if (!place) return 0
    const [north, east] = [place.lat - near.lat, (place.lon - near.lon) * shrink]
    return north * north + east * east
  }
}

type Frame = { south: number; north: number }

function frameOf({ polygon }: ListedUnit): Frame {
  let [south, north] = [90, -90]
  for (const [, lat = 0] of polygon.flat()) {
    south = Math.min(south, lat)
    north = Math.max(north, lat)
  }
  return { south, north }
}

/** Even-odd rule over all rings, so that holes are holes. */
function holds(rings: readonly Ring[], { south, north }: Frame, { lat, lon }: LatLon): boolean {
  if (lat < south || lat > north) return false
  let inside = false
  for (const ring of rings) {
    for (const [i, [x1 = 0, y1 = 0]] of ring.entries()) {
      const [x2 = 0, y2 = 0] = ring[(i + 1) % ring.length] ?? []
      if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside
    }
  }
  return inside
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

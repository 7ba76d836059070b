import { distanceM } from '@tocsin/schema/primitives/place'
import { editDistance } from './edit-distance.ts'
import { foldName } from './fold-name.ts'
import type { Ring } from './map-types.ts'
import type { LatLon } from './mgrs.ts'
import type { ListedPlace, ListedUnit, PlaceList } from './place-list.ts'

/** A village or a unit that fits what was typed. `matched` is the spelling that fitted. */
export type Hit =
  | { readonly kind: 'place'; readonly place: ListedPlace; readonly matched: string }
  | { readonly kind: 'unit'; readonly unit: ListedUnit; readonly matched: string }

export type Gazetteer = {
  /** Best first. `near` breaks ties between villages of the same name. */
  readonly search: (text: string, options?: { limit?: number; near?: LatLon }) => Hit[]
  /** The nearest places within `withinM` metres, nearest first. */
  readonly nearest: (
    at: LatLon,
    withinM: number,
  ) => readonly { place: ListedPlace; distanceM: number }[]
  /** The units that hold the point, smallest first. */
  readonly unitsAt: (at: LatLon) => readonly ListedUnit[]
  readonly unit: (code: string) => ListedUnit | undefined
}

type Entry = { hit: Hit; spelling: string; code: string; weight: number; at: LatLon | undefined }

const kindWeights: Readonly<Record<string, number>> = { town: 0, village: 1, hamlet: 2 }
const levels = ['admin3', 'admin2', 'admin1', 'other']

/** Searches place lists without a network: names, other spellings, Arabic, P-codes, small mistypings. */
export function createGazetteer(lists: readonly PlaceList[]): Gazetteer {
  const places = lists.flatMap((list) => list.places)
  const units = lists
    .flatMap((list) => list.units)
    .toSorted((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level))
  const entries = [...places.flatMap(placeEntries), ...units.flatMap(unitEntries)]
  return {
    search: (text, { limit = 8, near } = {}) => search(entries, foldName(text), limit, near),
    nearest: (at, withinM) =>
      places
        .map((place) => ({ place, distanceM: distanceM(at, place) }))
        .filter((found) => found.distanceM <= withinM)
        .toSorted((a, b) => a.distanceM - b.distanceM),
    unitsAt: (at) => units.filter((unit) => holds(unit.polygon, at)),
    unit: (code) => units.find((unit) => unit.code === code),
  }
}

function placeEntries(place: ListedPlace): Entry[] {
  return [place.name, ...place.alt].map((matched) => ({
    hit: { kind: 'place', place, matched },
    spelling: foldName(matched),
    code: foldName(place.pcode ?? ''),
    weight: kindWeights[place.kind] ?? 3,
    at: place,
  }))
}

function unitEntries(unit: ListedUnit): Entry[] {
  return [unit.name, ...unit.alt].map((matched) => ({
    hit: { kind: 'unit', unit, matched },
    spelling: foldName(matched),
    code: foldName(unit.code),
    weight: 1,
    at: undefined,
  }))
}

type Scored = { entry: Entry; score: number; awayM: number }

function search(
  entries: readonly Entry[],
  text: string,
  limit: number,
  near: LatLon | undefined,
): Hit[] {
  if (text === '') return []
  const best = new Map<ListedPlace | ListedUnit, Scored>()
  for (const entry of entries) {
    const score = scoreOf(entry, text)
    const key = entry.hit.kind === 'place' ? entry.hit.place : entry.hit.unit
    if (score >= (best.get(key)?.score ?? notAtAll)) continue
    best.set(key, { entry, score, awayM: near && entry.at ? distanceM(near, entry.at) : 0 })
  }
  return [...best.values()]
    .toSorted(
      (a, b) =>
        a.score - b.score ||
        a.entry.weight - b.entry.weight ||
        a.awayM - b.awayM ||
        a.entry.spelling.localeCompare(b.entry.spelling),
    )
    .slice(0, limit)
    .map(({ entry }) => entry.hit)
}

const notAtAll = 100

/** 0 is the whole name or code; then its beginning, a later word's, and mistypings. */
function scoreOf({ spelling, code }: Entry, text: string): number {
  if (spelling === text || code === text) return 0
  if (spelling.startsWith(text)) return 1
  if (code !== '' && text.length >= 3 && code.startsWith(text)) return 2
  if (spelling.includes(` ${text}`)) return 3
  const allowed = text.length >= 7 ? 2 : text.length >= 4 ? 1 : 0
  if (allowed === 0) return notAtAll
  const whole = editDistance(text, spelling, allowed)
  if (whole <= allowed) return 3 + whole
  const start = editDistance(text, spelling.slice(0, text.length), allowed)
  return start <= allowed ? 6 + start : notAtAll
}

/** Even-odd rule over all rings, so that holes are holes. */
function holds(rings: readonly Ring[], { lat, lon }: LatLon): boolean {
  let inside = false
  for (const ring of rings) {
    for (const [i, [x1 = 0, y1 = 0]] of ring.entries()) {
      const [x2 = 0, y2 = 0] = ring[(i + 1) % ring.length] ?? []
      if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside
    }
  }
  return inside
}

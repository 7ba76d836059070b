import type { PlainJson } from '../../primitives/canonical-json.ts'
import type { PaperModel } from './state.ts'

/** A model as its text holds it in form 2 (SPEC SP-23). */
export type Places = { [key: string]: PlainJson; records: readonly string[] }

/**
 * A model with its records named once, in the order of its lists: the longest first, of two as long the
 * one that stands first in the text.
 */
export function inPlaces(model: PaperModel): Places {
  const lists: List[] = []
  withLists(model, (ids) => {
    lists.push(ids)
    return ids
  })
  const places = new Map<PlainJson, number>()
  const distances = new Map(
    lists.sort((a, b) => b.length - a.length).map((ids) => [ids, distancesOf(ids, places)]),
  )
  // as: a model is an object, and stays one.
  const packed = withLists(model, (ids) => distances.get(ids) ?? ids) as Omit<Places, 'records'>
  // as: of a model every list `ids` names records.
  return { ...packed, records: [...places.keys()] as string[] }
}

/** From each place to the next. Who is met for the first time is put behind the others. */
function distancesOf(ids: List, places: Map<PlainJson, number>): number[] {
  let last = 0
  return ids.map((id) => {
    const place = places.get(id) ?? places.size
    if (place === places.size) places.set(id, place)
    const distance = place - last
    last = place
    return distance
  })
}

/** The other way round. */
export function inNames({ records, ...packed }: Places): PaperModel {
  const model = withLists(packed, (distances) => {
    let place = 0
    return distances.map((distance) => {
      // as: of a packed model every list `ids` holds distances.
      place += distance as number
      return records[place] ?? ''
    })
  })
  // as: what was packed was a model.
  return model as unknown as PaperModel
}

type List = readonly PlainJson[]

/** The same value with another list in the place of each that is called `ids`, met in the order of the text. */
function withLists(value: PlainJson, other: (ids: List) => List): PlainJson {
  if (typeof value !== 'object' || value === null) return value
  if (isList(value)) return value.map((item) => withLists(item, other))
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(
    members.map(([key, member]) => [
      key,
      key === 'ids' && isList(member) ? other(member) : withLists(member, other),
    ]),
  )
}

function isList(value: PlainJson): value is List {
  return Array.isArray(value)
}

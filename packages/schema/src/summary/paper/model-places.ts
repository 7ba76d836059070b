import type { PlainJson } from '../../primitives/canonical-json.ts'
import type { RecordId } from '../../primitives/ids.ts'
import { createNumbers, type NumberedModel } from './numbered.ts'
import type { PaperModel } from './state.ts'

/** A model as its text holds it in form 2 (SPEC SP-23). */
export type Places = { [key: string]: PlainJson; records: readonly string[] }

/**
 * A model with its records named once, in the order of its lists: the longest first, of two as long the
 * one that stands first in the text.
 */
export function inPlaces({ names, model }: NumberedModel): Places {
  const lists = listsIn<number>(model)
  const places = new Int32Array(names.length).fill(unmet)
  const met: number[] = []
  const distances = new Map(
    lists.sort((a, b) => b.length - a.length).map((list) => [list, distancesOf(list, places, met)]),
  )
  const packed = withLists<number>(model, (list) => distances.get(list) ?? list)
  const records = met.map((number) => names[number] ?? '')
  // as: a model is an object, and stays one.
  return { ...(packed as Omit<Places, 'records'>), records }
}

const unmet = -1

/** From each place to the next. Who is `met` for the first time is put behind the others. */
function distancesOf(list: readonly number[], places: Int32Array, met: number[]): number[] {
  let last = 0
  return list.map((number) => {
    if (places[number] === unmet) places[number] = met.push(number) - 1
    const place = places[number] ?? unmet
    const distance = place - last
    last = place
    return distance
  })
}

/** The other way round. */
export function inNames({ records, ...packed }: Places): PaperModel {
  const model = withLists<number>(packed, (distances) => {
    let place = 0
    return distances.map((distance) => {
      place += distance
      return records[place] ?? ''
    })
  })
  // as: what was packed was a model.
  return model as unknown as PaperModel
}

export function numbered(model: PaperModel): NumberedModel {
  const { names, of } = createNumbers([])
  const changed = withLists<RecordId>(model, (ids) => ids.map(of))
  // as: the same but for its lists.
  return { names, model: changed as unknown as NumberedModel['model'] }
}

export function named({ names, model }: NumberedModel): PaperModel {
  const changed = withLists<number>(model, (list) => {
    // Not by `map`, which takes five times as long from numbers to texts.
    const ids: string[] = []
    for (const number of list) ids.push(names[number] ?? '')
    return ids
  })
  // as: the same but for its lists.
  return changed as unknown as PaperModel
}

/** Each list that is called `ids`, in the order of the text. */
function listsIn<Item extends PlainJson>(value: PlainJson): (readonly Item[])[] {
  if (typeof value !== 'object' || value === null) return []
  if (isList(value)) return value.flatMap((item) => listsIn<Item>(item))
  return Object.entries(value)
    .sort(byKey)
    .flatMap(([key, member]) =>
      // as: of a model every list `ids` names records, in one way throughout.
      key === 'ids' && isList(member) ? [member as Item[]] : listsIn<Item>(member),
    )
}

/**
 * The same value with another list in the place of each that is called `ids`. `Item`: what those lists
 * hold, which only a model can promise.
 */
function withLists<Item extends PlainJson>(
  value: PlainJson,
  other: (list: readonly Item[]) => readonly PlainJson[],
): PlainJson {
  if (typeof value !== 'object' || value === null) return value
  if (isList(value)) return value.map((item) => withLists(item, other))
  const members = Object.entries(value)
  return Object.fromEntries(
    members.map(([key, member]) => [
      key,
      // as: of a model every list `ids` names records, in one way throughout.
      key === 'ids' && isList(member) ? other(member as Item[]) : withLists(member, other),
    ]),
  )
}

function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1
}

function isList(value: PlainJson): value is readonly PlainJson[] {
  return Array.isArray(value)
}

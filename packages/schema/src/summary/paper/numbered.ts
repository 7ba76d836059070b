import type { RecordId } from '../../primitives/ids.ts'
import type { PaperModel } from './state.ts'

/**
 * The same with numbers of records in each list `ids`. So a model is made: one of a week with 50,000
 * incidents names records half a million times, and to look up 35 letters so often costs more than all
 * its sums (ADR 0077).
 */
export type Numbered<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Numbered<Item>[]
    : { [K in keyof T]: K extends 'ids' ? readonly number[] : Numbered<T[K]> }

/** A model as it is made; `names` says which record each number is. */
export type NumberedModel = { names: readonly RecordId[]; model: Numbered<PaperModel> }

/** Gives every record a number, the same one whenever it is met again. */
export type Numbers = { names: readonly RecordId[]; of(id: RecordId): number }

/** `first`: ids in their order, none twice, which have their places there as numbers. */
export function createNumbers(first: readonly RecordId[]): Numbers {
  const names = [...first]
  const others = new Map<RecordId, number>()
  return {
    names,
    of(id) {
      const known = others.get(id)
      if (known !== undefined) return known
      const place = placeIn(first, id)
      const number = first[place] === id ? place : names.push(id) - 1
      others.set(id, number)
      return number
    },
  }
}

/** Where an id stands among others in their order, or would stand. */
function placeIn(ids: readonly RecordId[], id: RecordId): number {
  let [from, to] = [0, ids.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((ids[middle] ?? id) < id) from = middle + 1
    else to = middle
  }
  return from
}

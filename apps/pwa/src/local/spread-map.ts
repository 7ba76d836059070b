import type { RecordId } from '@tocsin/schema/primitives/ids'

/** Of ten thousand records a change copies some forty, and this many references. */
const chunkCount = 256

type Chunks<V> = readonly ReadonlyMap<RecordId, V>[]

/**
 * Something for each of many records, as a value: whoever changes it gets another one, which shares
 * with this one all that was not changed. A change costs what changes, not what is there.
 */
export type SpreadMap<V> = { readonly size: number; readonly chunks: Chunks<V> }

export function emptySpread<V>(): SpreadMap<V> {
  const nothing: ReadonlyMap<RecordId, V> = new Map()
  return { size: 0, chunks: Array.from({ length: chunkCount }, () => nothing) }
}

/** By the end of the number: records of one seat are numbered one after the other. */
function chunkOf(record: RecordId): number {
  const { length } = record
  const last = record.charCodeAt(length - 1)
  return (
    (record.charCodeAt(length - 3) * 100 + record.charCodeAt(length - 2) * 10 + last) % chunkCount
  )
}

export function spreadGet<V>({ chunks }: SpreadMap<V>, record: RecordId): V | undefined {
  return chunks[chunkOf(record)]?.get(record)
}

/** A copy to write to, and then to hand on. */
export function changeSpread<V>(before: SpreadMap<V>) {
  const chunks = [...before.chunks]
  const copied: Map<RecordId, V>[] = []
  let { size } = before
  const writable = (at: number): Map<RecordId, V> => {
    const known = copied[at]
    if (known) return known
    const own = new Map(chunks[at])
    copied[at] = own
    chunks[at] = own
    return own
  }
  return {
    get: (record: RecordId) => chunks[chunkOf(record)]?.get(record),
    set: (record: RecordId, value: V) => {
      const chunk = writable(chunkOf(record))
      const had = chunk.size
      chunk.set(record, value)
      size += chunk.size - had
    },
    delete: (record: RecordId) => {
      if (writable(chunkOf(record)).delete(record)) size -= 1
    },
    done: (): SpreadMap<V> => ({ size, chunks }),
  }
}

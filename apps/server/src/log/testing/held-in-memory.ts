import { type Admission, leftOver } from '@tocsin/schema/desk/quarantine'
import type { LogEvent } from '@tocsin/schema/events/envelope'
import { isSealedLabel } from '@tocsin/schema/events/sealed'
import { creatingEventId, type EventId, eventId } from '@tocsin/schema/primitives/ids'
import { readHeldBytes } from '../held-events.ts'
import type { MemoryState } from '../memory-store.ts'
import type { Quarantined } from '../quarantine.ts'

export function heldEventOf({ bytes }: Quarantined): LogEvent | undefined {
  const read = readHeldBytes(bytes)
  if (!read) return undefined
  const { header, hash, parts } = read
  return { id: eventId(header.seat, header.seatSeq), header, hash, parts }
}

/** The same as `readHeld` tells a desk, of every held event that it may admit now, for a log in memory. */
export function heldInMemory({ quarantine, events, readmitted }: MemoryState): Admission[] {
  const held = quarantine.flatMap((row) => {
    const read = row.proven ? readHeldBytes(row.bytes) : undefined
    if (!read || read.flaw || !leftOver.some((code) => code === row.problem)) return []
    return [{ read, id: eventId(read.header.seat, read.header.seatSeq) }]
  })
  const inLog = new Set(events.map(({ event }) => event.hash))
  const newIds = held.flatMap(({ read, id }): [EventId, EventId][] => {
    const again = readmitted.get(read.hash)
    return again ? [[id, again]] : []
  })
  const isOpen = (hash: string) => !readmitted.has(hash) && !inLog.has(hash)
  return held.flatMap(({ read: { header, hash, parts }, id }) => {
    const begun = creatingEventId(header.record)
    const first = begun === id ? undefined : held.find((other) => other.id === begun)
    if (!isOpen(hash) || (first && isOpen(first.read.hash))) return []
    const clear = Object.entries(parts).filter(([label]) => !isSealedLabel(label))
    if (clear.some(([, part]) => part.state !== 'clear')) return []
    const own = events.find(({ event }) => {
      return event.header.seat === header.seat && event.header.seatSeq === header.base.own
    })
    const event = { id, header, hash, parts: Object.fromEntries(clear) }
    return [{ event, newIds, ownSeq: own?.numbered.seq ?? null }]
  })
}

import type { LogEvent } from '../events/envelope.ts'
import { creatingEventId, eventId, type SeatId } from '../primitives/ids.ts'
import { sameJson } from '../primitives/same-json.ts'

/**
 * Whether an event that is said again says what the old one said (SPEC DV-17): the same type, scope
 * and bodies, except that records which the stopped seat had begun may stand under another id, and
 * that its provenance names what it stands for. Sealed parts cannot be said again and do not count.
 */
export function saysTheSame(again: LogEvent, old: LogEvent): boolean {
  const [one, other] = [again.header, old.header]
  if (one.type !== other.type || one.typeVersion !== other.typeVersion) return false
  if (one.scope !== other.scope || creates(again) !== creates(old)) return false
  const isAbout = creates(old) || sameOrRenamed(one.record, other.record, other.seat)
  return isAbout && sameOrRenamed(bodiesOf(again), bodiesOf(old), other.seat)
}

function creates({ header }: LogEvent): boolean {
  return creatingEventId(header.record) === eventId(header.seat, header.seatSeq)
}

function bodiesOf({ parts }: LogEvent): Record<string, unknown> {
  const bodies: Record<string, unknown> = {}
  for (const [label, part] of Object.entries(parts)) {
    if (part.state !== 'clear') continue
    const isNamed = label === 'provenance' && isObject(part.body)
    const body = isNamed ? withoutName(part.body as object) : part.body
    if (!isNamed || Object.keys(body as object).length > 0) bodies[label] = body
  }
  return bodies
}

function withoutName(provenance: object): object {
  const { readmits: _, ...rest } = provenance as { readmits?: unknown }
  return rest
}

const recordForm = /^[0-9a-f]{32}-\d+$/

function sameOrRenamed(one: unknown, other: unknown, oldSeat: SeatId): boolean {
  if (typeof other === 'string' && other.startsWith(`${oldSeat}-`)) {
    return typeof one === 'string' && recordForm.test(one)
  }
  if (Array.isArray(one) && Array.isArray(other)) {
    return (
      one.length === other.length &&
      one.every((each, at) => sameOrRenamed(each, other[at], oldSeat))
    )
  }
  if (!isObject(one) || !isObject(other)) return sameJson(one, other)
  const keys = Object.keys(other)
  return (
    Object.keys(one).length === keys.length &&
    keys.every((key) => key in one && sameOrRenamed(one[key], other[key], oldSeat))
  )
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

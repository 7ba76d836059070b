import { commitmentOf } from '../chain/parts.ts'
import type { EventId } from '../primitives/ids.ts'
import type { OwnEvent } from './draft.ts'
import type { Entry, LogEvent, Part } from './envelope.ts'
import { type EventTypeName, isEventTypeName } from './registry.ts'
import { isSealedLabel } from './sealed.ts'
import { type Told, tellEvent } from './tell.ts'
import { isAmendment } from './told-people.ts'

/** Parts of one event that were erased, as a record's fold holds it. */
export type Erasure = { event: EventId; parts: readonly string[]; reason: string }

type ToldErased = Extract<Told, { type: 'PartErased' }>

export function erasureOf({ facts: { event, parts, reason } }: Pick<ToldErased, 'facts'>): Erasure {
  return { event, parts, reason }
}

/** What restricted a record goes on doing so when its facts are erased (SPEC ER-4). */
export function restrictedAfter<T extends { by: EventId; seq: number | null } | null>(
  before: T,
  { facts: { event, strictFrom } }: Pick<ToldErased, 'facts'>,
): T | { by: EventId; seq: number } {
  return strictFrom === undefined ? before : { by: event, seq: strictFrom }
}

/** What an erasure names: parts of the event with this hash. */
export type ErasedParts = { event: EventId; hash: string; parts: readonly string[] }

/** The erasures among some entries. */
export function erasuresIn(entries: Iterable<Entry>): (ErasedParts & { by: EventId })[] {
  const found: (ErasedParts & { by: EventId })[] = []
  for (const entry of entries) {
    // Looked at first: entries are many, erasures few.
    if (entry.event.header.type !== 'PartErased') continue
    const told = tellEvent(entry)
    if (told?.type === 'PartErased') found.push({ ...told.facts, by: entry.event.id })
  }
  return found
}

/**
 * Types whose facts may hold what has to be erased. Those of the others are ids, codes and decisions:
 * who decided what stays in the log, the words beside it may go. The roster is what signatures are
 * checked by, and an erasure is what the verifier asks for.
 */
const erasableFacts: readonly EventTypeName[] = [
  'ReportFiled',
  'ReportAmended',
  'ThreatRaised',
  'ThreatAmended',
  'VisitLogged',
  'VisitAmended',
  'FlashHeard',
]
const neverErased: readonly EventTypeName[] = ['SeatEnrolled', 'SeatRevoked', 'PartErased']

/** Whether a part of an event may be erased at all (SPEC ER-1). */
export function isErasable(event: LogEvent, label: string): boolean {
  const { type } = event.header
  const part = event.parts[label]
  if (!part || part.state === 'erased') return false
  if (!isEventTypeName(type) || label !== 'facts') {
    return !neverErased.some((never) => never === type)
  }
  return erasableFacts.includes(type) && !saysOfEarlier(event)
}

/** What people agree to: without it an identity that they took back would leave again. */
function saysOfEarlier(event: LogEvent): boolean {
  const told = tellEvent({ event, numbered: null })
  return isAmendment(told) && (told.facts.consents ?? []).length > 0
}

/** The event without these parts: in the place of each stands what was committed to (SPEC ER-2). */
export function withoutParts(event: LogEvent, labels: readonly string[]): LogEvent {
  const parts = Object.entries(event.parts).map(([label, part]): [string, Part] => [
    label,
    labels.includes(label) ? erasedPart(part) : part,
  ])
  return { ...event, parts: Object.fromEntries(parts) }
}

/** A part that is damaged, and committed to nothing, is destroyed all the same. */
function erasedPart(part: Part): Part {
  return { state: 'erased', commitment: commitmentOf(part) ?? '0'.repeat(64) }
}

/** Whether any of these parts is still there, in whatever form. */
export function holdsAny({ parts }: LogEvent, labels: readonly string[]): boolean {
  return labels.some((label) => {
    const part = parts[label]
    return part !== undefined && part.state !== 'erased'
  })
}

/** An own event without these parts, their salts and their wraps (SPEC ER-3). */
export function ownWithoutParts(own: OwnEvent, labels: readonly string[]): OwnEvent {
  const isClear = labels.some((label) => label in own.event.parts && !isSealedLabel(label))
  const rest = <T>(of: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(of).filter(([label]) => !labels.includes(label)))
  return {
    ...own,
    event: withoutParts(own.event, labels),
    salt: isClear ? null : own.salt,
    ...(own.wraps && { wraps: rest(own.wraps) }),
    ...(own.sets && { sets: rest(own.sets) }),
  }
}

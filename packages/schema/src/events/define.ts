import type * as z from 'zod/mini'
import type { RecordId } from '../primitives/ids.ts'

export const recordKinds = [
  'report',
  'incident',
  'threat',
  'alert',
  'seat',
  'deployment',
  'visit',
  'recommendation',
  'warning',
  'paper',
  'host_state',
] as const
export type RecordKind = (typeof recordKinds)[number]

/** Names a fold: the same id may name a report, the incident it opened and the alert it raised. */
export type RecordRef = { kind: RecordKind; id: RecordId }

/**
 * What the log knows of one event type. One file per type; the registry lists them all, and the
 * compiler then demands a reducer case for each.
 */
export type EventType<Name extends string, Facts extends z.ZodMiniType> = {
  type: Name
  version: number
  /** The kind of the record named in the header; null where nothing is folded. */
  kind: RecordKind | null
  /** Whether the event creates its record (its header then names its own id). */
  creates: boolean
  facts: Facts
  /** The folds that the event changes (SPEC EV-6). */
  touches: (record: RecordId, facts: z.infer<Facts>) => RecordRef[]
}

type Usual = 'creates' | 'touches'
type Definition<Name extends string, Facts extends z.ZodMiniType> = Omit<
  EventType<Name, Facts>,
  Usual
> &
  Partial<Pick<EventType<Name, Facts>, Usual>>

/**
 * Keeps the literal types of a definition, so that the registry can derive one union of all events. An
 * event that does not say otherwise creates nothing and changes its own record.
 */
export function defineEvent<const Name extends string, Facts extends z.ZodMiniType>(
  definition: Definition<Name, Facts>,
): EventType<Name, Facts> {
  const { kind } = definition
  return { creates: false, touches: (id) => (kind ? [{ kind, id }] : []), ...definition }
}

import { type RecordRef, recordKinds } from '@tocsin/schema/events/define'
import { eventTypes, isEventTypeName } from '@tocsin/schema/events/registry'
import { authorSeat } from '@tocsin/schema/events/tell'
import type { Incident } from '@tocsin/schema/incident/state'
import { handsIn } from '@tocsin/schema/paper/select'
import type { Paper } from '@tocsin/schema/paper/state'
import { eventId, type RecordId, type ScopeId, type SeatId } from '@tocsin/schema/primitives/ids'
import type { Generation } from './log-deps.ts'
import type { LogView } from './log-store.ts'
import type { Pushed, ReadableEvent } from './read-pushed.ts'
import { treatmentOf } from './subjects.ts'

/** A record that the log holds, or that the run itself creates. */
export type AboutRecord = { scope: ScopeId; isStrict: boolean }

/** What is known of the records that the events of a run name, while it is judged one by one. */
export type RunAbouts = {
  of(ref: RecordRef): AboutRecord | undefined
  /** Everybody on whose word an incident rests, by what was merged into it too. */
  authorsOf(incident: RecordId): ReadonlySet<SeatId>
  /** How many reports of this seat an incident rests on, without what was merged into it. */
  reportsOf(incident: RecordId, seat: SeatId): number
  /** Everybody who drafted, edited or signed a paper. */
  handsIn(paper: RecordId): ReadonlySet<SeatId>
  /** The event is taken: those behind it in the run are judged with what it changes. */
  note(taken: ReadableEvent): void
}

type Known = AboutRecord & {
  authors: Map<SeatId, number>
  absorbed: Set<RecordId>
  hands: Set<SeatId>
}

/** Reads what the log holds of these records, incidents with all that was merged into them. */
export async function readRunAbouts(
  view: Pick<LogView, 'records'>,
  at: Generation,
  events: readonly Pushed[],
): Promise<RunAbouts> {
  const known = createdIn(events)
  // What was asked for is not asked for again: an incident may absorb one that the log does not hold.
  const asked = new Set<string>()
  let wanted = events.flatMap((pushed) => (pushed.header ? namedBy(pushed) : []))
  while (wanted.length > 0) {
    for (const ref of wanted) asked.add(keyOf(ref))
    const stored = await view.records(at, wanted)
    for (const { kind, id, scope, state } of stored) {
      // as: the state was written by this kind's reducer.
      const { reports, absorbed } = kind === 'incident' ? (state as Incident) : nobody
      known.set(keyOf({ kind, id }), {
        scope,
        isStrict: treatmentOf(kind, state).strictFrom !== null,
        authors: reports.map(authorSeat).reduce(countOne, new Map<SeatId, number>()),
        absorbed: new Set(absorbed),
        // as: likewise.
        hands: kind === 'paper' ? handsIn(state as Paper) : new Set(),
      })
    }
    wanted = [...known.values()]
      .flatMap(({ absorbed }) => [...absorbed].map((id): RecordRef => ({ kind: 'incident', id })))
      .filter((ref) => !asked.has(keyOf(ref)) && !known.has(keyOf(ref)))
  }
  const incident = (id: RecordId) => known.get(keyOf({ kind: 'incident', id }))
  const paper = (id: RecordId) => known.get(keyOf({ kind: 'paper', id }))
  return {
    of: (ref) => known.get(keyOf(ref)),
    authorsOf(id) {
      const family = new Set([id])
      const authors = new Set<SeatId>()
      // A set that grows while it is walked: whatever is added is walked too.
      for (const member of family) {
        for (const author of incident(member)?.authors.keys() ?? []) authors.add(author)
        for (const absorbed of incident(member)?.absorbed ?? []) family.add(absorbed)
      }
      return authors
    },
    reportsOf: (id, seat) => incident(id)?.authors.get(seat) ?? 0,
    handsIn: (id) => paper(id)?.hands ?? new Set(),
    note({ header, told }) {
      if (told?.type === 'PaperEdited' || told?.type === 'PaperSigned') {
        paper(header.record)?.hands.add(header.seat)
      } else if (told?.type === 'ReportFiled' && told.facts.attachTo) {
        const joined = incident(told.facts.attachTo)
        if (joined) countOne(joined.authors, header.seat)
      } else if (told?.type === 'IncidentMerged') {
        incident(header.record)?.absorbed.add(told.facts.merged)
      } else if (told?.type === 'IncidentUnmerged') {
        incident(header.record)?.absorbed.delete(told.facts.merged)
      }
    },
  }
}

function countOne(counts: Map<SeatId, number>, seat: SeatId): Map<SeatId, number> {
  return counts.set(seat, (counts.get(seat) ?? 0) + 1)
}

const nobody: Pick<Incident, 'reports' | 'absorbed'> = { reports: [], absorbed: [] }

function keyOf({ kind, id }: RecordRef): string {
  return `${kind} ${id}`
}

/** The records that an event is about or joins; not the one that it creates. */
function namedBy({ header, told }: ReadableEvent): RecordRef[] {
  const named: RecordRef[] = []
  if (isEventTypeName(header.type)) {
    const { kind, creates } = eventTypes[header.type]
    if (!creates && kind) named.push({ kind, id: header.record })
  }
  if (told?.type === 'ReportFiled') {
    const { attachTo, fromThreat } = told.facts
    if (attachTo) named.push({ kind: 'incident', id: attachTo })
    if (fromThreat) named.push({ kind: 'threat', id: fromThreat })
  }
  if (told?.type === 'VisitLogged' && told.facts.returnOf) {
    named.push({ kind: 'visit', id: told.facts.returnOf })
  }
  if (told?.type === 'IncidentMerged') named.push({ kind: 'incident', id: told.facts.merged })
  return named
}

/** Under every kind that may share the id of a creating event. */
function createdIn(events: readonly Pushed[]): Map<string, Known> {
  const created = new Map<string, Known>()
  for (const { header } of events) {
    if (!header || header.record !== (eventId(header.seat, header.seatSeq) as string)) continue
    for (const kind of recordKinds) {
      const authors = new Map([[header.seat, 1]])
      const known: Known = {
        scope: header.scope,
        isStrict: false,
        authors,
        absorbed: new Set(),
        hands: new Set([header.seat]),
      }
      created.set(keyOf({ kind, id: header.record }), known)
    }
  }
  return created
}

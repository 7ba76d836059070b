import type { Actor } from '../primitives/actor.ts'
import { type EventId, parseEventId, type RecordId } from '../primitives/ids.ts'
import { err, ok, type Result } from '../primitives/result.ts'
import { type Problem, problem } from '../problem.ts'
import type { Draft } from './draft.ts'
import type { Header } from './envelope.ts'
import type { ConsentChange } from './people.ts'
import type { EventTypeName } from './registry.ts'
import type { Told } from './tell.ts'

/** A person of whom a record tells. `part` of `event` is their sealed identity; null when none was written down. */
export type ToldPerson = {
  event: EventId
  part: string | null
  is: string
  /** As it was last said by who wrote the person down. */
  consent: string
}

/** The types that write people down, and those that say more of a record that did (SPEC SE-16). */
const begins = ['ReportFiled', 'ThreatRaised'] as const satisfies EventTypeName[]
const amends = ['ReportAmended', 'ThreatAmended'] as const satisfies EventTypeName[]

type ToldAmended = Extract<Told, { type: (typeof amends)[number] }>
type TellsOfPeople = Extract<Told, { type: (typeof begins)[number] }> | ToldAmended

export function isAmendment(told: Told | undefined): told is ToldAmended {
  return amends.some((type) => type === told?.type)
}

function tellsOfPeople(told: Told): told is TellsOfPeople {
  return isAmendment(told) || begins.some((type) => type === told.type)
}

/** Whom an event tells of, beside those of whom its record told before. */
export function peopleIn(told: Told): ToldPerson[] {
  if (!tellsOfPeople(told)) return []
  return (told.facts.people ?? []).map(({ is, consent, part }) => ({
    event: told.id,
    part: part ?? null,
    is,
    consent,
  }))
}

/** What an event says of people who were written down before. Only who wrote them down says it (SPEC SE-8). */
export function consentChangesIn(told: Told): ConsentChange[] {
  if (!isAmendment(told)) return []
  return (told.facts.consents ?? []).filter(({ event }) => parseEventId(event).seat === told.seat)
}

/** The people of a record once an event of it is folded in. */
export function foldPeople(before: readonly ToldPerson[], told: Told): ToldPerson[] {
  const changes = consentChangesIn(told)
  return [...before, ...peopleIn(told)].map((person) => {
    const said = changes.findLast(
      ({ event, part }) => event === person.event && part === person.part,
    )
    return said ? { ...person, consent: said.consent } : person
  })
}

/** The seat that wrote a person down, which alone says what the person agrees to. */
export function wroteDown({ event }: Pick<ToldPerson, 'event'>, { seat }: Pick<Actor, 'seat'>) {
  return parseEventId(event).seat === seat
}

type PeopleOf = Pick<Draft, 'scope'> & { id: RecordId; people: readonly ToldPerson[] }

/** A record that tells of people, and the type of event that says more of it. */
export type OfPeople = { type: (typeof amends)[number]; of: PeopleOf }

/** The record of these folds that tells of people: a report or a threat; none is both. */
export function ofPeople(folds: { report?: PeopleOf; threat?: PeopleOf }): OfPeople | undefined {
  if (folds.report) return { type: 'ReportAmended', of: folds.report }
  return folds.threat && { type: 'ThreatAmended', of: folds.threat }
}

/**
 * A person agrees to more, or to less, than before. Open whatever has become of the record: a threat
 * that ended and a report that was withdrawn still hold who was named (SPEC SE-17).
 */
export function changeConsent(
  { type, of: { id, scope, people } }: OfPeople,
  actor: Actor,
  base: Header['base'],
  change: ConsentChange,
): Result<Draft<'ReportAmended' | 'ThreatAmended'>, Problem> {
  const person = people.find(({ event, part }) => event === change.event && part === change.part)
  if (!person) return err(problem('not_found'))
  if (!wroteDown(person, actor)) return err(problem('not_author'))
  return ok({ type, scope, record: id, base, bodies: { facts: { set: {}, consents: [change] } } })
}

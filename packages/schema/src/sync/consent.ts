import { commitmentOf } from '../chain/parts.ts'
import type { OwnEvent } from '../events/draft.ts'
import type { LogEvent } from '../events/envelope.ts'
import { isSealedLabel } from '../events/sealed.ts'
import { type Told, tellEvent } from '../events/tell.ts'
import { attachmentsIn } from '../events/told-attachments.ts'
import { consentChangesIn, peopleIn } from '../events/told-people.ts'
import type { EventId } from '../primitives/ids.ts'
import { consentLevels } from '../vocabulary/consent-levels.ts'
import { itemOf } from '../vocabulary/find.ts'

/** What was said in one event about the consent for one sealed part. */
export type ConsentSaid = { event: EventId; part: string; consent: string }

/** What an event says about the consent of people whose identity is sealed, in it or earlier. */
export function consentsIn(event: LogEvent): ConsentSaid[] {
  return consentsTold(tellEvent({ event, numbered: null }))
}

/** The same of an event that was read already; undefined = of a kind that is not known here. */
export function consentsTold(told: Told | undefined): ConsentSaid[] {
  if (!told) return []
  const first = peopleIn(told).flatMap(({ part, consent }) =>
    part ? [{ event: told.id, part, consent }] : [],
  )
  return [...first, ...originalsIn(told), ...consentChangesIn(told)]
}

/** The keys of originals leave with the consent of who can be known by them (SPEC AT-4). */
function originalsIn(told: Told): ConsentSaid[] {
  return attachmentsIn(told).flatMap(({ original }) =>
    original ? [{ event: told.id, part: original.part, consent: original.consent }] : [],
  )
}

/** The consent that stands for each sealed part, by {@link partKey}: the one said last, in the order of the own chain. */
export function standingConsents(said: Iterable<ConsentSaid>): Map<string, string> {
  const standing = new Map<string, string>()
  for (const { event, part, consent } of said) standing.set(partKey(event, part), consent)
  return standing
}

export function partKey(event: EventId, part: string): string {
  return `${event}/${part}`
}

/** Whether an identity may leave the tablet, sealed. What nobody agreed to, or a newer code, stays (SPEC SE-8). */
export function mayLeave(consent: string | undefined): boolean {
  return consent !== undefined && itemOf(consentLevels, consent)?.identity === 'leaves'
}

/**
 * An own event as it may leave the tablet: a sealed part whose person has not agreed goes as its
 * commitment, without its wraps. Id, hash and chain are the same (SPEC SE-8).
 */
export function leavingForm(own: OwnEvent, consents: ReadonlyMap<string, string>): OwnEvent {
  const stays = Object.entries(own.event.parts).flatMap(([label, part]) => {
    if (!isSealedLabel(label) || part.state !== 'sealed') return []
    if (mayLeave(consents.get(partKey(own.event.id, label)))) return []
    const commitment = commitmentOf(part)
    if (commitment === undefined) throw new Error('an own sealed part is damaged')
    return [[label, { state: 'withheld', commitment }] as const]
  })
  if (stays.length === 0) return own
  const parts = { ...own.event.parts, ...Object.fromEntries(stays) }
  const leaves = <T>(of: Readonly<Record<string, T>> = {}) =>
    Object.fromEntries(
      Object.entries(of).filter(([label]) => !stays.some(([stayed]) => stayed === label)),
    )
  const { wraps, sets } = own
  return { ...own, event: { ...own.event, parts }, wraps: leaves(wraps), sets: leaves(sets) }
}

/**
 * The sealed parts that an amendment lets go now, out of the own events that hold them (SPEC SE-9).
 * `find` = an own event by its id.
 */
export function releasedBy(
  event: LogEvent,
  consents: ReadonlyMap<string, string>,
  find: (id: EventId) => OwnEvent | undefined,
): NonNullable<OwnEvent['released']> {
  return consentsIn(event).flatMap((said) => {
    if (said.event === event.id || !mayLeave(consents.get(partKey(said.event, said.part))))
      return []
    const own = find(said.event)
    const part = own?.event.parts[said.part]
    if (part?.state !== 'sealed') return []
    return [
      {
        event: said.event,
        part: said.part,
        bytes: part.bytes,
        wraps: own?.wraps?.[said.part] ?? [],
        ...(own?.sets?.[said.part] && { set: own.sets[said.part] }),
      },
    ]
  })
}

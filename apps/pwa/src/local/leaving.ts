import type { OwnEvent } from '@tocsin/schema/events/draft'
import { isSealedLabel } from '@tocsin/schema/events/sealed'
import { type EventId, parseEventId } from '@tocsin/schema/primitives/ids'
import { ok, type Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import {
  type ConsentSaid,
  leavingForm,
  mayLeave,
  releasedBy,
  standingConsents,
} from '@tocsin/schema/sync/consent'
import type { Change, LogDeps, LogState } from './log-state.ts'
import { readOwn } from './read-log.ts'

/**
 * Own events as they may leave this tablet, by whatever way (SPEC SE-8, SE-9): identities whose people
 * have not agreed stay here, those whose people now agree go with the amendment that says so. The one
 * door through which own events pass on their way out.
 */
export async function leaving(
  deps: LogDeps,
  { own }: Pick<LogState, 'own'>,
  events: readonly OwnEvent[],
): Promise<Result<OwnEvent[], Problem>> {
  if (events.every((one) => saysNothing(own, one))) {
    return ok(events.map((one) => ({ ...one, released: [] })))
  }
  const consents = standingConsents(own.flatMap((one) => one.consents))
  const earlier = new Map(events.map((one) => [one.event.id, one] as const))
  const wanted = new Set<EventId>()
  for (const { event } of events) {
    for (const { event: id } of own.find((one) => one.hash === event.hash)?.consents ?? []) {
      if (!earlier.has(id)) wanted.add(id)
    }
  }
  const rows = own.filter(({ seatSeq }) => {
    return [...wanted].some((id) => parseEventId(id).seatSeq === seatSeq)
  })
  const read = await readOwn(
    deps,
    rows.map(({ row }) => row),
  )
  if (!read.ok) return read
  for (const one of read.value) earlier.set(one.own.event.id, one.own)
  return ok(
    events.map((one) => ({
      ...leavingForm(one, consents),
      released: releasedBy(one.event, consents, (id) => earlier.get(id)),
    })),
  )
}

/** Nobody's identity lies in it and it says nothing about anybody's consent: most events, which go as they are. */
function saysNothing(own: LogState['own'], { event }: OwnEvent): boolean {
  const consents = own.findLast(({ hash }) => hash === event.hash)?.consents
  return consents?.length === 0 && !Object.keys(event.parts).some(isSealedLabel)
}

/**
 * Envelopes that wait and hold an identity whose person now takes back what they agreed to: they go,
 * and are sealed anew without it.
 */
export async function staleEnvelopes(
  deps: LogDeps,
  { own }: Pick<LogState, 'own'>,
  said: readonly ConsentSaid[],
): Promise<Result<{ own: Change['own']; gone: string[] }, Problem>> {
  if (said.length === 0) return ok({ own: [], gone: [] })
  const takenBack = new Set(
    said.flatMap(({ event, consent }) => (mayLeave(consent) ? [] : parseEventId(event).seatSeq)),
  )
  const stale = own.filter(({ seatSeq, envelope }) => envelope && takenBack.has(seatSeq))
  const read = await readOwn(
    deps,
    stale.map(({ row }) => row),
  )
  if (!read.ok) return read
  const changed = read.value.flatMap(({ row, kept }) => {
    const index = stale.find((one) => one.row === row)
    if (!index) return []
    const envelope = undefined
    return [{ index: { ...index, envelope }, row: { ...kept, envelope } }]
  })
  return ok({ own: changed, gone: stale.flatMap(({ envelope }) => envelope ?? []) })
}

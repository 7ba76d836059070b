import type { Admission } from '../desk/quarantine.ts'
import type { Draft } from '../events/draft.ts'
import { type EventId, eventId } from '../primitives/ids.ts'
import { ok, type Result } from '../primitives/result.ts'
import { type OldEvent, readmitDraft, standsFor } from './readmit.ts'

/** `isTail` = the mission's log will never take it from the seat that wrote it. */
export type TailEvent = OldEvent & { isTail: boolean }

/**
 * Says the tail of a stopped seat again (SPEC DV-10), one event after the other. Begun again after a
 * crash it goes on behind what `own`, the chain of the new seat, has said already. Gives how many were
 * said now.
 */
export async function readmitTail<P>(
  old: readonly TailEvent[],
  own: readonly OldEvent[],
  append: (draft: Draft) => Promise<Result<{ event: EventId }, P>>,
): Promise<Result<number, P>> {
  const known = new Map(old.map((one): [EventId, OldEvent] => [one.event.id, one]))
  const here = new Map(own.map(({ event }) => [standsFor(event).event, event.id]))
  const newIds = new Map<EventId, EventId>()
  let said = 0
  for (const one of old) {
    const again = here.get(standsFor(one.event).event)
    if (again) newIds.set(one.event.id, again)
    if (!one.isTail || again) continue
    const draft = readmitDraft(one, { known, newIds })
    if (!draft) continue
    const saved = await append(draft)
    if (!saved.ok) return saved
    newIds.set(one.event.id, saved.value.event)
    said += 1
  }
  return ok(said)
}

/** What a desk says to admit a held event in the place of its seat (SPEC DV-17). */
export function admissionDraft({ event, newIds, ownSeq }: Admission): Draft | undefined {
  const { seat, base } = event.header
  const known = new Map(
    base.own === null || ownSeq === null
      ? []
      : [[eventId(seat, base.own), { numbered: { seq: ownSeq } }]],
  )
  return readmitDraft({ event, numbered: null }, { known, newIds: new Map(newIds) })
}

import type { Draft } from '@tocsin/schema/events/draft'
import { isSealedLabel } from '@tocsin/schema/events/sealed'
import { tellEvent } from '@tocsin/schema/events/tell'
import type { EventId } from '@tocsin/schema/primitives/ids'
import { ok, type Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import { type OldEvent, readmitDraft } from '@tocsin/schema/sync/readmit'
import type { Saved } from './local.ts'
import type { LogDeps, LogState } from './log-state.ts'
import { lostPlaces } from './lost-places.ts'
import { readOwn } from './read-log.ts'

/** An own event of this log; `isTail` = the mission's log will never take it from this seat. */
export type OwnOld = OldEvent & {
  isTail: boolean
  /** Names people. Their identities are sealed to this event and are not said again. */
  hasPeople: boolean
}

/** Everything that this seat wrote, by its place, for a new seat to say again what is left over. */
export async function readOld(
  deps: LogDeps,
  { own, meta }: LogState,
): Promise<Result<OwnOld[], Problem>> {
  // What a seat that was stopped told after it is held as of one that is out, and is not to be lost.
  const left = meta.stopped ? [...lostPlaces, 'seat_revoked'] : lostPlaces
  const read = await readOwn(
    deps,
    own.map(({ row }) => row),
  )
  if (!read.ok) return read
  return ok(
    read.value.map(({ own: { event }, kept: { numbered, held } }) => ({
      event,
      numbered,
      isTail: numbered === null && (held === null || left.includes(held.code)),
      hasPeople: Object.keys(event.parts).some(isSealedLabel),
    })),
  )
}

/**
 * Says the tail of a stopped seat again in this log (SPEC DV-10), one event after the other. Begun
 * again after a crash it goes on behind what was said already. Gives how many were said now.
 */
export async function readmitTail(
  old: readonly OwnOld[],
  own: readonly OwnOld[],
  append: (draft: Draft) => Promise<Result<Saved, Problem>>,
): Promise<Result<number, Problem>> {
  const known = new Map(old.map((one): [EventId, OldEvent] => [one.event.id, one]))
  const newIds = new Map<EventId, EventId>()
  for (const { event } of own) {
    const again = tellEvent({ event, numbered: null })?.provenance?.readmits
    if (again) newIds.set(again.event, event.id)
  }
  let said = 0
  for (const one of old) {
    if (!one.isTail || newIds.has(one.event.id)) continue
    const draft = readmitDraft(one, { known, newIds })
    if (!draft) continue
    const saved = await append(draft)
    if (!saved.ok) return saved
    newIds.set(one.event.id, saved.value.event)
    said += 1
  }
  return ok(said)
}

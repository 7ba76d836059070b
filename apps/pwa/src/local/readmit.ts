import type { Draft } from '@tocsin/schema/events/draft'
import { isSealedLabel } from '@tocsin/schema/events/sealed'
import { ok, type Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import { readmitTail, type TailEvent } from '@tocsin/schema/sync/readmit-tail'
import type { Saved } from './local.ts'
import type { LogDeps, LogState } from './log-state.ts'
import { lostPlaces } from './lost-places.ts'
import { readOwn } from './read-log.ts'

/** An own event of this log. */
export type OwnOld = TailEvent & {
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
 * Says the tail of a stopped seat again in this log (SPEC DV-10). `readHere` reads what this log has
 * said already.
 */
export async function readmitHere(
  old: readonly TailEvent[],
  readHere: () => Promise<Result<OwnOld[], Problem>>,
  append: (draft: Draft) => Promise<Result<Saved, Problem>>,
): Promise<Result<number, Problem>> {
  const own = await readHere()
  return own.ok ? readmitTail(old, own.value, append) : own
}

import { usualExpiryDays } from '@tocsin/schema/desk/usual-tablet-rules'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import { ok, type Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import type { StoredEntry } from './fold-record.ts'
import type { Change, LogDeps, LogState } from './log-state.ts'
import { readAllClusters } from './read-log.ts'
import { isExpired, spend, type UseBudget } from './use-budget.ts'

/**
 * Everything that others wrote goes; own events stay, sent or not. The next pull begins anew.
 *
 * @param droppedAt this tablet's clock, to be said on the screen until there is a picture again.
 */
export async function dropPulled(
  deps: LogDeps,
  state: LogState,
  droppedAt: number,
): Promise<Result<Change, Problem>> {
  const read = await readAllClusters(deps)
  if (!read.ok) return read
  const own = deps.vault.seat.id
  const clusters = new Map<RecordId, readonly StoredEntry[]>()
  for (const [record, entries] of read.value) {
    const kept = entries.filter(({ event }) => event.header.seat === own)
    if (kept.length < entries.length) clusters.set(record, kept)
  }
  const meta = { ...state.meta, cursors: {}, upToSeq: 0, pictureAt: null, expiredAt: droppedAt }
  return ok({ meta, clusters, own: [] })
}

/** One opening or some minutes of use (SPEC DV-7): counted, and when that was too much, paid for at once. */
export async function countUse(
  deps: LogDeps,
  state: LogState,
  use: { openings?: number; minutes?: number },
): Promise<Result<Change, Problem>> {
  const { meta } = state
  const now = deps.now()
  const budget = spend(meta.budget ?? firstBudget(state, now), { ...use, now })
  const counted = { ...state, meta: { ...meta, budget } }
  const server = { pictureAt: meta.pictureAt, heardAt: meta.heard?.serverNow ?? null }
  const days = meta.profile.expiryDays ?? usualExpiryDays
  const isHeld = Object.keys(meta.cursors).length > 0
  if (isHeld && isExpired(budget, server, days)) return dropPulled(deps, counted, now)
  return ok({ meta: counted.meta, clusters: new Map(), own: [] })
}

/** A tablet from before use was counted begins where its last contact was, as its clock tells it. */
function firstBudget({ meta }: LogState, now: number): UseBudget {
  return {
    days: 0,
    date: Math.floor((meta.heard?.at ?? now) / 86_400_000),
    openings: 0,
    minutes: 0,
  }
}

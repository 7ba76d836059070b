import { randomUUID } from 'node:crypto'
import type { IdentityOpening, SealedIdentity } from '@tocsin/schema/identities/answers'
import type { Actor } from '@tocsin/schema/primitives/actor'
import type { EventId } from '@tocsin/schema/primitives/ids'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import type { Account } from '../accounts/account-store.ts'
import { writeAudit } from '../accounts/audit.ts'
import { inTransaction } from '../db/retry.ts'
import type { Handle } from '../log/log-deps.ts'
import { readableEvents, sealedFor } from './find-sealed.ts'
import type { IdentityDeps } from './identity-deps.ts'
import { officerKeyOf } from './officer-keys.ts'
import { mayOpenOneMore } from './opening-limit.ts'

/** An identity officer at an enrolled browser. */
export type OfficerAt = { account: Account; actor: Actor }

export type Reason = { reason: string; words: string }

/**
 * Hands one sealed identity to one officer. The row of the log is written first: nothing is handed
 * out that is not in it (SPEC SE-10).
 *
 * @returns `not_identity_officer` when this browser's key is not the officer's, `not_found`,
 * `identity_not_for_you`, `too_many_openings`.
 */
export async function openIdentity(
  deps: IdentityDeps,
  officer: OfficerAt,
  asked: { event: EventId; part: string } & Reason,
): Promise<Result<SealedIdentity, Problem>> {
  const { account, actor } = officer
  const key = await officerKeyOf(deps.database.db, deps.mission, {
    account: account.id,
    seat: actor.seat,
  })
  if (!key) return err(problem('not_identity_officer'))
  const [entry] = await readableEvents(deps, actor, [asked.event])
  if (entry?.event.parts[asked.part]?.state !== 'sealed') return err(problem('not_found'))
  const sealed = await sealedFor(deps, entry, asked.part, key)
  if (!sealed) return err(problem('identity_not_for_you'))
  const { database, mission, clock } = deps
  const at = { mission, now: clock.now() }
  const allowed = await inTransaction(database, async (tx) => {
    const more = await mayOpenOneMore(tx, at, account.id)
    if (more.ok) await writeOpenings(tx, at, account, [asked], { ...asked, exportId: null })
    return more
  })
  if (!allowed.ok) {
    const line = { by: account.id, what: 'opening_limit_reached', about: account.id } as const
    await writeAudit(database.db, at, line)
    return allowed
  }
  return ok(sealed)
}

/** Writes who opens what and why, before it is handed out. */
export async function writeOpenings(
  db: Handle,
  { mission, now }: { mission: string; now: number },
  account: Account,
  parts: readonly { event: EventId; part: string }[],
  { reason, words, exportId }: Reason & { exportId: string | null },
): Promise<void> {
  if (parts.length === 0) return
  await db
    .insertInto('identity_opening')
    .values(
      parts.map(({ event, part }) => ({
        mission_id: mission,
        opening_id: randomUUID(),
        event_id: event,
        label: part,
        account_id: account.id,
        person_name: account.personName,
        reason,
        words,
        opened_at: now,
        export_id: exportId,
      })),
    )
    .execute()
}

/** Who opened the identities of these events, newest first, as far as this reader may read the events. */
export async function readOpenings(
  deps: IdentityDeps,
  reader: Actor,
  events: readonly EventId[],
): Promise<IdentityOpening[]> {
  const entries = await readableEvents(deps, reader, events)
  const ids = entries.map(({ event }) => event.id)
  if (ids.length === 0) return []
  const rows = await deps.database.db
    .selectFrom('identity_opening')
    .selectAll()
    .where('mission_id', '=', deps.mission)
    .where('event_id', 'in', ids)
    .orderBy('opened_at', 'desc')
    .execute()
  return rows.map((row) => ({
    // as: the column holds what was handed out for an event of the log.
    event: row.event_id as EventId,
    part: row.label,
    by: row.person_name,
    reason: row.reason,
    words: row.words,
    at: row.opened_at,
    isExport: row.export_id !== null,
  }))
}

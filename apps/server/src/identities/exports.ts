import { randomUUID } from 'node:crypto'
import { isSealedLabel } from '@tocsin/schema/events/sealed'
import { tellEvent } from '@tocsin/schema/events/tell'
import { attachmentsIn } from '@tocsin/schema/events/told-attachments'
import type { ExportRequest, SealedIdentity } from '@tocsin/schema/identities/answers'
import type { EventId } from '@tocsin/schema/primitives/ids'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import type { Selectable } from 'kysely'
import type { IdentityExportTable } from '../db/identity-tables.ts'
import { readableEvents, sealedFor } from './find-sealed.ts'
import type { IdentityDeps } from './identity-deps.ts'
import { officerKeyOf } from './officer-keys.ts'
import { type OfficerAt, type Reason, writeOpenings } from './open-identity.ts'

/** An approved export is taken within a day, or asked for anew. */
const takeWithinMs = 24 * 3_600_000

/** Asks for an export. Nothing leaves before another officer has approved it (SPEC SE-11). */
export async function askExport(
  { database, mission, clock }: IdentityDeps,
  { account }: OfficerAt,
  { events, reason, words }: { events: readonly EventId[] } & Reason,
): Promise<{ id: string }> {
  const id = randomUUID()
  await database.db
    .insertInto('identity_export')
    .values({
      mission_id: mission,
      export_id: id,
      asked_by: account.id,
      asked_name: account.personName,
      reason,
      words,
      events_json: JSON.stringify(events),
      asked_at: clock.now(),
      decided_by: null,
      decided_name: null,
      decided_at: null,
      approved: null,
      taken_at: null,
      count: null,
    })
    .execute()
  return { id }
}

/** The requests of the mission, newest first, for its identity officers. */
export async function listExports(
  { database, mission }: IdentityDeps,
  { account }: OfficerAt,
): Promise<ExportRequest[]> {
  const rows = await database.db
    .selectFrom('identity_export')
    .selectAll()
    .where('mission_id', '=', mission)
    .orderBy('asked_at', 'desc')
    .limit(200)
    .execute()
  return rows.map((row) => ({
    id: row.export_id,
    askedBy: row.asked_name,
    isOwn: row.asked_by === account.id,
    reason: row.reason,
    words: row.words,
    identities: row.count ?? eventsOf(row).length,
    askedAt: row.asked_at,
    decidedBy: row.decided_name,
    approved: row.approved,
    takenAt: row.taken_at,
  }))
}

/**
 * Another officer approves or refuses. Who asked cannot, whatever browser they use (SPEC SE-11).
 *
 * @returns `not_found` when there is none that waits, `second_officer_needed`.
 */
export async function decideExport(
  deps: IdentityDeps,
  { account }: OfficerAt,
  { id, approve }: { id: string; approve: boolean },
): Promise<Result<undefined, Problem>> {
  const { database, mission, clock } = deps
  const row = await findExport(deps, id)
  if (!row || row.approved !== null) return err(problem('not_found'))
  if (row.asked_by === account.id) return err(problem('second_officer_needed'))
  const decided = await database.db
    .updateTable('identity_export')
    .set({
      decided_by: account.id,
      decided_name: account.personName,
      decided_at: clock.now(),
      approved: approve,
    })
    .where('mission_id', '=', mission)
    .where('export_id', '=', id)
    .where('approved', 'is', null)
    .where('asked_by', '!=', account.id)
    .returning('export_id')
    .execute()
  return decided.length === 1 ? ok(undefined) : err(problem('not_found'))
}

/**
 * Hands the approved identities to who asked, once, each with its row in the log of openings.
 *
 * @returns `not_identity_officer`, `not_found` (not asked by this officer, taken before, a day old),
 * `second_officer_needed` while nobody else has approved.
 */
export async function takeExport(
  deps: IdentityDeps,
  officer: OfficerAt,
  id: string,
): Promise<Result<{ identities: SealedIdentity[]; notForYou: number }, Problem>> {
  const { account, actor } = officer
  const { db } = deps.database
  const who = { account: account.id, seat: actor.seat }
  const key = await officerKeyOf(db, deps.mission, who)
  if (!key) return err(problem('not_identity_officer'))
  const row = await findExport(deps, id)
  if (!row || row.asked_by !== account.id || row.taken_at !== null) return err(problem('not_found'))
  if (row.approved !== true || row.decided_by === account.id) {
    return err(problem(row.approved === false ? 'not_found' : 'second_officer_needed'))
  }
  const now = deps.clock.now()
  if (now - (row.decided_at ?? 0) > takeWithinMs) return err(problem('not_found'))
  const entries = await readableEvents(deps, actor, eventsOf(row))
  const identities: SealedIdentity[] = []
  let notForYou = 0
  for (const entry of entries) {
    const told = tellEvent(entry)
    // Keys of originals are no identities: each is opened by itself, with its bytes (SPEC AT-7).
    const originals = told ? attachmentsIn(told).map(({ original }) => original?.part) : []
    for (const [label, part] of Object.entries(entry.event.parts)) {
      if (!isSealedLabel(label) || part.state !== 'sealed' || originals.includes(label)) continue
      const sealed = await sealedFor(deps, entry, label, key)
      if (sealed) identities.push(sealed)
      else notForYou += 1
    }
  }
  const taken = await db
    .updateTable('identity_export')
    .set({ taken_at: now, count: identities.length })
    .where('mission_id', '=', deps.mission)
    .where('export_id', '=', id)
    .where('taken_at', 'is', null)
    .returning('export_id')
    .execute()
  if (taken.length !== 1) return err(problem('not_found'))
  const parts = identities.map(({ place }) => ({ event: place.event, part: place.label }))
  const at = { mission: deps.mission, now }
  await writeOpenings(db, at, account, parts, { ...row, exportId: id })
  return ok({ identities, notForYou })
}

function findExport({ database, mission }: IdentityDeps, id: string) {
  return database.db
    .selectFrom('identity_export')
    .selectAll()
    .where('mission_id', '=', mission)
    .where('export_id', '=', id)
    .executeTakeFirst()
}

function eventsOf({ events_json }: Selectable<IdentityExportTable>): EventId[] {
  // as: the column holds what `askExport` wrote.
  return JSON.parse(events_json) as EventId[]
}

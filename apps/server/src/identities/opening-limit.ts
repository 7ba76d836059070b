import { randomUUID } from 'node:crypto'
import type { OpeningLimit } from '@tocsin/schema/identities/answers'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { writeAudit } from '../accounts/audit.ts'
import type { Handle } from '../log/log-deps.ts'
import type { IdentityDeps } from './identity-deps.ts'
import type { OfficerAt } from './open-identity.ts'

/** Identities that one officer may open in an hour, until two officers agree on another number. */
export const usualPerHour = 30

const hour = 3_600_000
/** How far back it is shown that an officer came to the limit. */
const shownMs = 7 * 24 * hour

/** The number in force: the one decided last. */
export async function perHourInForce(db: Handle, mission: string): Promise<number> {
  const row = await db
    .selectFrom('opening_limit')
    .select('per_hour')
    .where('mission_id', '=', mission)
    .where('approved', '=', true)
    .orderBy('decided_at', 'desc')
    .orderBy('asked_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.per_hour ?? usualPerHour
}

/**
 * Whether this officer may open one more now; nobody else decides about this officer meanwhile. What
 * left in an approved export does not count: two persons stood for it.
 *
 * @returns `too_many_openings`, with the limit and the minutes until one comes free.
 */
export async function mayOpenOneMore(
  tx: Handle,
  { mission, now }: { mission: string; now: number },
  account: string,
): Promise<Result<undefined, Problem>> {
  await tx
    .selectFrom('officer_key')
    .select('key_id')
    .where('mission_id', '=', mission)
    .where('account_id', '=', account)
    .forUpdate()
    .execute()
  const limit = await perHourInForce(tx, mission)
  const [opened = []] = await openedSince(tx, { mission, now }, [account])
  if (opened.length < limit) return ok(undefined)
  const free = opened[opened.length - limit] ?? now
  const minutes = Math.max(1, Math.ceil((free + hour - now) / 60_000))
  return err(problem('too_many_openings', { limit, minutes }))
}

/** Times of the openings of the last hour, ascending, account by account. */
async function openedSince(
  db: Handle,
  { mission, now }: { mission: string; now: number },
  accounts: readonly string[],
): Promise<number[][]> {
  const rows = await db
    .selectFrom('identity_opening')
    .select(['account_id', 'opened_at'])
    .where('mission_id', '=', mission)
    .where('account_id', 'in', accounts.length > 0 ? accounts : [''])
    .where('export_id', 'is', null)
    .where('opened_at', '>', now - hour)
    .orderBy('opened_at')
    .execute()
  return accounts.map((account) =>
    rows.flatMap(({ account_id, opened_at }) => (account_id === account ? [opened_at] : [])),
  )
}

/** The limit, how far each officer has come, and what waits for a decision: for every identity officer. */
export async function readLimit(
  { database: { db }, mission, clock }: IdentityDeps,
  { account }: OfficerAt,
): Promise<OpeningLimit> {
  const now = clock.now()
  const perHour = await perHourInForce(db, mission)
  const officers = await db
    .selectFrom('account')
    .select(['account_id', 'person_name'])
    .where('mission_id', '=', mission)
    .where('identity_officer', '=', true)
    .orderBy('name')
    .execute()
  const ids = officers.map(({ account_id }) => account_id)
  const opened = await openedSince(db, { mission, now }, ids)
  const reached = await db
    .selectFrom('audit')
    .select(['about', 'at'])
    .where('mission_id', '=', mission)
    .where('what', '=', 'opening_limit_reached')
    .where('at', '>', now - shownMs)
    .orderBy('at', 'desc')
    .execute()
  const own = opened[ids.indexOf(account.id)] ?? []
  const waiting = await waitingChange(db, mission)
  return {
    perHour,
    left: Math.max(0, perHour - own.length),
    freeAt: own[0] === undefined ? null : (own[Math.max(0, own.length - perHour)] ?? now) + hour,
    officers: officers.map(({ account_id, person_name }, at) => ({
      personName: person_name,
      isOwn: account_id === account.id,
      opened: opened[at]?.length ?? 0,
      reachedAt: reached.find(({ about }) => about === account_id)?.at ?? null,
    })),
    waiting: waiting
      ? {
          id: waiting.change_id,
          perHour: waiting.per_hour,
          askedBy: waiting.asked_name,
          isOwn: waiting.asked_by === account.id,
          askedAt: waiting.asked_at,
        }
      : null,
  }
}

function waitingChange(db: Handle, mission: string) {
  return db
    .selectFrom('opening_limit')
    .selectAll()
    .where('mission_id', '=', mission)
    .where('approved', 'is', null)
    .orderBy('asked_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/**
 * Asks for another limit. A lower one is in force at once; a higher one waits for another officer, in
 * place of what was asked before (SPEC SE-14).
 */
export async function askLimit(
  { database: { db }, mission, clock }: IdentityDeps,
  { account }: OfficerAt,
  perHour: number,
): Promise<{ needsSecond: boolean }> {
  const now = clock.now()
  const needsSecond = perHour > (await perHourInForce(db, mission))
  const by = { id: account.id, name: account.personName }
  await db
    .updateTable('opening_limit')
    .set({ approved: false, decided_by: by.id, decided_name: by.name, decided_at: now })
    .where('mission_id', '=', mission)
    .where('approved', 'is', null)
    .execute()
  const decided = needsSecond ? null : by
  await db
    .insertInto('opening_limit')
    .values({
      mission_id: mission,
      change_id: randomUUID(),
      per_hour: perHour,
      asked_by: by.id,
      asked_name: by.name,
      asked_at: now,
      decided_by: decided?.id ?? null,
      decided_name: decided?.name ?? null,
      decided_at: decided && now,
      approved: decided && true,
    })
    .execute()
  const what = needsSecond ? 'opening_limit_asked' : 'opening_limit_changed'
  const detail = { perHour: String(perHour) }
  await writeAudit(db, { mission, now }, { by: by.id, what, about: null, detail })
  return { needsSecond }
}

/** Another officer agrees or not. Returns `second_officer_needed` for who asked, `not_found` when none waits. */
export async function decideLimit(
  { database: { db }, mission, clock }: IdentityDeps,
  { account }: OfficerAt,
  { id, approve }: { id: string; approve: boolean },
): Promise<Result<undefined, Problem>> {
  const now = clock.now()
  const waiting = await waitingChange(db, mission)
  if (waiting?.change_id !== id) return err(problem('not_found'))
  if (waiting.asked_by === account.id) return err(problem('second_officer_needed'))
  const decided = await db
    .updateTable('opening_limit')
    .set({
      approved: approve,
      decided_by: account.id,
      decided_name: account.personName,
      decided_at: now,
    })
    .where('mission_id', '=', mission)
    .where('change_id', '=', id)
    .where('approved', 'is', null)
    .where('asked_by', '!=', account.id)
    .returning('change_id')
    .execute()
  if (decided.length === 0) return err(problem('not_found'))
  if (approve) {
    const detail = { perHour: String(waiting.per_hour) }
    const line = { by: account.id, what: 'opening_limit_changed', about: null, detail } as const
    await writeAudit(db, { mission, now }, line)
  }
  return ok(undefined)
}

import { randomUUID } from 'node:crypto'
import type { RecordId, SeatId } from '@tocsin/schema/primitives/ids'
import { sql } from 'kysely'
import type { AccountDeps } from './account-deps.ts'

type ReadDeps = Pick<AccountDeps, 'database' | 'mission' | 'clock'>

/** What is worth a line: a restricted record at the desk, a sealed identity, an export of either. */
export const sensitiveKinds = ['record', 'identity', 'export'] as const
export type SensitiveKind = (typeof sensitiveKinds)[number]

/** Openings of identities by one person in an hour above which administrators are told (security.md §4). */
export const identitiesPerHour = 20

const hourMs = 3_600_000

/**
 * Writes down that somebody was shown something sensitive. To be called before it is shown: what
 * could not be written down is not shown.
 *
 * @param read `reason` is a code, never words of the reader's own.
 */
export async function noteRead(
  { database: { db }, mission, clock }: ReadDeps,
  read: {
    account: string
    seat: SeatId | null
    what: SensitiveKind
    record: RecordId | null
    reason?: string
  },
): Promise<void> {
  await db
    .insertInto('sensitive_read')
    .values({
      mission_id: mission,
      read_id: randomUUID(),
      at: clock.now(),
      account_id: read.account,
      seat_id: read.seat,
      what: read.what,
      record_id: read.record,
      reason: read.reason ?? null,
    })
    .execute()
}

/** One person's sensitive reads: numbers only, as administrators read no records. */
export type ReadCount = {
  account: string
  /** Within the last hour and the last seven days. */
  hour: Record<SensitiveKind, number>
  week: Record<SensitiveKind, number>
  /** More identities within an hour than anybody should need. */
  isAlarming: boolean
}

export async function countReads({
  database: { db },
  mission,
  clock,
}: ReadDeps): Promise<ReadCount[]> {
  const now = clock.now()
  const rows = await db
    .selectFrom('sensitive_read')
    .select(({ fn }) => [
      'account_id',
      'what',
      fn.countAll<number>().as('week'),
      sql<number>`count(*) filter (where at > ${now - hourMs}::int8)`.as('hour'),
    ])
    .where('mission_id', '=', mission)
    .where('at', '>', now - 7 * 24 * hourMs)
    .groupBy(['account_id', 'what'])
    .orderBy('account_id')
    .execute()
  const counts = new Map<string, ReadCount>()
  for (const { account_id: account, what, week, hour } of rows) {
    const kind = sensitiveKinds.find((known) => known === what)
    const count = counts.get(account) ?? {
      account,
      hour: { record: 0, identity: 0, export: 0 },
      week: { record: 0, identity: 0, export: 0 },
      isAlarming: false,
    }
    if (kind) {
      count.hour[kind] = hour
      count.week[kind] = week
    }
    count.isAlarming = count.hour.identity > identitiesPerHour
    counts.set(account, count)
  }
  return [...counts.values()]
}

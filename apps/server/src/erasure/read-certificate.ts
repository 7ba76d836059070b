import {
  backupDays,
  type ErasureCertificate,
  type ErasureCopy,
  type ErasureLine,
  type ErasureStanding,
} from '@tocsin/schema/desk/erasures'
import { isSealedLabel } from '@tocsin/schema/events/sealed'
import { EventId, parseScopeId, RecordId, ScopeId, SeatId } from '@tocsin/schema/primitives/ids'
import { receiptCode } from '@tocsin/schema/sync/receipt-code'
import { type ErasureRow, erasureOf, partsOf } from './carry-out.ts'
import type { ErasureDeps, PersonAt } from './erasure-deps.ts'

const dayMs = 86_400_000

/** Everything that was proposed, the newest first, at most 200. */
export async function listErasures(deps: ErasureDeps, who: PersonAt): Promise<ErasureLine[]> {
  const rows = await deps.database.db
    .selectFrom('erasure')
    .selectAll()
    .where('mission_id', '=', deps.mission)
    .orderBy('proposed_at', 'desc')
    .limit(200)
    .execute()
  const lines: ErasureLine[] = []
  for (const row of rows) lines.push(lineOf(row, who, await copiesOf(deps, row)))
  return lines
}

/** The certificate of one erasure, as it stands now: copies are confirmed as tablets come back (SPEC ER-11). */
export async function readCertificate(
  deps: ErasureDeps,
  who: PersonAt,
  id: string,
): Promise<ErasureCertificate | undefined> {
  const row = await erasureOf(deps, id)
  if (!row) return undefined
  const devices = await copiesOf(deps, row)
  return {
    ...lineOf(row, who, devices),
    mission: deps.mission,
    hash: row.hash,
    erasedBy: row.erased_by === null ? null : EventId.parse(row.erased_by),
    parts: partsOf(row),
    tablesAt: row.tables_at,
    wal: row.wal,
    devices,
    shown: await shownBefore(deps, row),
    backupsUntil: row.tables_at === null ? null : row.tables_at + backupDays * dayMs,
  }
}

function lineOf(
  row: ErasureRow,
  { account }: PersonAt,
  devices: readonly ErasureCopy[],
): ErasureLine {
  const { area, band } = parseScopeId(ScopeId.parse(row.scope))
  return {
    id: row.erasure_id,
    standing: standingOf(row),
    event: EventId.parse(row.event_id),
    record: RecordId.parse(row.record_id),
    code: receiptCode(row.hash),
    type: row.type,
    area,
    band,
    labels: partsOf(row).map(({ label }) => label),
    reason: row.reason,
    reference: row.reference,
    proposedBy: row.proposed_name,
    proposedAt: row.proposed_at,
    isOwn: row.proposed_by === account.id,
    decidedBy: row.decided_name,
    decidedAt: row.decided_at,
    erasedSeq: row.erased_seq,
    erasedAt: row.erased_at,
    copies: {
      all: devices.length,
      confirmed: devices.filter(({ confirmedAt }) => confirmedAt !== null).length,
    },
  }
}

function standingOf({ approved, tables_at }: ErasureRow): ErasureStanding {
  if (approved === null) return 'waits'
  if (!approved) return 'refused'
  return tables_at === null ? 'under_way' : 'done'
}

async function copiesOf(
  { database: { db }, mission }: ErasureDeps,
  { erased_by }: ErasureRow,
): Promise<ErasureCopy[]> {
  if (erased_by === null) return []
  const rows = await db
    .selectFrom('erasure_copy')
    .innerJoin('seat', (join) =>
      join
        .onRef('seat.mission_id', '=', 'erasure_copy.mission_id')
        .onRef('seat.seat_id', '=', 'erasure_copy.seat_id'),
    )
    .select([
      'erasure_copy.seat_id',
      'erasure_copy.is_author',
      'erasure_copy.last_at',
      'erasure_copy.confirmed_at',
      'seat.name',
      'seat.revoked_at',
      'seat.last_heard_at',
    ])
    .where('erasure_copy.mission_id', '=', mission)
    .where('erasure_copy.erased_by', '=', erased_by)
    // A system seat keeps nothing of its own beside this log.
    .where('seat.role', '!=', 'system')
    .orderBy('erasure_copy.is_author', 'desc')
    .orderBy('seat.name')
    .execute()
  return rows.map((row) => ({
    seat: SeatId.parse(row.seat_id),
    name: row.name,
    isAuthor: row.is_author,
    lastDeliveredAt: row.last_at,
    confirmedAt: row.confirmed_at,
    revokedAt: row.revoked_at,
    lastHeardAt: row.last_heard_at,
  }))
}

/** Who had it on a screen or in a file: people remember, and files are theirs to destroy. */
async function shownBefore(
  { database: { db }, mission }: ErasureDeps,
  row: ErasureRow,
): Promise<ErasureCertificate['shown']> {
  const until = row.erased_at ?? Number.MAX_SAFE_INTEGER
  const sealed = partsOf(row)
    .map(({ label }) => label)
    .filter(isSealedLabel)
  const opened =
    sealed.length === 0
      ? []
      : await db
          .selectFrom('identity_opening')
          .select(['person_name', 'opened_at', 'export_id'])
          .where('mission_id', '=', mission)
          .where('event_id', '=', row.event_id)
          .where('label', 'in', sealed)
          .execute()
  const certified = await db
    .selectFrom('audit')
    .leftJoin('account', (join) =>
      join
        .onRef('account.mission_id', '=', 'audit.mission_id')
        .onRef('account.account_id', '=', 'audit.account_id'),
    )
    .select(['account.person_name', 'audit.at'])
    .where('audit.mission_id', '=', mission)
    .where('audit.what', '=', 'certificate_exported')
    .where('audit.about', '=', row.record_id)
    .where('audit.at', '<=', until)
    .execute()
  const all: ErasureCertificate['shown'] = [
    ...opened.map((one) => ({
      by: one.person_name,
      at: one.opened_at,
      as: one.export_id === null ? ('opened' as const) : ('exported' as const),
    })),
    // The command line has no account of its own.
    ...certified.map(({ person_name, at }) => {
      return { by: person_name ?? '—', at, as: 'certificate' as const }
    }),
  ]
  return all.sort((a, b) => a.at - b.at)
}

import type { OfficerLine } from '@tocsin/schema/identities/answers'
import { fromBase64Url } from '@tocsin/schema/primitives/bytes'
import type { MissionId, SeatId } from '@tocsin/schema/primitives/ids'
import { KeyId } from '@tocsin/schema/trust/statements'
import { sealingKeyId } from '@tocsin/seal/sealing-key'
import type { Handle } from '../log/log-deps.ts'
import { newestStatement } from '../trust/statement-store.ts'
import type { IdentityDeps } from './identity-deps.ts'

/** Keeps the public key that an officer's browser holds; another browser of the same officer replaces it. */
export async function offerKey(
  { database, mission, clock }: IdentityDeps,
  { account, seat, publicKey }: { account: string; seat: SeatId; publicKey: string },
): Promise<KeyId> {
  const id = await sealingKeyId(fromBase64Url(publicKey))
  const key = { key_id: id as string, public_key: publicKey, seat_id: seat as string }
  const at = { offered_at: clock.now() }
  await database.db
    .insertInto('officer_key')
    .values({ mission_id: mission, account_id: account, ...key, ...at })
    .onConflict((conflict) =>
      conflict
        .columns(['mission_id', 'account_id'])
        .doUpdateSet({ ...key, ...at })
        .where('officer_key.key_id', '!=', id),
    )
    .execute()
  return id
}

/** The key under which this officer's seat opens, if it is the one that was offered last. */
export async function officerKeyOf(
  db: Handle,
  mission: MissionId,
  of: { account: string; seat: SeatId },
): Promise<KeyId | undefined> {
  const row = await db
    .selectFrom('officer_key')
    .select('key_id')
    .where('mission_id', '=', mission)
    .where('account_id', '=', of.account)
    .where('seat_id', '=', of.seat)
    .executeTakeFirst()
  return row && KeyId.parse(row.key_id)
}

/** Every identity officer, with the key offered and whether the root has signed it. */
export async function listOfficers({
  database,
  mission,
}: Pick<IdentityDeps, 'database' | 'mission'>): Promise<OfficerLine[]> {
  const rows = await database.db
    .selectFrom('account')
    .leftJoin('officer_key', (join) =>
      join
        .onRef('officer_key.mission_id', '=', 'account.mission_id')
        .onRef('officer_key.account_id', '=', 'account.account_id'),
    )
    .select(['account.name', 'account.person_name'])
    .select(['officer_key.key_id', 'officer_key.public_key', 'officer_key.offered_at'])
    .where('account.mission_id', '=', mission)
    .where('account.identity_officer', '=', true)
    .where('account.disabled', '=', false)
    .orderBy('account.name')
    .execute()
  const roster = await rosterIds({ database, mission })
  return rows.map(({ name, person_name, key_id, public_key, offered_at }) => ({
    name,
    personName: person_name,
    key:
      key_id === null || public_key === null || offered_at === null
        ? null
        : { id: KeyId.parse(key_id), publicKey: public_key, offeredAt: offered_at },
    isInRoster: key_id !== null && roster.has(key_id),
  }))
}

/** Ids of the keys that the newest roster names. */
export async function rosterIds(
  deps: Pick<IdentityDeps, 'database' | 'mission'>,
): Promise<Set<string>> {
  const newest = await newestStatement(deps, 'officers', 'mission')
  return new Set(newest?.statement.officers.map(({ id }) => id))
}

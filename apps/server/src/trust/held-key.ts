import { fromBase64Url, toBase64Url } from '@tocsin/schema/primitives/bytes'
import type { MissionId } from '@tocsin/schema/primitives/ids'
import type { Key } from '@tocsin/seal/key'
import {
  type SealingKey,
  sealingPublicKey,
  unwrapSealingKey,
  wrapSealingKey,
} from '@tocsin/seal/sealing-key'
import { seatPublicKey, unwrapSeatKey, wrapSeatKey } from '@tocsin/seal/seat-key'
import type { TrustDeps } from './trust-deps.ts'

/** A signing key of the server's, by its raw public key (base64url). */
export type HeldSigningKey = { publicKey: string; key: Key }
export type HeldSealingKey = { publicKey: string; key: SealingKey }

const secretBytes = 32

/** The mission's key of this name, made at the first call. Lost with the server key it is wrapped under. */
export async function holdSigningKey(
  deps: TrustDeps,
  name: 'delegate' | 'log',
): Promise<HeldSigningKey> {
  const row = await holdRow(deps, name, async (secret) => ({
    publicKey: await seatPublicKey(secret),
    wrapped: await wrapSeatKey(deps.serverKey.key, secret),
  }))
  const key = await unwrapSeatKey(deps.serverKey.key, fromBase64Url(row.wrapped))
  if (!key.ok) throw new Error(`the ${name} key of the mission does not open`)
  return { publicKey: row.public_key, key: key.value }
}

/** Likewise for a key to which others seal. */
export async function holdSealingKey(deps: TrustDeps, name: 'transport'): Promise<HeldSealingKey> {
  const row = await holdRow(deps, name, async (secret) => ({
    publicKey: await sealingPublicKey(secret),
    wrapped: await wrapSealingKey(deps.serverKey.key, secret),
  }))
  const [wrapped, publicKey] = [fromBase64Url(row.wrapped), fromBase64Url(row.public_key)]
  const key = await unwrapSealingKey(deps.serverKey.key, wrapped, publicKey)
  if (!key.ok) throw new Error(`the ${name} key of the mission does not open`)
  return { publicKey: row.public_key, key: key.value }
}

type Made = { publicKey: Uint8Array; wrapped: Uint8Array }

async function holdRow(
  deps: TrustDeps,
  name: string,
  make: (secret: Uint8Array<ArrayBuffer>) => Promise<Made>,
) {
  const found = await findRow(deps, deps.mission, name)
  if (found) return found
  const secret = deps.random(secretBytes)
  const { publicKey, wrapped } = await make(secret)
  secret.fill(0)
  await deps.database.db
    .insertInto('held_key')
    .values({
      mission_id: deps.mission,
      name,
      key_id: deps.serverKey.id,
      public_key: toBase64Url(publicKey),
      wrapped: toBase64Url(wrapped),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const row = await findRow(deps, deps.mission, name)
  if (!row) throw new Error(`the ${name} key of the mission was made and is gone`)
  return row
}

function findRow({ database, serverKey }: TrustDeps, mission: MissionId, name: string) {
  return database.db
    .selectFrom('held_key')
    .selectAll()
    .where('mission_id', '=', mission)
    .where('name', '=', name)
    .where('key_id', '=', serverKey.id)
    .executeTakeFirst()
}

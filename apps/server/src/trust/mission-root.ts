import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { toBase64Url } from '@tocsin/schema/primitives/bytes'
import type { Key } from '@tocsin/seal/key'
import { importSeatKey, seatKeyBytes, seatPublicKey } from '@tocsin/seal/seat-key'
import type { TrustDeps } from './trust-deps.ts'

/** `key` is null when the root is kept where it belongs: away from this server. */
export type MissionRoot = { publicKey: string; key: Key | null }

/** Where a root lies until its key ceremony has taken it away. */
export function rootPath(dataDir: string, mission: string): string {
  return join(dataDir, `root-${mission}.key`)
}

/**
 * The root of the mission. A new mission gets one, in a file for its owner only, to be taken away by
 * the key ceremony; a mission that has one keeps it, whether its private half is here or not.
 */
export async function openMissionRoot(deps: TrustDeps, dataDir: string): Promise<MissionRoot> {
  const path = rootPath(dataDir, deps.mission)
  const known = (await findRoot(deps)) ?? (await makeRoot(deps, dataDir, path))
  if (!existsSync(path)) return { publicKey: known, key: null }
  const seed = new Uint8Array(readFileSync(path))
  if (seed.length !== seatKeyBytes) throw new Error('the root key in the data folder is damaged')
  const publicKey = toBase64Url(await seatPublicKey(seed))
  if (publicKey !== known) throw new Error('the root key in the data folder is of another mission')
  const key = await importSeatKey(seed)
  seed.fill(0)
  return { publicKey, key }
}

/** The public key of the mission's root, as this database knows it. */
export async function findRoot({
  database,
  mission,
}: Pick<TrustDeps, 'database' | 'mission'>): Promise<string | undefined> {
  const row = await database.db
    .selectFrom('mission_root')
    .select('public_key')
    .where('mission_id', '=', mission)
    .executeTakeFirst()
  return row?.public_key
}

/** The file comes first: a root that the database names and nobody holds could never sign anything. */
async function makeRoot(deps: TrustDeps, dataDir: string, path: string): Promise<string> {
  const seed = deps.random(seatKeyBytes)
  const publicKey = toBase64Url(await seatPublicKey(seed))
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  writeFileSync(path, seed, { mode: 0o600, flush: true })
  seed.fill(0)
  const made = await deps.database.db
    .insertInto('mission_root')
    .values({ mission_id: deps.mission, public_key: publicKey })
    .onConflict((conflict) => conflict.doNothing())
    .returning('public_key')
    .execute()
  if (made.length > 0) return publicKey
  // Another server founded the mission at the same moment: its root stands.
  rmSync(path)
  const other = await findRoot(deps)
  if (other === undefined) throw new Error('the root of the mission was made and is gone')
  return other
}

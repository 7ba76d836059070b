import { existsSync, readFileSync } from 'node:fs'
import { toBase64Url } from '@tocsin/schema/primitives/bytes'
import type { MissionId } from '@tocsin/schema/primitives/ids'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import type { Key } from '@tocsin/seal/key'
import { importSeatKey, seatKeyBytes, seatPublicKey } from '@tocsin/seal/seat-key'
import { rootPath } from './mission-root.ts'

/** A root for the time of one act: signs, and cannot be read. */
export type LentRoot = { mission: MissionId; publicKey: string; key: Key }

/**
 * The root that lies beside the data, before the key ceremony has taken it away.
 *
 * @returns `root_away` when it is not there, `root_foreign` when another lies in its place.
 */
export async function lendLocalRoot(
  dataDir: string,
  { mission, root }: { mission: MissionId; root: string },
): Promise<Result<LentRoot, Problem>> {
  const path = rootPath(dataDir, mission)
  if (!existsSync(path)) return err(problem('root_away'))
  const seed = new Uint8Array(readFileSync(path))
  if (seed.length !== seatKeyBytes) return err(problem('root_foreign'))
  const publicKey = toBase64Url(await seatPublicKey(seed))
  const key = await importSeatKey(seed)
  seed.fill(0)
  return publicKey === root ? ok({ mission, publicKey, key }) : err(problem('root_foreign'))
}

import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import type { MissionId } from '@tocsin/schema/primitives/ids'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { lendLocalRoot } from './lent-root.ts'
import { rootPath } from './mission-root.ts'
import { openRootFile, sealRootFile } from './root-file.ts'

/** Below that a file that is copied once could be guessed at for ever. */
export const shortestRootPassphrase = 16

/**
 * Puts the root into a file under a passphrase, sees that the file opens again as it lies on its
 * medium, and only then destroys the key beside the data (SPEC DV-1).
 *
 * @returns the root's public key. `root_away`, `root_foreign`; `weak_passphrase`; `bad_input`
 * (field `FILE`) for a file that exists or would lie in the data folder, where it protects nobody;
 * `root_not_opened` when the file does not open: then the key is left where it was.
 */
export async function takeRootAway(
  known: { mission: MissionId; root: string },
  given: { dataDir: string; file: string; passphrase: string },
  random: (length: number) => Uint8Array<ArrayBuffer>,
): Promise<Result<string, Problem>> {
  const { mission, root } = known
  const { dataDir, file, passphrase } = given
  const lent = await lendLocalRoot(dataDir, known)
  if (!lent.ok) return lent
  if (passphrase.trim().length < shortestRootPassphrase) return err(problem('weak_passphrase'))
  if (existsSync(file) || !existsSync(dirname(file)) || isWithin(dataDir, file)) {
    return err(problem('bad_input', { field: 'FILE' }))
  }
  const path = rootPath(dataDir, mission)
  const seed = new Uint8Array(readFileSync(path))
  const sealing = { mission, passphrase, salt: random(16), nonce: random(12) }
  const content = await sealRootFile(seed, sealing)
  seed.fill(0)
  writeFileSync(file, content, { mode: 0o600, flag: 'wx', flush: true })
  const again = await openRootFile(readFileSync(file, 'utf8'), passphrase)
  if (!again.ok) return again
  if (again.value.publicKey !== root) return err(problem('root_not_opened'))
  destroy(path, random)
  return ok(root)
}

function isWithin(folder: string, file: string): boolean {
  const way = relative(resolve(folder), resolve(file))
  return way !== '' && !way.startsWith('..')
}

/** Overwritten before it is removed. What a disk keeps of old blocks is not in our hands; the command says so. */
function destroy(path: string, random: (length: number) => Uint8Array): void {
  const length = readFileSync(path).length
  const handle = openSync(path, 'r+')
  writeSync(handle, random(length))
  fsyncSync(handle)
  closeSync(handle)
  rmSync(path)
}

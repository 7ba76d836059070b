import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { type Attempts, readAttempts, waitAfter, writeAttempts } from './attempts.ts'
import type { ByteFile } from './byte-file.ts'
import { findSlot, vaultFolder, withFile } from './opfs.ts'
import type { Slot, WipedSlot } from './slot.ts'
import { settingsOf } from './slot-settings.ts'
import { type Code, type OpenedSlot, openSlot } from './vault-keys.ts'
import { wipeVault } from './wipe.ts'

export type Judged = { slot: Slot; opened: OpenedSlot }

function wipedProblem({ wiped, after }: WipedSlot): Problem {
  return wiped === 'revoked'
    ? problem('tablet_revoked')
    : problem('vault_wiped', { attempts: after })
}

/** Milliseconds still to wait. A clock that was set back starts the wait again, no more. */
function waitLeft(file: ByteFile, before: Attempts, now: number): number {
  const wait = waitAfter(before.count)
  if (now < before.lastAt) {
    writeAttempts(file, { count: before.count, lastAt: now })
    return wait
  }
  return Math.max(0, before.lastAt + wait - now)
}

/**
 * Judges one attempt to open a vault. It is counted, and the count on the disk, before it is judged:
 * killing the app in between gives nobody a free one. The right code sets the count back. A slot whose
 * other factor did not answer is not judged by its passphrase, so that costs no attempt.
 *
 * @returns `wrong_passphrase` with the attempts left where that is few, `rate_limited` with the
 * seconds to wait, `vault_wiped`, `tablet_revoked`, `authenticator_failed`, `vault_missing`.
 */
export async function judgeAttempt(
  vaultId: string,
  code: Code,
  now: number,
): Promise<Result<Judged, Problem>> {
  return navigator.locks.request(`tocsin-attempt-${vaultId}`, async () => {
    const slot = await findSlot(vaultId)
    if (slot === undefined) return err(problem('vault_missing'))
    if (slot === 'damaged') return err(problem('vault_missing', { reason: 'damaged' }))
    if ('wiped' in slot) return err(wipedProblem(slot))
    const folder = await vaultFolder(vaultId, { create: false })
    return withFile(folder, 'attempts', (file) =>
      judgeCounted({ vaultId, folder, file, slot, code, now }),
    )
  })
}

type Asked = {
  vaultId: string
  folder: FileSystemDirectoryHandle
  file: ByteFile
  slot: Slot
  code: Code
  now: number
}

async function judgeCounted(asked: Asked): Promise<Result<Judged, Problem>> {
  const { vaultId, folder, file, slot, code, now } = asked
  const { wipeAfter, authenticator } = settingsOf(slot)
  const before = readAttempts(file)
  const wait = waitLeft(file, before, now)
  if (wait > 0) return err(problem('rate_limited', { seconds: Math.ceil(wait / 1000) }))
  const wipe = async (attempts: number) => {
    const { generation } = slot
    await wipeVault(
      vaultId,
      folder,
      { generation, sign: settingsOf(slot).sign },
      { because: 'attempts', attempts },
    )
    return err(problem('vault_wiped', { attempts }))
  }
  // The last attempt was counted and never judged: it may have been a right guess that was cut off.
  if (wipeAfter !== null && before.count >= wipeAfter) return wipe(before.count)
  const count = before.count + 1
  writeAttempts(file, { count, lastAt: now })
  const opened = await openSlot(vaultId, code, slot)
  if (opened.ok) {
    writeAttempts(file, { count: 0, lastAt: now })
    return ok({ slot, opened: opened.value })
  }
  if (opened.error === 'damaged') {
    writeAttempts(file, { count: 0, lastAt: now })
    return err(problem('vault_missing', { reason: 'damaged' }))
  }
  if (authenticator !== null && code.w === undefined) {
    writeAttempts(file, { count: before.count, lastAt: before.lastAt })
    return err(problem('authenticator_failed'))
  }
  if (wipeAfter === null) return err(problem('wrong_passphrase'))
  if (count >= wipeAfter) return wipe(count)
  return err(problem('wrong_passphrase', { left: wipeAfter - count }))
}

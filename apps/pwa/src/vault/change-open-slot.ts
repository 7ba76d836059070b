import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { resealed, rewrapSlot, withPlaces } from './change-slot.ts'
import { judgeAttempt } from './judge-attempt.ts'
import { findSlot, vaultFolder, withFile } from './opfs.ts'
import { makeSecond } from './second-code.ts'
import { type Slot, type SlotV2, writeSlot } from './slot.ts'
import { settingsOf } from './slot-settings.ts'
import { storageProblem } from './storage-problem.ts'
import type { VaultKeys } from './vault-keys.ts'
import type { VaultCalls } from './vault-protocol.ts'

type Open = { vaultId: string; keys: Pick<VaultKeys, 'rec' | 'publicKey'> }

/** Changes the slot of an open vault, for whoever knows its code. The old slot stays until the new one is whole. */
async function changed(
  { vaultId }: Open,
  { code, now }: VaultCalls['changeCode']['ask'] | VaultCalls['putSecond']['ask'],
  next: (slot: Slot) => Promise<Result<SlotV2, 'wrong_passphrase'>>,
): Promise<Result<void, Problem>> {
  try {
    const judged = await judgeAttempt(vaultId, code, now)
    if (!judged.ok) return judged
    // A second code opens nothing here: it is for the locked screen.
    if (judged.value.opened.is !== 'own') return err(problem('wrong_passphrase'))
    const slot = await next(judged.value.slot)
    if (!slot.ok) return err(problem('wrong_passphrase'))
    const folder = await vaultFolder(vaultId, { create: false })
    await withFile(folder, 'slot', (file) => writeSlot(file, slot.value))
    return ok(undefined)
  } catch (thrown) {
    return err(storageProblem(thrown))
  }
}

/**
 * Another limit of wrong attempts beside the same keys. It opens nothing, so it asks for nothing. What
 * else the slot says stays as it lies there: another tab may have bound a key since this one opened it.
 */
export async function changeWipeAfter(
  { vaultId, keys }: Open,
  { wipeAfter, nonce, fillers }: VaultCalls['changeWipeAfter']['ask'],
): Promise<Result<void, Problem>> {
  try {
    const slot = await findSlot(vaultId)
    if (slot === undefined || slot === 'damaged' || 'wiped' in slot) {
      return err(problem('vault_missing'))
    }
    const settings = { ...settingsOf(slot), wipeAfter }
    const next = await resealed(vaultId, withPlaces(slot, settings, fillers), keys, nonce)
    const folder = await vaultFolder(vaultId, { create: false })
    await withFile(folder, 'slot', (file) => writeSlot(file, next))
    return ok(undefined)
  } catch (thrown) {
    return err(storageProblem(thrown))
  }
}

/** Another passphrase, with or without a key: one and the same change. */
export function changeCode(open: Open, ask: VaultCalls['changeCode']['ask']) {
  const { code, to, settings, nonce, fillers } = ask
  return changed(open, ask, (slot) =>
    rewrapSlot(open.vaultId, slot, open.keys, { from: code, to, settings, nonce, fillers }),
  )
}

export function putSecond(open: Open, ask: VaultCalls['putSecond']['ask']) {
  const { code, second, nonce, fillers } = ask
  return changed(open, ask, async (before) => {
    const change = { from: code, to: code, settings: settingsOf(before), nonce, fillers }
    const slot = await rewrapSlot(open.vaultId, before, open.keys, change)
    if (!slot.ok) return slot
    const bytes = second
      ? await makeSecond(open.vaultId, second.passphrase, slot.value, second.secrets)
      : fillers.second
    return ok({ ...slot.value, second: bytes })
  })
}

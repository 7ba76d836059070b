import type { Bytes } from '@tocsin/schema/primitives/bytes'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { sealRow } from '@tocsin/seal/row'
import { rewrapKey } from '@tocsin/seal/slot'
import type { OpenSettings, Slot, SlotV2 } from './slot.ts'
import {
  type Code,
  codeFor,
  codeKeys,
  type Fillers,
  publicKeyAad,
  type VaultKeys,
} from './vault-keys.ts'

/** The next generation of a slot beside other settings, in the newest form, still to be {@link resealed}. */
export function withPlaces(slot: Slot, settings: OpenSettings, fillers: Fillers): SlotV2 {
  const { second, begin } = slot.version === 2 ? slot : fillers
  const { kdf, salt, master, seat, publicKey } = slot
  const generation = slot.generation + 1
  return { version: 2, generation, kdf, salt, master, seat, publicKey, settings, second, begin }
}

/** Seals the public key beside what the slot now says. */
export async function resealed(
  vaultId: string,
  slot: SlotV2,
  keys: Pick<VaultKeys, 'rec' | 'publicKey'>,
  nonce: Bytes,
): Promise<SlotV2> {
  const aad = await publicKeyAad(vaultId, slot)
  const publicKey = await sealRow({ key: keys.rec, nonce, aad, plain: keys.publicKey })
  return { ...slot, publicKey }
}

/**
 * The same master key under another code, beside other settings. The salt stays, because the second
 * place is under it too; what was wrapped before is overwritten by {@link writeSlot}.
 */
export async function rewrapSlot(
  vaultId: string,
  slot: Slot,
  keys: Pick<VaultKeys, 'rec' | 'publicKey'>,
  change: { from: Code; to: Code; settings: OpenSettings; nonce: Bytes; fillers: Fillers },
): Promise<Result<SlotV2, 'wrong_passphrase'>> {
  const next = withPlaces(slot, change.settings, change.fillers)
  const [before, after] = await Promise.all([
    codeKeys(vaultId, codeFor(slot, change.from), slot),
    codeKeys(vaultId, codeFor(next, change.to), slot),
  ])
  const master = await rewrapKey(before.own, after.own, slot.master)
  if (!master.ok) return err('wrong_passphrase')
  return ok(await resealed(vaultId, { ...next, master: master.value }, keys, change.nonce))
}

import { type Bytes, utf8 } from '@tocsin/schema/primitives/bytes'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { openRow, rowAad, sealRow } from '@tocsin/seal/row'
import { seatPublicKey, unwrapSeatKey, wrapSeatKey } from '@tocsin/seal/seat-key'
import { kek, rowKey, unwrapKey, wrapKey, wrappingKey } from '@tocsin/seal/slot'
import { type Kdf, stretch } from './kdf.ts'
import type { Slot } from './slot.ts'

/** The keys of an open vault: none of them can be read out, and none is ever stored. */
export type VaultKeys = {
  rec: CryptoKey
  idx: CryptoKey
  journal: CryptoKey
  seat: CryptoKey
  publicKey: Bytes
}

/** Everything random in a new vault; `master` and `seed` are overwritten once they are wrapped. */
export type VaultSecrets = { salt: Bytes; master: Bytes; seed: Bytes; nonce: Bytes }

function publicKeyAad(vaultId: string): Bytes {
  return rowAad({ store: 'slot', id: vaultId, rev: 1, schema: 1, keyId: 'rec' })
}

async function passphraseKey(
  vaultId: string,
  passphrase: string,
  salt: Bytes,
  kdf: Kdf,
): Promise<CryptoKey> {
  const p = await stretch(utf8(passphrase), salt, kdf)
  const key = await kek(p, undefined, `tocsin/kek/v1|${vaultId}`)
  p.fill(0)
  return key
}

/** The slot of a new vault. `passphrase` is what {@link tidyPassphrase} made of what was typed. */
export async function makeSlot(
  vaultId: string,
  passphrase: string,
  kdf: Kdf,
  { salt, master, seed, nonce }: VaultSecrets,
): Promise<Slot> {
  const wrapping = await passphraseKey(vaultId, passphrase, salt, kdf)
  const wrapped = await wrapKey(wrapping, master)
  const opened = await unwrapKey(wrapping, wrapped)
  if (!opened.ok) throw new Error('a fresh master key does not come out of its wrap')
  const [rec, seatWrapping, publicKey] = await Promise.all([
    rowKey(opened.value, 'tocsin/rec/v1'),
    wrappingKey(opened.value, 'tocsin/seat/v1'),
    seatPublicKey(seed),
  ])
  const [seat, sealedPublicKey] = await Promise.all([
    wrapSeatKey(seatWrapping, seed),
    sealRow({ key: rec, nonce, aad: publicKeyAad(vaultId), plain: publicKey }),
  ])
  master.fill(0)
  seed.fill(0)
  return { version: 1, generation: 1, kdf, salt, master: wrapped, seat, publicKey: sealedPublicKey }
}

/** The keys behind a slot; `wrong_passphrase` also when the slot is not that of this vault. */
export async function openSlot(
  vaultId: string,
  passphrase: string,
  slot: Slot,
): Promise<Result<VaultKeys, 'wrong_passphrase' | 'damaged'>> {
  // Argon2 takes an empty passphrase, its implementation here throws.
  if (passphrase === '') return err('wrong_passphrase')
  const wrapping = await passphraseKey(vaultId, passphrase, slot.salt, slot.kdf)
  const master = await unwrapKey(wrapping, slot.master)
  if (!master.ok) return err('wrong_passphrase')
  const [rec, idx, journal, seatWrapping] = await Promise.all([
    rowKey(master.value, 'tocsin/rec/v1'),
    rowKey(master.value, 'tocsin/idx/v1'),
    rowKey(master.value, 'tocsin/journal/v1'),
    wrappingKey(master.value, 'tocsin/seat/v1'),
  ])
  const [seat, publicKey] = await Promise.all([
    unwrapSeatKey(seatWrapping, slot.seat),
    openRow({ key: rec, aad: publicKeyAad(vaultId), sealed: slot.publicKey }),
  ])
  return seat.ok && publicKey.ok
    ? ok({ rec, idx, journal, seat: seat.value, publicKey: publicKey.value })
    : err('damaged')
}

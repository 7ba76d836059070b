import { type Bytes, concatBytes, utf8 } from '@tocsin/schema/primitives/bytes'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { openRow, rowAad, sealRow } from '@tocsin/seal/row'
import { wrappedSeatKeyBytes } from '@tocsin/seal/seat-key'
import { rewrapKey, wrappedKeyBytes } from '@tocsin/seal/slot'
import { longestBegin, type SlotV2, sealedPublicKeyBytes } from './slot.ts'
import {
  type CodeKeys,
  codeKeys,
  keysOf,
  openKeys,
  publicKeyAad,
  type VaultKeys,
  type VaultSecrets,
  wrapSecrets,
} from './vault-keys.ts'

// A second code opens a vault of its own, made when the code was set, and in opening it puts that
// vault in the place of the first one: file for file, byte for byte in place.

/** What fills the second place: keys of a seat of its own and the beginning of its log. */
export type SecondSecrets = Omit<VaultSecrets, 'salt'> & { beginNonce: Bytes; begin: string }

function secondAad(vaultId: string): Bytes {
  return rowAad({ store: 'slot-second', id: vaultId, rev: 1, schema: 2, keyId: 'rec' })
}

function beginAad(vaultId: string): Bytes {
  return rowAad({ store: 'slot-begin', id: vaultId, rev: 1, schema: 2, keyId: 'rec' })
}

/** The bytes of the second place. Throws a RangeError on a beginning longer than its place. */
export async function makeSecond(
  vaultId: string,
  passphrase: string,
  slot: Pick<SlotV2, 'salt' | 'kdf'>,
  { nonce, beginNonce, begin, ...secrets }: SecondSecrets,
): Promise<Bytes> {
  const plain = utf8(begin)
  if (plain.length > longestBegin) throw new RangeError(`a beginning of ${plain.length} bytes`)
  const { second } = await codeKeys(vaultId, { passphrase, w: undefined }, slot)
  const { wrapped, seat, publicKey, keys } = await wrapSecrets(second, secrets)
  const [sealedKey, sealedBegin] = await Promise.all([
    sealRow({ key: keys.rec, nonce, aad: secondAad(vaultId), plain: publicKey }),
    // Always of one size, whatever is in it.
    sealRow({
      key: keys.rec,
      nonce: beginNonce,
      aad: beginAad(vaultId),
      plain: utf8(begin.padEnd(longestBegin - (plain.length - begin.length))),
    }),
  ])
  return concatBytes(wrapped, seat, sealedKey, sealedBegin)
}

/** The slot that the second place becomes when its code was entered, and its keys. */
export async function takeSecond(
  vaultId: string,
  slot: SlotV2,
  opened: { master: CryptoKey; codeKeys: CodeKeys; hasAuthenticator: boolean },
  fresh: { nonce: Bytes; filler: Bytes; journalFrom: number },
): Promise<Result<{ slot: SlotV2; keys: VaultKeys }, 'damaged'>> {
  const seatAt = wrappedKeyBytes
  const keyAt = seatAt + wrappedSeatKeyBytes
  const beginAt = keyAt + sealedPublicKeyBytes
  const wrapped = slot.second.slice(0, seatAt)
  const { rec } = await keysOf(opened.master)
  const sealed = slot.second.slice(keyAt, beginAt)
  const [publicKey, master] = await Promise.all([
    openRow({ key: rec, aad: secondAad(vaultId), sealed }),
    rewrapKey(opened.codeKeys.second, opened.codeKeys.own, wrapped),
  ])
  if (!publicKey.ok || !master.ok) return err('damaged')
  const authenticator = opened.hasAuthenticator ? slot.settings.authenticator : null
  const settings = { ...slot.settings, authenticator, journalFrom: fresh.journalFrom }
  const taken: SlotV2 = {
    version: 2,
    generation: slot.generation + 1,
    kdf: slot.kdf,
    salt: slot.salt,
    master: master.value,
    seat: slot.second.slice(seatAt, keyAt),
    publicKey: slot.publicKey,
    settings,
    second: fresh.filler,
    begin: slot.second.slice(beginAt),
  }
  const aad = await publicKeyAad(vaultId, taken)
  taken.publicKey = await sealRow({ key: rec, nonce: fresh.nonce, aad, plain: publicKey.value })
  const keys = await openKeys(vaultId, opened.master, taken)
  return keys.ok ? ok({ slot: taken, keys: keys.value }) : keys
}

/** The beginning of the log of a vault that was made so; nothing for any other. */
export async function readBegin(
  vaultId: string,
  slot: SlotV2,
  rec: CryptoKey,
): Promise<string | undefined> {
  const plain = await openRow({ key: rec, aad: beginAad(vaultId), sealed: slot.begin })
  return plain.ok ? new TextDecoder().decode(plain.value).trimEnd() : undefined
}

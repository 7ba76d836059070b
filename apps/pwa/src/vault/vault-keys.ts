import { type Bytes, toHex, utf8 } from '@tocsin/schema/primitives/bytes'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { openRow, rowAad, sealRow } from '@tocsin/seal/row'
import { importSealingKey, type SealingKey, sealingPublicKey } from '@tocsin/seal/sealing-key'
import { seatPublicKey, unwrapSeatKey, wrapSeatKey } from '@tocsin/seal/seat-key'
import { kek, rowKey, sealingScalar, unwrapKey, wrapKey, wrappingKey } from '@tocsin/seal/slot'
import type { Kdf } from './kdf.ts'
import type { OpenSettings, Slot, SlotV2 } from './slot.ts'
import { stretch } from './stretch.ts'

/** The keys of an open vault: none of them can be read out, and none is ever stored. */
export type VaultKeys = {
  rec: CryptoKey
  idx: CryptoKey
  journal: CryptoKey
  /** Wraps the key of each draft. */
  drafts: CryptoKey
  seat: CryptoKey
  publicKey: Bytes
  /** What an identity officer opens identities with (SPEC SE-13); every vault has one, few are in a roster. */
  officer: HeldSealingKey
  /** What is sealed to this seat opens with it (SPEC EN-11). */
  sealing: HeldSealingKey
}

export type HeldSealingKey = SealingKey & { raw: Bytes }

/** Everything random in a new vault; `master` and `seed` are overwritten once they are wrapped. */
export type VaultSecrets = { salt: Bytes; master: Bytes; seed: Bytes; nonce: Bytes }

/** Random bytes for the places of a slot that hold nothing. */
export type Fillers = { second: Bytes; begin: Bytes }

/** What opens a vault: the passphrase as {@link tidyPassphrase} made it, and W where a key is bound. */
export type Code = { passphrase: string; w: Bytes | undefined }

/** Two keys out of one stretching, so that a second code costs no time by which it would show. */
export type CodeKeys = { own: CryptoKey; second: CryptoKey }

export async function codeKeys(
  vaultId: string,
  { passphrase, w }: Code,
  { salt, kdf }: { salt: Bytes; kdf: Kdf },
): Promise<CodeKeys> {
  const p = await stretch(utf8(passphrase), salt, kdf)
  const [own, second] = await Promise.all([
    kek(p, w, `tocsin/kek/v1|${vaultId}`),
    kek(p, undefined, `tocsin/second/v1|${vaultId}`),
  ])
  p.fill(0)
  return { own, second }
}

/** W counts only where the slot names the key that gives it. */
export function codeFor(slot: Slot, code: Code): Code {
  const isBound = slot.version === 2 && slot.settings.authenticator !== null
  return { passphrase: code.passphrase, w: isBound ? code.w : undefined }
}

/** The public key opens only beside the settings, the cost and the version it was sealed with. */
export async function publicKeyAad(
  vaultId: string,
  slot: { version: 1 } | Pick<SlotV2, 'version' | 'kdf' | 'salt' | 'settings'>,
): Promise<Bytes> {
  if (slot.version === 1) {
    return rowAad({ store: 'slot', id: vaultId, rev: 1, schema: 1, keyId: 'rec' })
  }
  const { kdf, salt, settings } = slot
  const { sign, wipeAfter, authenticator, journalFrom } = settings
  const bound = JSON.stringify([
    [kdf.name, kdf.memoryKiB, kdf.iterations, kdf.parallelism, toHex(salt)],
    [sign, wipeAfter, authenticator && [authenticator.credential, authenticator.salt], journalFrom],
  ])
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(bound)))
  const id = `${vaultId}.${toHex(hash)}`
  return rowAad({ store: 'slot', id, rev: 1, schema: 2, keyId: 'rec' })
}

export type RowKeys = Omit<VaultKeys, 'seat' | 'publicKey' | 'officer' | 'sealing'> & {
  seatWrapping: CryptoKey
}

export async function keysOf(master: CryptoKey): Promise<RowKeys> {
  const [rec, idx, journal, drafts, seatWrapping] = await Promise.all([
    rowKey(master, 'tocsin/rec/v1'),
    rowKey(master, 'tocsin/idx/v1'),
    rowKey(master, 'tocsin/journal/v1'),
    wrappingKey(master, 'tocsin/drafts/v1'),
    wrappingKey(master, 'tocsin/seat/v1'),
  ])
  return { rec, idx, journal, drafts, seatWrapping }
}

/** Wraps what is new in a vault under a key, and overwrites what was wrapped. */
export async function wrapSecrets(
  wrapping: CryptoKey,
  { master, seed }: Pick<VaultSecrets, 'master' | 'seed'>,
): Promise<{ wrapped: Bytes; seat: Bytes; publicKey: Bytes; keys: RowKeys }> {
  const wrapped = await wrapKey(wrapping, master)
  const opened = await unwrapKey(wrapping, wrapped)
  if (!opened.ok) throw new Error('a fresh master key does not come out of its wrap')
  const [keys, publicKey] = await Promise.all([keysOf(opened.value), seatPublicKey(seed)])
  const seat = await wrapSeatKey(keys.seatWrapping, seed)
  master.fill(0)
  seed.fill(0)
  return { wrapped, seat, publicKey, keys }
}

/** The slot of a new vault. */
export async function makeSlot(
  vaultId: string,
  code: Code,
  kdf: Kdf,
  made: { secrets: VaultSecrets; settings: OpenSettings; fillers: Fillers },
): Promise<SlotV2> {
  const { salt, nonce } = made.secrets
  const { own } = await codeKeys(vaultId, code, { salt, kdf })
  const { wrapped, seat, publicKey, keys } = await wrapSecrets(own, made.secrets)
  const slot = { version: 2, kdf, salt, settings: made.settings } as const
  const aad = await publicKeyAad(vaultId, slot)
  const sealed = await sealRow({ key: keys.rec, nonce, aad, plain: publicKey })
  return { ...slot, generation: 1, master: wrapped, seat, publicKey: sealed, ...made.fillers }
}

/** The keys behind a slot whose master key is known; `damaged` when its other parts are not what they were. */
export async function openKeys(
  vaultId: string,
  master: CryptoKey,
  slot: Slot,
): Promise<Result<VaultKeys, 'damaged'>> {
  const { seatWrapping, ...rows } = await keysOf(master)
  const aad = await publicKeyAad(vaultId, slot)
  const [seat, publicKey, officer, sealing] = await Promise.all([
    unwrapSeatKey(seatWrapping, slot.seat),
    openRow({ key: rows.rec, aad, sealed: slot.publicKey }),
    heldSealingKey(master, 'tocsin/officer-sealing/v1'),
    heldSealingKey(master, 'tocsin/seat-sealing/v1'),
  ])
  return seat.ok && publicKey.ok
    ? ok({ ...rows, seat: seat.value, publicKey: publicKey.value, officer, sealing })
    : err('damaged')
}

async function heldSealingKey(master: CryptoKey, info: string): Promise<HeldSealingKey> {
  const scalar = await sealingScalar(master, info)
  const [key, raw] = await Promise.all([importSealingKey(scalar), sealingPublicKey(scalar)])
  scalar.fill(0)
  return { ...key, raw }
}

/** What a code opens: the vault, or what was put in its second place. */
export type OpenedSlot =
  | { is: 'own'; keys: VaultKeys }
  | { is: 'second'; master: CryptoKey; codeKeys: CodeKeys }

/** `wrong_passphrase` also when the slot is not that of this vault. Both places are always tried. */
export async function openSlot(
  vaultId: string,
  given: Code,
  slot: Slot,
): Promise<Result<OpenedSlot, 'wrong_passphrase' | 'damaged'>> {
  // Argon2 takes an empty passphrase, its implementation here throws.
  if (given.passphrase === '') return err('wrong_passphrase')
  const keys = await codeKeys(vaultId, codeFor(slot, given), slot)
  const [own, second] = await Promise.all([
    unwrapKey(keys.own, slot.master),
    slot.version === 2
      ? unwrapKey(keys.second, slot.second.slice(0, slot.master.length))
      : err('wrong_key' as const),
  ])
  if (own.ok) {
    const opened = await openKeys(vaultId, own.value, slot)
    return opened.ok ? ok({ is: 'own', keys: opened.value }) : opened
  }
  if (second.ok) return ok({ is: 'second', master: second.value, codeKeys: keys })
  return err('wrong_passphrase')
}

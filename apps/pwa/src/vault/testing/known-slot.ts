import type { Bytes } from '@tocsin/schema/primitives/bytes'
import type { Kdf } from '../kdf.ts'
import { type OpenSettings, type SlotV2, sealedBeginBytes, secondBytes } from '../slot.ts'
import { type Code, type Fillers, makeSlot, type VaultSecrets } from '../vault-keys.ts'

// One vault whose every random byte is known: what the fixtures were written from.

export const vaultId = '000102030405060708090a0b0c0d0e0f'
export const passphrase = 'ribbon marble ocean tiger'
export const least: Kdf = { name: 'argon2id', memoryKiB: 19 * 1024, iterations: 2, parallelism: 1 }

export function counting(length: number, from: number): Bytes {
  return Uint8Array.from({ length }, (_, i) => from + i)
}

export function secrets(): VaultSecrets {
  return {
    salt: counting(16, 0x10),
    master: counting(32, 0x20),
    seed: counting(32, 0x40),
    nonce: counting(12, 0x60),
  }
}

export const settings: OpenSettings = {
  sign: 'sun-circle',
  wipeAfter: 10,
  authenticator: null,
  journalFrom: 0,
}

export function fillers(): Fillers {
  return { second: counting(secondBytes, 3), begin: counting(sealedBeginBytes, 5) }
}

export function code(passphrase: string, w?: Bytes): Code {
  return { passphrase, w }
}

export function newSlot(): Promise<SlotV2> {
  const made = { secrets: secrets(), settings, fillers: fillers() }
  return makeSlot(vaultId, code(passphrase), least, made)
}

import { readFileSync } from 'node:fs'
import {
  type Bytes,
  fromBase64Url,
  toBase64Url,
  toHex,
  utf8,
} from '@tocsin/schema/primitives/bytes'
import { rowAad, sealRow } from '@tocsin/seal/row'
import { signRun, verifyRun } from '@tocsin/seal/seat-key'
import { expect, test } from 'vitest'
import type { Kdf } from './kdf.ts'
import { memoryFile } from './memory-file.ts'
import { readSlot, writeSlot } from './slot.ts'
import { makeSlot, openSlot } from './vault-keys.ts'

const vaultId = '000102030405060708090a0b0c0d0e0f'
const passphrase = 'ribbon marble ocean tiger'
const least: Kdf = { name: 'argon2id', memoryKiB: 19 * 1024, iterations: 2, parallelism: 1 }
const counting = (length: number, from: number): Bytes =>
  Uint8Array.from({ length }, (_, i) => from + i)
const secrets = () => ({
  salt: counting(16, 0x10),
  master: counting(32, 0x20),
  seed: counting(32, 0x40),
  nonce: counting(12, 0x60),
})

const slot = await makeSlot(vaultId, passphrase, least, secrets())

test('the right passphrase opens the keys and the seat signs', async () => {
  const keys = await openSlot(vaultId, passphrase, slot)
  if (!keys.ok) throw new Error(keys.error)
  const bytes = utf8('a run')
  const signature = await signRun(keys.value.seat, bytes)
  expect(await verifyRun(keys.value.publicKey, signature, bytes)).toBe(true)
  for (const key of [keys.value.rec, keys.value.idx, keys.value.journal, keys.value.seat]) {
    expect(key.extractable).toBe(false)
  }
})

test('another passphrase, or the slot of another vault, is a wrong passphrase', async () => {
  for (const wrong of ['ribbon marble ocean Tiger', 'ribbon marble ocean', '']) {
    expect(await openSlot(vaultId, wrong, slot)).toEqual({ ok: false, error: 'wrong_passphrase' })
  }
  expect(await openSlot('f'.repeat(32), passphrase, slot)).toMatchObject({ ok: false })
})

test('a changed seat key or public key is damage, not a wrong passphrase', async () => {
  const flip = (bytes: Bytes) => bytes.map((byte, i) => (i === 30 ? byte ^ 1 : byte))
  for (const bad of [
    { ...slot, seat: flip(slot.seat) },
    { ...slot, publicKey: flip(slot.publicKey) },
  ]) {
    expect(await openSlot(vaultId, passphrase, bad)).toEqual({ ok: false, error: 'damaged' })
  }
})

test('master key and seed are overwritten once they are wrapped', async () => {
  const used = secrets()
  await makeSlot(vaultId, passphrase, least, used)
  expect(toHex(used.master) + toHex(used.seed)).toBe('0'.repeat(128))
})

test('less than the least cost is refused', async () => {
  const cheap = { ...least, iterations: 1 }
  await expect(makeSlot(vaultId, passphrase, cheap, secrets())).rejects.toThrow()
})

// Frozen: a slot written by the first release opens for ever, and these keys seal the same bytes.
test('the slot of the first version is byte for byte the same, and opens', async () => {
  const known: { slotFile: string; publicKey: string; rows: Record<string, string> } = JSON.parse(
    readFileSync(new URL('./fixtures/slot-v1.json', import.meta.url), 'utf8'),
  )
  const file = memoryFile()
  writeSlot(file, slot)
  expect(toBase64Url(file.content())).toBe(known.slotFile)

  const stored = readSlot(fromBase64Url(known.slotFile))
  if (!stored) throw new Error('the known slot is not read')
  const keys = await openSlot(vaultId, passphrase, stored)
  if (!keys.ok) throw new Error(keys.error)
  expect(toHex(keys.value.publicKey)).toBe(known.publicKey)
  const aad = rowAad({ store: 's', id: 'i', rev: 1, schema: 1, keyId: 'k' })
  for (const name of ['rec', 'idx', 'journal'] as const) {
    const plain = utf8(name)
    const row = await sealRow({ key: keys.value[name], nonce: counting(12, 0), aad, plain })
    expect(toBase64Url(row)).toBe(known.rows[name])
  }
})

import { createPrivateKey, createPublicKey, hkdfSync } from 'node:crypto'
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
import { rewrapSlot } from './change-slot.ts'
import { memoryFile } from './memory-file.ts'
import { readSlot, type Slot, type SlotV2, writeSlot } from './slot.ts'
import { settingsOf } from './slot-settings.ts'
import {
  code,
  counting,
  fillers,
  least,
  newSlot,
  passphrase,
  secrets,
  settings,
  vaultId,
} from './testing/known-slot.ts'
import { makeSlot, openSlot, type VaultKeys } from './vault-keys.ts'

const slot = await newSlot()

async function ownKeys(of: Slot, given = code(passphrase)): Promise<VaultKeys> {
  const opened = await openSlot(vaultId, given, of)
  if (!opened.ok || opened.value.is !== 'own') throw new Error('does not open')
  return opened.value.keys
}

test('the passphrase opens the keys, which sign and cannot be read', async () => {
  const keys = await ownKeys(slot)
  const bytes = utf8('a run')
  const signature = await signRun(keys.seat, bytes)
  expect(await verifyRun(keys.publicKey, signature, bytes)).toBe(true)
  for (const key of [keys.rec, keys.idx, keys.journal, keys.drafts, keys.seat]) {
    expect(key.extractable).toBe(false)
  }
})

test('EN-11 what is sealed to the seat opens with HKDF of the master key by an info of its own, as OpenSSL makes it, whatever the passphrase', async () => {
  const scalar = hkdfSync('sha256', counting(32, 0x20), '', 'tocsin/seat-sealing/v1', 32)
  const der = Buffer.concat([
    Buffer.from('302e020100300506032b656e04220420', 'hex'),
    Buffer.from(scalar),
  ])
  const pair = createPublicKey(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }))
  const raw = pair.export({ format: 'der', type: 'spki' }).subarray(12).toString('hex')
  const { sealing, officer } = await ownKeys(slot)
  expect(toHex(sealing.raw)).toBe(raw)
  expect(raw).toBe('1a3d9e93cf489a0dfcb66e054aa38b8825560087a3cdfb8e535266c2fe7ec613')
  expect(sealing.privateKey.extractable).toBe(false)
  expect(toHex(officer.raw)).not.toBe(raw)
  const changed = await rewrapSlot(vaultId, slot, await ownKeys(slot), {
    from: code(passphrase),
    to: code('walnut copper river stamp'),
    settings,
    nonce: counting(12, 0x90),
    fillers: fillers(),
  })
  if (!changed.ok) throw new Error(changed.error)
  const again = await ownKeys(changed.value, code('walnut copper river stamp'))
  expect(again.sealing.raw).toEqual(sealing.raw)
  // A slot from before seats had such a key opens with one: nothing of it is in the file.
  const older = await opensAsKnown(known('slot-v1'))
  expect(toHex((await ownKeys(older)).sealing.raw)).toHaveLength(64)
})

test('another passphrase, or the slot of another vault, is a wrong passphrase', async () => {
  for (const wrong of ['ribbon marble ocean Tiger', 'ribbon marble ocean', '']) {
    expect(await openSlot(vaultId, code(wrong), slot)).toEqual({
      ok: false,
      error: 'wrong_passphrase',
    })
  }
  expect(await openSlot('f'.repeat(32), code(passphrase), slot)).toMatchObject({ ok: false })
})

test('VA-2 whatever is changed beside the keys is damage, not a wrong passphrase', async () => {
  const flip = (bytes: Bytes) => bytes.map((byte, i) => (i === 30 ? byte ^ 1 : byte))
  const { second: _, begin: __, settings: ___, ...keys } = slot
  const older: Slot = { ...keys, version: 1 }
  const bad: Slot[] = [
    { ...slot, seat: flip(slot.seat) },
    { ...slot, publicKey: flip(slot.publicKey) },
    { ...slot, settings: { ...settings, wipeAfter: null } },
    { ...slot, settings: { ...settings, journalFrom: 548 } },
    { ...slot, settings: { ...settings, sign: 'moon-square' } },
    older,
  ]
  for (const each of bad) {
    expect(await openSlot(vaultId, code(passphrase), each)).toEqual({ ok: false, error: 'damaged' })
  }
})

test('VA-2 a slot that names a key needs what the key answers, and one that does not ignores it', async () => {
  const bound = {
    ...settings,
    authenticator: { credential: 'AAAA', salt: toBase64Url(counting(32, 9)) },
  }
  const w = counting(32, 0x70)
  const fresh = { secrets: secrets(), settings: bound, fillers: fillers() }
  const made = await makeSlot(vaultId, code('246810', w), least, fresh)
  expect((await ownKeys(made, code('246810', w))).publicKey).toHaveLength(32)
  for (const wrong of [code('246810'), code('246810', counting(32, 0x71)), code('246811', w)]) {
    expect(await openSlot(vaultId, wrong, made)).toMatchObject({ error: 'wrong_passphrase' })
  }
  const unbound = { ...made, settings: { ...bound, authenticator: null } }
  expect((await openSlot(vaultId, code('246810', w), unbound)).ok).toBe(false)
  expect((await ownKeys(slot, code(passphrase, w))).publicKey).toHaveLength(32)
})

test('master key and seed are overwritten once they are wrapped', async () => {
  const used = secrets()
  await makeSlot(vaultId, code(passphrase), least, {
    secrets: used,
    settings,
    fillers: fillers(),
  })
  expect(toHex(used.master) + toHex(used.seed)).toBe('0'.repeat(128))
})

test('less than the least cost is refused', async () => {
  const made = { secrets: secrets(), settings, fillers: fillers() }
  const cheap = { ...least, iterations: 1 }
  await expect(makeSlot(vaultId, code(passphrase), cheap, made)).rejects.toThrow()
})

test('VA-3 another passphrase opens the same keys, and nothing of the old slot is left in the file', async () => {
  const file = memoryFile()
  writeSlot(file, slot)
  const keys = await ownKeys(slot)
  const changed = await rewrapSlot(vaultId, slot, keys, {
    from: code(passphrase),
    to: code('walnut copper river stamp'),
    settings,
    nonce: counting(12, 0x90),
    fillers: fillers(),
  })
  if (!changed.ok) throw new Error(changed.error)
  const old = [slot.master, slot.publicKey].map((bytes) => toBase64Url(bytes))
  const text = () => new TextDecoder('latin1').decode(file.content())
  for (const bytes of old) expect(text()).toContain(bytes)
  writeSlot(file, changed.value)
  for (const bytes of old) expect(text()).not.toContain(bytes)
  const stored = readSlot(file.content())
  if (!stored || 'wiped' in stored) throw new Error('the changed slot is not read')
  const again = await ownKeys(stored, code('walnut copper river stamp'))
  expect(again.publicKey).toEqual(keys.publicKey)
  expect((await openSlot(vaultId, code(passphrase), stored)).ok).toBe(false)
  const unchanged = await rewrapSlot(vaultId, slot, keys, {
    from: code('walnut copper river stamp'),
    to: code(passphrase),
    settings,
    nonce: counting(12, 0x91),
    fillers: fillers(),
  })
  expect(unchanged).toEqual({ ok: false, error: 'wrong_passphrase' })
})

type Known = { slotFile: string; publicKey: string; rows: Record<string, string> }

function known(name: string): Known {
  return JSON.parse(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), 'utf8'))
}

async function opensAsKnown({ slotFile, publicKey, rows }: Known): Promise<Slot> {
  const file = memoryFile(fromBase64Url(slotFile))
  const stored = readSlot(file.content())
  if (!stored || 'wiped' in stored) throw new Error('the known slot is not read')
  writeSlot(file, stored)
  expect(toBase64Url(file.content())).toBe(slotFile)
  const keys = await ownKeys(stored)
  expect(toHex(keys.publicKey)).toBe(publicKey)
  const aad = rowAad({ store: 's', id: 'i', rev: 1, schema: 1, keyId: 'k' })
  for (const name of ['rec', 'idx', 'journal'] as const) {
    const row = await sealRow({ key: keys[name], nonce: counting(12, 0), aad, plain: utf8(name) })
    expect(toBase64Url(row)).toBe(rows[name])
  }
  return stored
}

// Frozen: a slot written by any release opens for ever, and its keys seal the same bytes.
test('VA-1 the slot of the first version is read to the byte, and opens', async () => {
  const stored = await opensAsKnown(known('slot-v1'))
  expect(stored.version).toBe(1)
  expect(settingsOf(stored)).toEqual({ ...settings, sign: null })
})

test('VA-1 the slot of the second version is written to the byte, and opens', async () => {
  const stored: Slot | SlotV2 = await opensAsKnown(known('slot-v2'))
  expect(stored).toEqual(slot)
})

import { toHex } from '@tocsin/schema/primitives/bytes'
import { expect, test } from 'vitest'
import { memoryFile } from './memory-file.ts'
import { makeSecond, readBegin, takeSecond } from './second-code.ts'
import { editDistance, isFitSecondCode, isPin } from './second-code-rule.ts'
import { readSlot, type SlotV2, secondBytes, writeSlot } from './slot.ts'
import { code, counting, newSlot, passphrase, vaultId } from './testing/known-slot.ts'
import { openSlot } from './vault-keys.ts'

const duress = 'blue kettle 77'
const begin = JSON.stringify({ profile: { name: 'Ünal' }, epoch: 'e1' })
const plain = await newSlot()
const secretsOf = (from: number) => ({
  master: counting(32, from),
  seed: counting(32, from + 1),
  nonce: counting(12, from + 2),
  beginNonce: counting(12, from + 3),
  begin,
})
const slot: SlotV2 = {
  ...plain,
  second: await makeSecond(vaultId, duress, plain, secretsOf(0xa0)),
}
const fresh = {
  nonce: counting(12, 0xc0),
  filler: counting(secondBytes, 0xd0),
  journalFrom: 1096,
}

async function opened(of: SlotV2, given: string) {
  const result = await openSlot(vaultId, code(given), of)
  if (!result.ok) throw new Error(result.error)
  return result.value
}

async function taken() {
  const second = await opened(slot, duress)
  if (second.is !== 'second') throw new Error('the first code')
  const swapped = await takeSecond(vaultId, slot, { ...second, hasAuthenticator: false }, fresh)
  if (!swapped.ok) throw new Error(swapped.error)
  return swapped.value
}

test('VA-6 the second code opens its own vault, the first one goes on opening the first', async () => {
  expect((await opened(slot, passphrase)).is).toBe('own')
  const { slot: next, keys } = await taken()
  const first = await opened(slot, passphrase)
  if (first.is !== 'own') throw new Error('the second code')
  expect(toHex(keys.publicKey)).not.toBe(toHex(first.keys.publicKey))
  expect(toHex(keys.sealing.raw)).not.toBe(toHex(first.keys.sealing.raw))
  expect(await readBegin(vaultId, next, keys.rec)).toBe(begin)
  expect(await readBegin(vaultId, slot, first.keys.rec)).toBeUndefined()
  expect(next.settings).toEqual({ ...slot.settings, journalFrom: 1096 })
})

test('VA-6 after it took the place, its code opens it as its own and the first code opens nothing', async () => {
  const { slot: next } = await taken()
  expect((await opened(next, duress)).is).toBe('own')
  expect(await openSlot(vaultId, code(passphrase), next)).toEqual({
    ok: false,
    error: 'wrong_passphrase',
  })
})

test('VA-6 nothing of the first slot is in the file once the second is', async () => {
  const file = memoryFile()
  writeSlot(file, slot)
  const before = readSlot(file.content())
  if (!before || 'wiped' in before) throw new Error('not read')
  writeSlot(file, (await taken()).slot)
  const left = toHex(file.content())
  const asWritten = (bytes: Uint8Array) => toHex(new TextEncoder().encode(btoaUrl(bytes)))
  for (const bytes of [before.master, before.seat, before.publicKey]) {
    expect(left).not.toContain(asWritten(bytes))
  }
})

function btoaUrl(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
}

test('VA-6 a place that was filled has the length and the look of one that was not', async () => {
  expect(slot.second).toHaveLength(secondBytes)
  // Bytes that a generator draws and bytes that AES makes: the same spread over 256 values.
  const filled: number[] = []
  for (let from = 0; from < 5; from++) {
    filled.push(...(await makeSecond(vaultId, `${duress}${from}`, plain, secretsOf(from * 7))))
  }
  const random = [...crypto.getRandomValues(new Uint8Array(filled.length))]
  const spread = (bytes: number[]) => {
    const expected = bytes.length / 256
    const counts = bytes.reduce((sum, byte) => sum.set(byte, (sum.get(byte) ?? 0) + 1), new Map())
    return [...Array(256).keys()].reduce(
      (sum, byte) => sum + ((counts.get(byte) ?? 0) - expected) ** 2 / expected,
      0,
    )
  }
  // Chi-squared with 255 degrees of freedom stays below 400 but once in 10^7; text or JSON is far above.
  expect(spread(filled)).toBeLessThan(400)
  expect(spread(random)).toBeLessThan(400)
  expect(spread([...new TextEncoder().encode(begin.repeat(200))])).toBeGreaterThan(10_000)
})

test('VA-6 a long beginning does not change the length, and one that is too long is a defect', async () => {
  const long = { ...secretsOf(9), begin: JSON.stringify('é'.repeat(900)) }
  expect(await makeSecond(vaultId, duress, plain, long)).toHaveLength(secondBytes)
  const tooLong = { ...secretsOf(9), begin: 'x'.repeat(2045) }
  await expect(makeSecond(vaultId, duress, plain, tooLong)).rejects.toThrow(RangeError)
})

test('a second code is no slip of the passphrase, and not short', () => {
  expect(editDistance('kitten', 'sitting')).toBe(3)
  expect(isFitSecondCode('blue kettle 77', passphrase)).toBe(true)
  for (const bad of [
    passphrase,
    'ribbon marble ocean tigre',
    'Ribbon Marble ocean tiger',
    '12345',
  ]) {
    expect(isFitSecondCode(bad, passphrase)).toBe(false)
  }
})

test('VA-9 a PIN has six digits that are no row', () => {
  expect(['480215', '99110456'].every(isPin)).toBe(true)
  expect(['12345', '123456', '000000', '654321', 'abc123'].some(isPin)).toBe(false)
})

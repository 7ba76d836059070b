import { type Bytes, fromHex, toHex } from '@tocsin/schema/primitives/bytes'
import { expect, test } from 'vitest'
import { kek, rewrapKey, unwrapKey, wrapKey } from './slot.ts'

const p = new Uint8Array(32).fill(1)
const w = new Uint8Array(32).fill(2)
const master = new Uint8Array(32).fill(3)

function flipped(bytes: Uint8Array, bit: number): Bytes {
  const copy = new Uint8Array(bytes)
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  return copy
}

test('CH-13 AES-KW gives the answer of RFC 3394 §4.6', async () => {
  const usages = ['wrapKey', 'unwrapKey'] as const
  const raw = fromHex('000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f')
  const key = await crypto.subtle.importKey('raw', raw, 'AES-KW', false, [...usages])
  const data = fromHex('00112233445566778899aabbccddeeff000102030405060708090a0b0c0d0e0f')
  expect(toHex(await wrapKey(key, data))).toBe(
    '28c9f404c4b810f4cbccb35cfb87f8263f5786e2d80ed326cbc7f0e71a99f43bfb988b9b7a02dd21',
  )
})

test('CH-13 passphrase, authenticator and vault all have to be the right ones', async () => {
  const right = await kek(p, w, 'tocsin/kek/v1|a')
  const wrapped = await wrapKey(right, master)
  expect(wrapped.length).toBe(40)
  const opened = await unwrapKey(right, wrapped)
  expect(opened.ok && opened.value.extractable).toBe(false)
  for (const wrong of [
    await kek(w, p, 'tocsin/kek/v1|a'),
    await kek(p, undefined, 'tocsin/kek/v1|a'),
    await kek(p, w, 'tocsin/kek/v1|b'),
  ]) {
    expect(await unwrapKey(wrong, wrapped)).toEqual({ ok: false, error: 'wrong_key' })
    expect(await rewrapKey(wrong, right, wrapped)).toEqual({ ok: false, error: 'wrong_key' })
  }
})

test('CH-13 a flipped bit or a cut of the slot is refused', async () => {
  const key = await kek(p, undefined, 'x')
  const wrapped = await wrapKey(key, master)
  for (let bit = 0; bit < wrapped.length * 8; bit += 7) {
    expect((await unwrapKey(key, flipped(wrapped, bit))).ok).toBe(false)
  }
  for (const length of [0, 7, 8, 16, 32, 39]) {
    expect((await unwrapKey(key, wrapped.slice(0, length))).ok).toBe(false)
    expect((await rewrapKey(key, key, wrapped.slice(0, length))).ok).toBe(false)
  }
})

test('CH-13 a changed passphrase wraps the same master key anew', async () => {
  const [before, after] = [await kek(p, undefined, 'x'), await kek(w, undefined, 'x')]
  const again = await rewrapKey(before, after, await wrapKey(before, master))
  expect(again).toEqual({ ok: true, value: await wrapKey(after, master) })
})

test('CH-13 secrets of another length are a defect of the caller', async () => {
  const short = new Uint8Array(31)
  await expect(kek(short, undefined, 'x')).rejects.toThrow(RangeError)
  await expect(kek(p, short, 'x')).rejects.toThrow(RangeError)
  await expect(wrapKey(await kek(p, w, 'x'), short)).rejects.toThrow(RangeError)
})

import { type Bytes, utf8 } from '@tocsin/schema/primitives/bytes'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pad, paddedLength, unpad } from './padding.ts'
import { openRow, type RowPlace, rowAad, sealRow } from './row.ts'
import { kek, rowKey, unwrapKey, wrapKey } from './slot.ts'

const seed = { seed: 20261122, numRuns: 60 }

async function keyNamed(info: string) {
  const wrapping = await kek(new Uint8Array(32), undefined, 'test')
  const master = await unwrapKey(wrapping, await wrapKey(wrapping, new Uint8Array(32)))
  if (!master.ok) throw new Error(master.error)
  return rowKey(master.value, info)
}

const key = await keyNamed('tocsin/rec/v1')
const place: RowPlace = { store: 'events', id: '7f', rev: 1, schema: 1, keyId: 'k' }
const aad = rowAad(place)
const plain = fc.uint8Array({ maxLength: 1200 })
const nonce = fc.uint8Array({ minLength: 12, maxLength: 12 }).map((bytes) => new Uint8Array(bytes))

function flipped(bytes: Uint8Array, at: number): Bytes {
  const copy = new Uint8Array(bytes)
  const bit = at % (copy.length * 8)
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  return copy
}

test('CH-14 a row opens to what was sealed; one flipped bit and it does not', async () => {
  await fc.assert(
    fc.asyncProperty(plain, nonce, fc.nat(), async (bytes, nonce, bit) => {
      const sealed = await sealRow({ key, nonce, aad, plain: bytes })
      const opened = await openRow({ key, aad, sealed })
      expect(opened.ok && Buffer.from(opened.value).equals(bytes)).toBe(true)
      const bent = await openRow({ key, aad, sealed: flipped(sealed, bit) })
      expect(bent).toEqual({ ok: false, error: 'unreadable' })
    }),
    seed,
  )
})

test('CH-14 a row opens in its own place and under its own key only', async () => {
  const sealed = await sealRow({ key, nonce: new Uint8Array(12), aad, plain: utf8('x') })
  const elsewhere: Partial<RowPlace>[] = [
    { store: 'drafts' },
    { id: '7e' },
    { rev: 2 },
    { schema: 2 },
    { keyId: 'l' },
  ]
  for (const other of elsewhere) {
    const opened = await openRow({ key, aad: rowAad({ ...place, ...other }), sealed })
    expect(opened).toEqual({ ok: false, error: 'unreadable' })
  }
  const otherKey = await keyNamed('tocsin/idx/v1')
  expect((await openRow({ key: otherKey, aad, sealed })).ok).toBe(false)
})

test('CH-14 cut and foreign bytes are unreadable, never a throw', async () => {
  const sealed = await sealRow({ key, nonce: new Uint8Array(12), aad, plain: utf8('x') })
  for (const length of [0, 1, 11, 12, 13, 28, sealed.length - 1]) {
    expect((await openRow({ key, aad, sealed: sealed.slice(0, length) })).ok).toBe(false)
  }
})

test('CH-15 rows of the same size class have the same length', async () => {
  const lengths = new Set<number>()
  for (const size of [0, 1, 100, 508]) {
    const row = { key, nonce: new Uint8Array(12), aad, plain: new Uint8Array(size) }
    lengths.add((await sealRow(row)).length)
  }
  expect([...lengths]).toEqual([12 + 512 + 16])
  expect([509, 1020, 1021, 4092, 4093].map(paddedLength)).toEqual([1024, 1024, 2048, 4096, 8192])
})

test('CH-15 padding gives back what it was given, and reads nothing else', () => {
  fc.assert(
    fc.property(plain, fc.nat(), (bytes, at) => {
      const padded = pad(bytes)
      const back = unpad(padded)
      expect(back.ok && Buffer.from(back.value).equals(bytes)).toBe(true)
      const odd = unpad(padded.subarray(0, at % padded.length))
      expect(odd.ok).toBe(false)
    }),
    seed,
  )
  const full = pad(utf8('x'))
  full[511] = 1
  expect(unpad(full).ok).toBe(false)
  expect(unpad(new Uint8Array(512).fill(255)).ok).toBe(false)
  expect(unpad(new Uint8Array(1024)).ok).toBe(false)
})

test('CH-15 a byte anywhere in the padding is refused, wherever in its memory the row lies', () => {
  for (const offset of [0, 1, 2, 3]) {
    const memory = new Uint8Array(512 + offset)
    const full = memory.subarray(offset)
    full.set(pad(utf8('seven b')))
    expect(unpad(full)).toMatchObject({ ok: true })
    for (let at = 11; at < full.length; at++) {
      full[at] = 1
      expect(unpad(full).ok).toBe(false)
      full[at] = 0
    }
  }
})

test('CH-14 a nonce of another length and a name with a | are defects of the caller', async () => {
  const row = { key, nonce: new Uint8Array(11), aad, plain: utf8('x') }
  await expect(sealRow(row)).rejects.toThrow(RangeError)
  expect(() => rowAad({ ...place, id: 'a|b' })).toThrow(RangeError)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  concatBytes,
  equalBytes,
  fromBase64Url,
  fromHex,
  isBase64Url,
  toBase64Url,
  toHex,
  utf8,
} from './bytes.ts'

const seed = { seed: 20261122, numRuns: 200 }
const bytes = fc.uint8Array({ maxLength: 40 })

test.each([
  ['', ''],
  ['f', 'Zg'],
  ['fo', 'Zm8'],
  ['foo', 'Zm9v'],
  ['foob', 'Zm9vYg'],
  ['fooba', 'Zm9vYmE'],
  ['foobar', 'Zm9vYmFy'],
])('base64url of RFC 4648 §10 without padding: %j', (text, encoded) => {
  expect(toBase64Url(utf8(text))).toBe(encoded)
  expect(fromBase64Url(encoded)).toEqual(utf8(text))
})

test('CH-3 texts of any length and script are the bytes that Node makes of them (seed 20261126)', () => {
  const texts = fc.oneof(fc.string({ maxLength: 70 }), fc.string({ unit: 'binary', maxLength: 70 }))
  fc.assert(
    fc.property(texts, (text) => {
      expect(equalBytes(utf8(text), Buffer.from(text, 'utf8'))).toBe(true)
    }),
    { seed: 20261126, numRuns: 300 },
  )
  expect(toHex(utf8('\ud800'))).toBe('efbfbd')
})

test('hex and base64url give the same bytes back and agree with Node', () => {
  fc.assert(
    fc.property(bytes, (value) => {
      expect(equalBytes(fromHex(toHex(value)), value)).toBe(true)
      expect(equalBytes(fromBase64Url(toBase64Url(value)), value)).toBe(true)
      expect(toHex(value)).toBe(Buffer.from(value).toString('hex'))
      expect(toBase64Url(value)).toBe(Buffer.from(value).toString('base64url'))
    }),
    seed,
  )
})

test('a text is base64url of some bytes in one form only', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), fc.nat(9), (text, length) => {
      if (isBase64Url(text, length)) expect(toBase64Url(fromBase64Url(text))).toBe(text)
    }),
    seed,
  )
  expect(isBase64Url('Zg', 1)).toBe(true)
  expect(isBase64Url('Zh', 1)).toBe(false)
  expect(isBase64Url('Zg==', 1)).toBe(false)
  expect(isBase64Url('Zm9v', 2)).toBe(false)
})

test.each(['a', 'AB', 'zz', '0x', 'ab '])('not hexadecimal: %j', (text) => {
  expect(() => fromHex(text)).toThrow(RangeError)
})

test.each(['Z', 'Zh', '+w', 'Zg==', 'Zg ', 'é'])('not base64url: %j', (text) => {
  expect(() => fromBase64Url(text)).toThrow(RangeError)
})

test('concatenation keeps order and owns its memory', () => {
  const first = utf8('ab')
  const all = concatBytes(first, utf8(''), utf8('é'))
  first[0] = 0
  expect(toHex(all)).toBe('6162c3a9')
  expect(equalBytes(all, all.subarray(1))).toBe(false)
})

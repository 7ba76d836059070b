import { expect, test } from 'vitest'
import {
  newRecordKey,
  openText,
  recordKeyOf,
  sealText,
  unwrapRecordKey,
  wrappingKeyOf,
} from './words.ts'

const steady = (length: number) => new Uint8Array(length).fill(7)
const words = { keyId: 'test', wrapping: wrappingKeyOf(new Uint8Array(32).fill(1)), random: steady }
const place = 'part|ab|narrative'

test('KW-1 the format is what it was: one key and one text, byte by byte', () => {
  const { wrapped } = newRecordKey(words)
  const key = unwrapRecordKey(words, wrapped)
  expect(words.wrapping.export().toString('hex')).toMatchInlineSnapshot(
    `"620d624f5382248da6c5ff6c9f7a9a4f6df3f48a223d9ba4e6dd983b73657f4c"`,
  )
  expect(wrapped.toString('hex')).toMatchInlineSnapshot(
    `"9feb69f23c5d40b5ab6b62ef66cbf7fecf95a865c61e3f96d247307e31838d4a3642973fa454b63c"`,
  )
  const sealed = sealText(key, { text: 'They came at dawn. أتوا فجراً', place, random: steady })
  expect(sealed.toString('hex')).toMatchInlineSnapshot(
    `"014bb06f8e4e3a77150707070707070707070707079af32f462685de0829c9e04e1fbdc703228ba7c85aa6ceb8e659b2df5069c97224030e408b5a2174fda112a9c71deafd9aa8194bac3a"`,
  )
  expect(openText(key, sealed, place)).toBe('They came at dawn. أتوا فجراً')
})

test('KW-1 opens under its own key, at its own place, unaltered, and not otherwise', () => {
  const { wrapped, key: made } = newRecordKey(words)
  const key = unwrapRecordKey(words, wrapped)
  expect(key.check).toEqual(made.check)
  const other = { ...words, wrapping: wrappingKeyOf(new Uint8Array(32).fill(2)) }
  expect(() => unwrapRecordKey(other, wrapped)).toThrow()
  const sealed = sealText(key, { text: 'They came at dawn.', place, random: steady })
  expect(() => openText(key, sealed, 'part|cd|narrative')).toThrow()
  expect(openText(recordKeyOf(new Uint8Array(32).fill(8)), sealed, place)).toBeUndefined()
  for (let bit = 0; bit < sealed.length * 8; bit += 1) {
    const bent = Buffer.from(sealed)
    bent[bit >> 3] = (bent[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    const open = () => openText(key, bent, place)
    // The second to the ninth byte say which key it is: bent, the text is nobody's.
    if (bit >= 8 && bit < 72) expect(open()).toBeUndefined()
    else expect(open).toThrow()
  }
  for (let length = 0; length < sealed.length; length += 1) {
    expect(() => openText(key, sealed.subarray(0, length), place)).toThrow()
  }
})

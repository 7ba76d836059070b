import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toHex, utf8 } from '../primitives/bytes.ts'
import { sha256Of, type Tag, taggedHash } from './hash.ts'

const tags: Tag[] = [
  'tocsin/header/v1',
  'tocsin/part/v1',
  'tocsin/part-salt/v1',
  'tocsin/parts/v1',
  'tocsin/request/v1',
]

test('CH-3 SHA-256 of "abc" (FIPS 180-4), in one piece or several', () => {
  const known = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
  expect(toHex(sha256Of(utf8('abc')))).toBe(known)
  expect(toHex(sha256Of(utf8('a'), utf8(''), utf8('bc')))).toBe(known)
})

test('CH-3 a tagged hash is SHA-256 of the tag, a zero and the bytes', () => {
  fc.assert(
    fc.property(fc.constantFrom(...tags), fc.uint8Array({ maxLength: 200 }), (tag, bytes) => {
      const node = createHash('sha256').update(`${tag}\0`).update(bytes).digest('hex')
      expect(toHex(taggedHash(tag, bytes))).toBe(node)
    }),
    { seed: 20261122, numRuns: 100 },
  )
})

test('CH-3 no tag begins another one with its zero, so the same bytes never hash alike', () => {
  const hashes = tags.map((tag) => toHex(taggedHash(tag, utf8('same'))))
  expect(new Set(hashes).size).toBe(tags.length)
  expect(tags.some((tag) => tag.includes('\0'))).toBe(false)
})

test('CH-3 hashes in turn, one of them of what is no bytes, leave nothing behind in each other', () => {
  const texts = ['', 'a', 'x'.repeat(63), 'y'.repeat(200), 'b']
  const first = texts.map((text) => sha256Of(utf8(text)))
  expect(() => sha256Of(utf8('half'), 'a text' as never)).toThrow(TypeError)
  for (const [at, text] of texts.entries()) {
    const known = createHash('sha256').update(text).digest('hex')
    expect(toHex(first[at] ?? new Uint8Array())).toBe(known)
    expect(toHex(sha256Of(utf8(text)))).toBe(known)
  }
})

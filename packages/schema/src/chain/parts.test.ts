import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Part, Parts } from '../events/envelope.ts'
import { fromBase64Url, toBase64Url } from '../primitives/bytes.ts'
import { acceptParts, checkParts, commitmentOf, sealParts } from './parts.ts'

const seed = { seed: 20261122, numRuns: 150 }

const label = fc.constantFrom('facts', 'narrative', 'provenance', 'photo/0', 'photo/12')
const body = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }))
const bodies = fc.dictionary(label, body)
const salt = fc.uint8Array({ minLength: 12, maxLength: 12 })

function withoutIt(part: Part, state: 'withheld' | 'erased'): Part {
  return { state, commitment: commitmentOf(part)! }
}

function replaced(parts: Parts, label: string, part: Part): Parts {
  return { ...parts, [label]: part }
}

test('CH-8 sealed parts pass, whole, with any of them withheld or erased, and after JSON', () => {
  fc.assert(
    fc.property(bodies, salt, (said, eventSalt) => {
      const { partsRoot, parts } = sealParts(said, eventSalt)
      expect(checkParts({ partsRoot }, JSON.parse(JSON.stringify(parts))).ok).toBe(true)
      for (const [at, part] of Object.entries(parts)) {
        expect(checkParts({ partsRoot }, replaced(parts, at, withoutIt(part, 'withheld'))).ok).toBe(
          true,
        )
        expect(checkParts({ partsRoot }, replaced(parts, at, withoutIt(part, 'erased'))).ok).toBe(
          true,
        )
      }
    }),
    seed,
  )
})

test('CH-8 the server accepts what the author sealed, cleaned in the same way', () => {
  fc.assert(
    fc.property(bodies, salt, (said, eventSalt) => {
      const { partsRoot, parts } = sealParts(said, eventSalt)
      const text = toBase64Url(eventSalt)
      const travelled = JSON.parse(JSON.stringify(said))
      expect(acceptParts({ partsRoot }, travelled, text)).toEqual({ ok: true, value: parts })
    }),
    seed,
  )
})

test('CH-8 one flipped bit of root, salt, commitment or body is refused', () => {
  fc.assert(
    fc.property(salt, fc.nat(127), fc.nat(255), (eventSalt, saltBit, bit) => {
      const { partsRoot, parts } = sealParts({ facts: { n: 12 }, narrative: { t: 'x' } }, eventSalt)
      const facts = parts.facts
      if (facts?.state !== 'clear') throw new Error('facts are clear')
      const bent = fromBase64Url(facts.salt)
      bent[saltBit >> 3] = (bent[saltBit >> 3] ?? 0) ^ (1 << (saltBit & 7))
      const commitment = flippedHex(commitmentOf(facts)!, bit)
      const wrong: Part[] = [
        { ...facts, salt: toBase64Url(bent) },
        { ...facts, body: { n: 13 } },
        { ...facts, body: { n: '12' } },
        { ...facts, body: {} },
        { state: 'withheld', commitment },
        { state: 'erased', commitment },
      ]
      for (const part of wrong) {
        expect(checkParts({ partsRoot }, replaced(parts, 'facts', part)).ok).toBe(false)
      }
      expect(checkParts({ partsRoot: flippedHex(partsRoot, bit) }, parts).ok).toBe(false)
    }),
    seed,
  )
})

function flippedHex(hex: string, bit: number): string {
  const at = bit >> 2
  const digit = (Number.parseInt(hex[at] ?? '0', 16) ^ (1 << (bit & 3))).toString(16)
  return hex.slice(0, at) + digit + hex.slice(at + 1)
}

test('CH-7 a part cannot be left out, added, or pass under another label', () => {
  const { partsRoot, parts } = sealParts(
    { facts: { a: 1 }, narrative: { b: 2 } },
    new Uint8Array(12),
  )
  const { facts, narrative } = parts
  const others: Parts[] = [
    {},
    { facts: facts! },
    { facts: narrative!, narrative: facts! },
    { facts: facts!, provenance: narrative! },
    { ...parts, provenance: facts! },
  ]
  for (const other of others) {
    expect(checkParts({ partsRoot }, other)).toEqual({ ok: false, error: 'bad_parts' })
  }
  expect(checkParts({ partsRoot }, { narrative: narrative!, facts: facts! }).ok).toBe(true)
})

test('CH-5 equal bodies in one event have different commitments', () => {
  const { parts } = sealParts({ facts: { a: 1 }, narrative: { a: 1 } }, new Uint8Array(12))
  expect(commitmentOf(parts.facts!)).not.toBe(commitmentOf(parts.narrative!))
})

test('CH-2 what a person typed never stops a save', () => {
  const typed = { narrative: { text: 'cut emoji \ud83d', nul: '\0', left: undefined, zero: -0 } }
  const { partsRoot, parts } = sealParts(typed, new Uint8Array(12))
  expect(parts.narrative).toMatchObject({
    body: { text: 'cut emoji \ufffd', nul: '\ufffd', zero: 0 },
  })
  expect(checkParts({ partsRoot }, parts).ok).toBe(true)
})

test('CH-2 stored text that no author can have sealed is refused, not repaired', () => {
  const { partsRoot, parts } = sealParts({ facts: { t: '\ufffd' } }, new Uint8Array(12))
  const facts = parts.facts
  if (facts?.state !== 'clear') throw new Error('facts are clear')
  for (const t of ['\ud800', '\0']) {
    expect(checkParts({ partsRoot }, { facts: { ...facts, body: { t } } }).ok).toBe(false)
  }
})

test('CH-8 foreign parts never throw', () => {
  const deep = JSON.parse(`{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}`)
  const partsRoot = '0'.repeat(64)
  const good = toBase64Url(new Uint8Array(12))
  for (const facts of [deep, 1, null, 'x', [], { a: Number.NaN }]) {
    expect(acceptParts({ partsRoot }, { facts }, good).ok).toBe(false)
  }
  for (const bad of ['', 'AAAA', 'A'.repeat(17), 'é'.repeat(16), `${'A'.repeat(15)}=`]) {
    expect(acceptParts({ partsRoot }, {}, bad).ok).toBe(false)
  }
  for (const name of ['', '__proto__', 'FACTS', 'a\0b', 'sealed/1000']) {
    expect(acceptParts({ partsRoot }, { [name]: {} }, good).ok).toBe(false)
  }
  for (const part of [
    { state: 'clear', salt: 'AAAA', body: {} },
    { state: 'clear', salt: 'A'.repeat(22), body: deep },
    { state: 'erased', commitment: 'zz' },
  ] satisfies Part[]) {
    expect(checkParts({ partsRoot }, { facts: part }).ok).toBe(false)
  }
})

test('CH-6 what cannot be sealed is a defect of the caller', () => {
  const eventSalt = new Uint8Array(12)
  expect(() => sealParts({ facts: [] }, eventSalt)).toThrow(TypeError)
  expect(() => sealParts({ facts: { n: Number.NaN } }, eventSalt)).toThrow(TypeError)
  expect(() => sealParts({ Facts: {} }, eventSalt)).toThrow(TypeError)
  expect(() => sealParts({ facts: {} }, new Uint8Array(11))).toThrow(TypeError)
})

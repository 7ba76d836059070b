import { readFileSync } from 'node:fs'
import { acceptParts, checkParts, commitmentOf } from '@tocsin/schema/chain/parts'
import { commitSealed, isSealedText, type SealedPlace } from '@tocsin/schema/chain/sealed-part'
import {
  type Bytes,
  fromBase64Url,
  fromHex,
  toBase64Url,
  utf8,
} from '@tocsin/schema/primitives/bytes'
import { EventId, RecordId } from '@tocsin/schema/primitives/ids'
import { Officer } from '@tocsin/schema/trust/statements'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openPart } from './open-part.ts'
import { openWrap, sealPart, wrapContentKey } from './sealed-part.ts'
import { importSealingKey } from './sealing-key.ts'

const seed = { seed: 20261125, numRuns: 60 }

/** Another implementation's answers (OpenSSL through node:crypto). */
const known: {
  place: SealedPlace
  key: string
  nonce: string
  body: Record<string, string | number>
  canonical: string
  bytes: string
  commitment: string
  facts: Record<string, number>
  salt: string
  partsRoot: string
  officer: { scalar: string; key: string; id: string }
  ephemeral: string
  wrap: string
} = JSON.parse(readFileSync(new URL('../fixtures/sealed-v1.json', import.meta.url), 'utf8'))

const { place } = known
const key = fromHex(known.key)
const nonce = fromHex(known.nonce)
const bytes = fromBase64Url(known.bytes)
const officer = Officer.parse({ ...known.officer, name: 'First' })
const officerKey = await importSealingKey(fromHex(known.officer.scalar))
const unreadable = { ok: false, error: 'unreadable' }

function flipped(from: Uint8Array, at: number): Bytes {
  const copy = new Uint8Array(from)
  const bit = at % (copy.length * 8)
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  return copy
}

test('SE-1 SE-2 SE-4 bytes, commitment, root and wrap of another implementation, to the byte', async () => {
  const sealed = await sealPart({ place, body: known.body, key, nonce })
  expect(toBase64Url(sealed.bytes)).toBe(known.bytes)
  expect(sealed.commitment).toBe(known.commitment)
  const identities = { 'sealed/1': { state: 'sealed' as const, bytes: known.bytes } }
  const accepted = acceptParts(known, { facts: known.facts }, known.salt, identities)
  expect(accepted.ok && accepted.value['sealed/1']).toEqual(identities['sealed/1'])
  const wrap = await wrapContentKey(officer, place, { key, ephemeral: fromHex(known.ephemeral) })
  expect(wrap).toEqual({ officer: known.officer.id, sealed: known.wrap })
})

test('SE-2 SE-4 the wrap gives the key, the key the text', async () => {
  const content = await openWrap(officerKey, place, known.wrap)
  if (!content.ok) throw new Error(content.error)
  const opened = await openPart({ place, bytes, key: content.value })
  expect(opened.ok && new TextDecoder().decode(opened.value)).toBe(known.canonical)
})

test('SE-2 SE-3 one bit more or less, another place or key, and nothing opens (seed 20261125)', async () => {
  const other = await importSealingKey(fromHex(known.key))
  const places: SealedPlace[] = [
    { ...place, label: 'sealed/2' },
    { ...place, event: EventId.parse(`${place.event}1`) },
    { ...place, record: RecordId.parse(`${place.record}1`) },
  ]
  for (const elsewhere of places) {
    expect(await openPart({ place: elsewhere, bytes, key })).toEqual(unreadable)
  }
  expect(await openWrap(officerKey, { ...place, label: 'sealed/2' }, known.wrap)).toEqual(
    unreadable,
  )
  expect(await openWrap(other, place, known.wrap)).toEqual(unreadable)
  expect(await openWrap(officerKey, place, known.wrap.slice(4))).toEqual(unreadable)
  await fc.assert(
    fc.asyncProperty(fc.nat(), async (bit) => {
      expect(await openPart({ place, bytes: flipped(bytes, bit), key })).toEqual(unreadable)
      expect(await openPart({ place, bytes, key: flipped(key, bit) })).toEqual(unreadable)
      const short = bytes.slice(0, bit % bytes.length)
      expect(await openPart({ place, bytes: short, key })).toEqual(unreadable)
      const wrap = toBase64Url(flipped(fromBase64Url(known.wrap), bit))
      expect(await openWrap(officerKey, place, wrap)).toEqual(unreadable)
    }),
    seed,
  )
})

test('SE-2 bytes made to open under a second key are refused by the key check', async () => {
  const second = flipped(key, 3)
  const forged = await sealPart({
    place,
    body: { v: 1, name: 'Somebody else' },
    key: second,
    nonce,
  })
  const spliced = new Uint8Array(forged.bytes)
  spliced.set(bytes.subarray(0, 32))
  expect((await openPart({ place, bytes: forged.bytes, key: second })).ok).toBe(true)
  expect(await openPart({ place, bytes: spliced, key: second })).toEqual(unreadable)
})

test('SE-1 a log takes a sealed part whole, or its commitment, under a label of its own and nowhere else', () => {
  const sealed = { state: 'sealed' as const, bytes: known.bytes }
  const facts = acceptParts(known, { facts: known.facts }, known.salt, { 'sealed/1': sealed })
  if (!facts.ok) throw new Error(facts.error)
  expect(commitmentOf(sealed)).toBe(known.commitment)
  for (const state of ['withheld', 'erased'] as const) {
    const parts = { ...facts.value, 'sealed/1': { state, commitment: known.commitment } }
    expect(checkParts(known, parts).ok).toBe(true)
  }
  const bent = { ...sealed, bytes: toBase64Url(flipped(bytes, 700)) }
  const wrong: Parameters<typeof acceptParts>[3][] = [
    { 'sealed/1': bent },
    { 'sealed/2': sealed },
    { photo: sealed },
    {},
  ]
  for (const identities of wrong) {
    expect(acceptParts(known, { facts: known.facts }, known.salt, identities).ok).toBe(false)
  }
  expect(acceptParts(known, { 'sealed/1': {} }, known.salt).ok).toBe(false)
  const asBody = { ...facts.value, photo: sealed }
  expect(checkParts(known, asBody).ok).toBe(false)
})

test('SE-1 sealed parts have a few sizes, so that a length tells little; others are no sealed part', async () => {
  const sizes = new Set<number>()
  for (const length of [0, 10, 400, 500, 1_500, 20_000]) {
    const body = { testimony: 'x'.repeat(length) }
    const made = await sealPart({ place, body, key, nonce })
    sizes.add(made.bytes.length)
    expect(isSealedText(toBase64Url(made.bytes))).toBe(true)
    expect(commitSealed(made.bytes)).toBe(made.commitment)
  }
  expect([...sizes]).toEqual([572, 1_084, 2_108, 32_828])
  expect(isSealedText(known.bytes.slice(0, -4))).toBe(false)
  expect(isSealedText(toBase64Url(utf8('short')))).toBe(false)
  await expect(sealPart({ place, body: {}, key: key.slice(1), nonce })).rejects.toThrow(RangeError)
})

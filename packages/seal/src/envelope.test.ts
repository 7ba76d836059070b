import { createPrivateKey, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'
import {
  type Bytes,
  fromBase64Url,
  fromHex,
  toBase64Url,
  toHex,
  utf8,
} from '@tocsin/schema/primitives/bytes'
import { canonicalJson, type Json } from '@tocsin/schema/primitives/canonical-json'
import { MissionId } from '@tocsin/schema/primitives/ids'
import {
  type EnvelopeContent,
  envelopeInfo,
  envelopeLengths,
  envelopeSignedBytes,
} from '@tocsin/schema/sync/envelope'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openEnvelope, sealEnvelope } from './envelope.ts'
import { sealTo } from './hpke.ts'
import { pad } from './padding.ts'
import { importSealingKey, sealingPublicKey } from './sealing-key.ts'
import { verifyRun } from './seat-key.ts'
import { padBySecondHand, sealBySecondHand } from './testing/second-hand.ts'

const known: {
  mission: MissionId
  seed: string
  publicKey: string
  transport: string
  transportPublic: string
  ephemeral: string
  content: EnvelopeContent
  signedBytes: string
  sealed: string
} = JSON.parse(readFileSync(new URL('../fixtures/envelope-v1.json', import.meta.url), 'utf8'))

const { mission, content } = known
const transport = await importSealingKey(fromHex(known.transport))
const transportPublic = fromHex(known.transportPublic)
const refused = { ok: false, error: 'unreadable' }

test('EN-1 the frozen envelope is what OpenSSL makes of the same content, and what we make of it', async () => {
  const plain = utf8(canonicalJson(content))
  const info = utf8(`tocsin/envelope/v1|${mission}`)
  const ikm = fromHex(known.ephemeral)
  const second = sealBySecondHand(transportPublic, info, padBySecondHand(plain), ikm)
  expect(second.toString('hex')).toBe(known.sealed)
  const ours = await sealEnvelope(transportPublic, { mission, content, ephemeral: ikm })
  expect(ours.ok && toHex(ours.value)).toBe(known.sealed)
  expect(await openEnvelope(transport, mission, fromHex(known.sealed))).toEqual({
    ok: true,
    value: content,
  })
})

test('EN-2 the seat signs mission, seat and header hash under a tag of their own', async () => {
  const tag = Buffer.from('tocsin/envelope/v1\0')
  const name = Buffer.from(mission)
  const ids = Buffer.from(content.seat + content.hash, 'hex')
  const bytes = Buffer.concat([tag, Buffer.from([name.length]), name, ids])
  expect(bytes.toString('hex')).toBe(known.signedBytes)
  const { seat, hash } = content
  expect(toHex(envelopeSignedBytes({ mission, seat, hash }))).toBe(known.signedBytes)
  const der = Buffer.from(`302e020100300506032b657004220420${known.seed}`, 'hex')
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  expect(toBase64Url(sign(null, bytes, key))).toBe(content.signature)
  const signature = fromBase64Url(content.signature)
  expect(await verifyRun(fromHex(known.publicKey), signature, fromHex(known.signedBytes))).toBe(
    true,
  )
})

test('EN-1 an envelope tells its size class only, and never looks like a row', async () => {
  const rows = new Set(Array.from({ length: 24 }, (_, k) => 28 + 512 * 2 ** k))
  for (const length of envelopeLengths) expect(rows.has(length)).toBe(false)
  for (const letters of [0, 1, 3000, 40_000]) {
    const event = { text: 'x'.repeat(letters) }
    const sealing = { mission, content: { ...content, event }, ephemeral: fromHex(known.ephemeral) }
    const sealed = await sealEnvelope(transportPublic, sealing)
    expect(sealed.ok && envelopeLengths.has(sealed.value.length)).toBe(true)
  }
  const event = { text: 'x'.repeat(2 ** 21) }
  const large = { mission, content: { ...content, event }, ephemeral: fromHex(known.ephemeral) }
  expect(await sealEnvelope(transportPublic, large)).toEqual({ ok: false, error: 'too_large' })
})

test('EN-4 every single flipped bit, every cut and every foreign key or mission is refused', async () => {
  const whole = fromHex(known.sealed)
  for (let bit = 0; bit < whole.length * 8; bit += 1) {
    const flipped = whole.slice()
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    if ((await openEnvelope(transport, mission, flipped)).ok) expect.fail(`bit ${bit}`)
  }
  for (const length of [0, 1, 47, 48, 560, whole.length - 1]) {
    expect(await openEnvelope(transport, mission, whole.slice(0, length))).toEqual(refused)
  }
  const other = await importSealingKey(new Uint8Array(32).fill(9))
  expect(await openEnvelope(other, mission, whole)).toEqual(refused)
  expect(await openEnvelope(transport, MissionId.parse('elsewhere'), whole)).toEqual(refused)
}, 60_000)

test('EN-4 another version is refused, in the info or in the content: it is never read as this one', async () => {
  const seal = (info: Bytes, plain: Json) =>
    sealTo(transportPublic, {
      info,
      plain: pad(utf8(canonicalJson(plain))),
      ephemeral: fromHex(known.ephemeral),
    })
  const info = envelopeInfo(mission)
  expect((await openEnvelope(transport, mission, await seal(info, content))).ok).toBe(true)
  for (const v of [0, 2, '1', null]) {
    expect(await openEnvelope(transport, mission, await seal(info, { ...content, v }))).toEqual(
      refused,
    )
  }
  const later = utf8(`tocsin/envelope/v2|${mission}`)
  expect(await openEnvelope(transport, mission, await seal(later, content))).toEqual(refused)
})

test('EN-4 EN-3 reading throws for nothing that was sealed to it, and keeps what it does not know (seed 20261126)', async () => {
  const info = envelopeInfo(mission)
  const json = fc.jsonValue({ maxDepth: 4 })
  const near = fc.record(
    {
      v: fc.constantFrom(1, 2),
      seat: fc.constantFrom(content.seat, 'x'),
      event: json,
      hash: fc.constantFrom(content.hash, ''),
      signature: fc.constantFrom(content.signature, '?'),
    },
    { requiredKeys: [] },
  )
  const texts = fc.oneof(
    json.map((value) => JSON.stringify(value)),
    fc.string(),
    near.map((value) => JSON.stringify(value)),
  )
  const plains = fc.oneof(
    texts.map((text) => utf8(text)),
    fc.uint8Array({ maxLength: 600 }),
  )
  await fc.assert(
    fc.asyncProperty(plains, fc.boolean(), async (plain, isPadded) => {
      const bytes = isPadded ? pad(plain) : new Uint8Array(512)
      if (!isPadded) bytes.set(plain.subarray(0, 512))
      const ephemeral = fromHex(known.ephemeral)
      const sealed = await sealTo(transportPublic, { info, plain: bytes, ephemeral })
      const opened = await openEnvelope(transport, mission, sealed)
      if (opened.ok) expect(opened.value.v).toBe(1)
    }),
    { seed: 20261126, numRuns: 300 },
  )
  const event = { header: { new: true }, parts: {}, sealed: { 'person-1': { wraps: ['w'] } } }
  const sealing = { mission, content: { ...content, event }, ephemeral: fromHex(known.ephemeral) }
  const sealed = await sealEnvelope(transportPublic, sealing)
  if (!sealed.ok) throw new Error(sealed.error)
  const opened = await openEnvelope(transport, mission, sealed.value)
  expect(opened.ok && opened.value.event).toEqual(event)
})

test('EN-4 bytes that nobody sealed never open (seed 20261127)', async () => {
  const lengths = fc.constantFrom(560, 1072)
  await fc.assert(
    fc.asyncProperty(lengths, fc.nat(), async (length, start) => {
      const bytes = new Uint8Array(length).map((_, i) => (i * 31 + start * (i + 7)) & 255)
      expect(await openEnvelope(transport, mission, bytes)).toEqual(refused)
    }),
    { seed: 20261127, numRuns: 200 },
  )
})

test('the fixture names its own keys', async () => {
  expect(toHex(await sealingPublicKey(fromHex(known.transport)))).toBe(known.transportPublic)
})

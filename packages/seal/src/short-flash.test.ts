import {
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hkdfSync,
} from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type Bytes, concatBytes, fromHex, toHex, utf8 } from '@tocsin/schema/primitives/bytes'
import { MissionId, SeatId } from '@tocsin/schema/primitives/ids'
import { packFlash, type ShortFlash } from '@tocsin/schema/sync/short-flash'
import { readShort, shortText } from '@tocsin/schema/sync/short-message'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { importSealingKey, sealingPublicKey } from './sealing-key.ts'
import { hashStartBytes, openShortFlash, sealShortFlash } from './short-flash.ts'

const mission = MissionId.parse('ondara')
const seat = SeatId.parse('a1'.repeat(16))
const scalar = (seed: number) => new Uint8Array(32).map((_, at) => (at * 37 + seed * 11 + 1) & 255)
const [seatScalar, serverScalar, otherScalar] = [scalar(1), scalar(2), scalar(3)]
const [seatKey, serverKey, otherKey] = await Promise.all(
  [seatScalar, serverScalar, otherScalar].map(importSealingKey),
)
const [seatPublic, serverPublic] = await Promise.all(
  [seatScalar, serverScalar].map(sealingPublicKey),
)
if (!seatKey || !serverKey || !otherKey || !seatPublic || !serverPublic) throw new Error('keys')

const known: { flash: ShortFlash; hash: string; seat: string; message: string; text: string } =
  JSON.parse(readFileSync(new URL('../fixtures/short-v1.json', import.meta.url), 'utf8'))

const seal = (of: { hash: string; flash: ShortFlash }) =>
  sealShortFlash(seatKey, { mission, seat, to: serverPublic, ...of })
const refused = { ok: false, error: 'unreadable' }

const der = (start: string, key: Bytes) => Buffer.from(concatBytes(fromHex(start), key))

/** The same by OpenSSL: X25519, HKDF-SHA256, AES-256-GCM with a tag of twelve bytes. */
function openBySecondHand(message: Bytes): Bytes {
  const shared = diffieHellman({
    privateKey: createPrivateKey({
      key: der('302e020100300506032b656e04220420', serverScalar as Bytes),
      format: 'der',
      type: 'pkcs8',
    }),
    publicKey: createPublicKey({
      key: der('302a300506032b656e032100', seatPublic as Bytes),
      format: 'der',
      type: 'spki',
    }),
  })
  const salt = message.subarray(0, 8)
  const key = hkdfSync('sha256', shared, salt, utf8(`tocsin/short/v1|${mission}|${seat}`), 32)
  const cipher = createDecipheriv('aes-256-gcm', Buffer.from(key), Buffer.alloc(12), {
    authTagLength: 12,
  })
  cipher.setAuthTag(message.subarray(-12))
  return new Uint8Array(Buffer.concat([cipher.update(message.subarray(8, -12)), cipher.final()]))
}

test('SM-1 the frozen message is what we make of the same flash, and OpenSSL opens it', async () => {
  expect(seat).toBe(known.seat)
  const made = await seal(known)
  expect(made && toHex(made)).toBe(known.message)
  expect(shortText(fromHex(known.message))).toBe(known.text)
  expect(readShort(known.text)).toEqual({ ok: true, value: fromHex(known.message) })
  expect(openBySecondHand(fromHex(known.message))).toEqual(packFlash(known.flash))
  expect(
    await openShortFlash(serverKey, {
      mission,
      seat,
      from: seatPublic,
      message: fromHex(known.message),
    }),
  ).toEqual({
    ok: true,
    value: { flash: known.flash, hashStart: fromHex(known.hash.slice(0, hashStartBytes * 2)) },
  })
})

test('SM-1 another key, seat or mission, or one changed bit, opens for nobody, and nothing throws (seed 20261265)', async () => {
  const message = fromHex(known.message)
  const opening = { mission, seat, from: seatPublic, message }
  expect(await openShortFlash(otherKey, opening)).toEqual(refused)
  expect(
    await openShortFlash(serverKey, {
      ...opening,
      from: await sealingPublicKey(otherScalar as Bytes),
    }),
  ).toEqual(refused)
  expect(
    await openShortFlash(serverKey, { ...opening, mission: MissionId.parse('elsewhere') }),
  ).toEqual(refused)
  expect(
    await openShortFlash(serverKey, { ...opening, seat: SeatId.parse('b2'.repeat(16)) }),
  ).toEqual(refused)
  // A public key of small order makes no secret.
  expect(await openShortFlash(serverKey, { ...opening, from: new Uint8Array(32) })).toEqual(refused)
  await fc.assert(
    fc.asyncProperty(fc.nat(message.length * 8 - 1), fc.nat(80), async (bit, length) => {
      const altered = message.slice()
      altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      for (const other of [altered, message.slice(0, Math.min(length, message.length - 1))]) {
        expect(await openShortFlash(serverKey, { ...opening, message: other })).toEqual(refused)
      }
    }),
    { seed: 20261265, numRuns: 60 },
  )
})

test('SM-1 the same flash twice is the same message; another event at the same number shares no byte of key or text', async () => {
  const once = await seal(known)
  expect(await seal(known)).toEqual(once)
  const other = await seal({ ...known, hash: '00'.repeat(32) })
  expect(other && once && toHex(other).slice(16, 48)).not.toBe(once && toHex(once).slice(16, 48))
})

test('SM-5 the keys of 1,000 seats are tried, none of which opens it, in less than three seconds of computing', async () => {
  const of = { mission, seat, message: fromHex(known.message) }
  const keys = await Promise.all(
    Array.from({ length: 1000 }, (_, at) => {
      return sealingPublicKey(
        new Uint8Array(32).map((_, byte) => (byte < 4 ? at >> (byte * 8) : 9)),
      )
    }),
  )
  const before = process.cpuUsage()
  for (const from of keys) {
    expect(await openShortFlash(serverKey, { ...of, from })).toEqual(refused)
  }
  const { user, system } = process.cpuUsage(before)
  expect((user + system) / 1000).toBeLessThan(3000)
}, 60_000)

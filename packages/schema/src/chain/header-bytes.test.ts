import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Header } from '../events/envelope.ts'
import { type Bytes, fromHex, toHex } from '../primitives/bytes.ts'
import { MissionId, RecordId, ScopeId, SeatId } from '../primitives/ids.ts'
import { byteReader } from './byte-reader.ts'
import { headerHash } from './chain.ts'
import { headerBytes, parseHeaderBytes } from './header-bytes.ts'

const seed = { seed: 20261122, numRuns: 300 }

const hex = (bytes: number) =>
  fc.uint8Array({ minLength: bytes, maxLength: bytes }).map((value) => toHex(value))
const seatSeq = fc.integer({ min: 1, max: 0xffffffff })
const seat = hex(16).map((text) => SeatId.parse(text))

const header: fc.Arbitrary<Header> = fc
  .record({
    suite: fc.constant(1 as const),
    type: fc.stringMatching(/^[A-Z][A-Za-z]{2,47}$/),
    typeVersion: fc.integer({ min: 1, max: 65535 }),
    mission: fc.stringMatching(/^[a-z][a-z0-9-]{1,31}$/).map((text) => MissionId.parse(text)),
    scope: fc
      .stringMatching(/^[A-Z0-9]{2,16}\.(standard|restricted)$/)
      .map((text) => ScopeId.parse(text)),
    creator: fc.option(fc.tuple(seat, seatSeq)),
    seat,
    seatSeq,
    prevHash: hex(32),
    base: fc.record({ seq: fc.option(fc.maxSafeNat()), own: fc.option(seatSeq) }),
    saidAt: fc.record({ at: fc.maxSafeInteger(), offset: fc.option(fc.maxSafeInteger()) }),
    partsRoot: hex(32),
  })
  .map(({ creator, ...rest }) => {
    const [who, which] = creator ?? [rest.seat, rest.seatSeq]
    return { ...rest, record: RecordId.parse(`${who}-${which}`) }
  })

function flipped(bytes: Uint8Array, bit: number): Bytes {
  const copy = new Uint8Array(bytes)
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  return copy
}

test('CH-4 any header comes back from its bytes', () => {
  fc.assert(
    fc.property(header, (value) => {
      expect(parseHeaderBytes(headerBytes(value))).toEqual({ ok: true, value })
    }),
    seed,
  )
})

test('CH-4 one flipped bit is refused, or is another header with other bytes and another hash', () => {
  fc.assert(
    fc.property(header, fc.nat(), (value, at) => {
      const bytes = headerBytes(value)
      const bent = flipped(bytes, at % (bytes.length * 8))
      const parsed = parseHeaderBytes(bent)
      if (!parsed.ok) return
      expect(parsed.value).not.toEqual(value)
      expect(toHex(headerBytes(parsed.value))).toBe(toHex(bent))
      expect(headerHash(parsed.value)).not.toBe(headerHash(value))
    }),
    seed,
  )
})

test('CH-4 two different headers never share their bytes', () => {
  fc.assert(
    fc.property(header, header, (a, b) => {
      const mixed = { ...a, base: b.base, saidAt: b.saidAt, record: b.record }
      const same = JSON.stringify(Header.parse(mixed)) === JSON.stringify(Header.parse(a))
      expect(toHex(headerBytes(mixed)) === toHex(headerBytes(a))).toBe(same)
    }),
    seed,
  )
})

test('CH-4 reading never throws, on random bytes, cut bytes and longer bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const parsed = parseHeaderBytes(bytes)
      if (parsed.ok) expect(headerBytes(parsed.value)).toEqual(bytes)
    }),
    { ...seed, numRuns: 2000 },
  )
  fc.assert(
    fc.property(header, fc.nat(), (value, at) => {
      const bytes = headerBytes(value)
      expect(parseHeaderBytes(bytes.subarray(0, at % bytes.length)).ok).toBe(false)
      expect(parseHeaderBytes(new Uint8Array([...bytes, at & 255])).ok).toBe(false)
    }),
    seed,
  )
})

test('CH-4 bytes that lie within a larger memory are read where they are', () => {
  const [value] = fc.sample(header, { seed: 1, numRuns: 1 })
  const bytes = headerBytes(value!)
  const memory = new Uint8Array([9, 9, 9, ...bytes, 9])
  expect(parseHeaderBytes(memory.subarray(3, 3 + bytes.length))).toEqual({ ok: true, value })
})

const own: Header = {
  suite: 1,
  type: 'ReportFiled',
  typeVersion: 1,
  mission: MissionId.parse('ondara'),
  scope: ScopeId.parse('OD03.standard'),
  record: RecordId.parse(`${'ab'.repeat(16)}-1`),
  seat: SeatId.parse('ab'.repeat(16)),
  seatSeq: 1,
  prevHash: '0'.repeat(64),
  base: { seq: null, own: null },
  saidAt: { at: 0, offset: null },
  partsRoot: '1'.repeat(64),
}

test('CH-4 a second spelling of the same header is refused', () => {
  const bytes = toHex(headerBytes(own))
  const spelled = (from: string, to: string) => {
    expect(bytes.split(from)).toHaveLength(2)
    return parseHeaderBytes(fromHex(bytes.replace(from, to)))
  }
  const tail = `${'ab'.repeat(16)}00000001${'0'.repeat(64)}`
  const zeros = '0'.repeat(16)
  // the record named in full although it is the event's own
  expect(spelled(`00${tail}`, `01${'ab'.repeat(16)}00000001${tail}`).ok).toBe(false)
  // an unknown flag of base, an unknown mark before the offset
  expect(spelled(`${tail}00${zeros}`, `${tail}04${zeros}`).ok).toBe(false)
  expect(spelled(`00${'1'.repeat(64)}`, `02${zeros}${'1'.repeat(64)}`).ok).toBe(false)
  expect(spelled(`00${'1'.repeat(64)}`, `01${zeros}${'1'.repeat(64)}`)).toEqual({
    ok: true,
    value: { ...own, saidAt: { at: 0, offset: 0 } },
  })
  // a type in bytes that are no UTF-8, and one that no event can have
  expect(spelled('5265706f7274', 'ff65706f7274').ok).toBe(false)
  expect(spelled('5265706f7274', '7265706f7274').ok).toBe(false)
})

test('CH-4 numbers that JSON would bend are refused', () => {
  const read = byteReader(fromHex('0020000000000000'))
  expect([read.u64(), read.failed()]).toEqual([2 ** 53, true])
})

test.each([
  { seatSeq: 0 },
  { seatSeq: 2 ** 32 },
  { typeVersion: 65536 },
  { typeVersion: 1.5 },
  { type: 'A'.repeat(256) },
  { prevHash: '00' },
  { partsRoot: 'Z'.repeat(64) },
  { base: { seq: 2 ** 53, own: null } },
  { base: { seq: null, own: -1 } },
  { saidAt: { at: Number.NaN, offset: null } },
  {
    record: RecordId.parse(`${'cd'.repeat(16)}-1`),
    seat: SeatId.parse('ab'.repeat(16)),
    seatSeq: 0,
  },
])('CH-4 a header that its bytes cannot hold is a defect of the caller: %j', (wrong) => {
  expect(() => headerBytes({ ...own, ...wrong })).toThrow(RangeError)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { acceptParts, commitmentOf } from '../chain/parts.ts'
import { requestHash } from '../chain/run.ts'
import type { Entry } from '../events/envelope.ts'
import { utf8 } from '../primitives/bytes.ts'
import { ScopeId } from '../primitives/ids.ts'
import { fixtureStory } from '../testing/fixture-story.ts'
import { createStory, mission, seatNumber } from '../testing/story.ts'
import { acceptReply } from './accept-reply.ts'
import { retryDelayMs } from './back-off.ts'
import { compareEntries, settled } from './order.ts'
import { largestRunBytes, planRun, pushedEvent } from './plan-run.ts'
import { PushedEvent } from './pushed-event.ts'
import { receiptCode } from './receipt-code.ts'
import { ExchangeQuestion, type ExchangeReply, ExchangeRequest, largestBatch } from './wire.ts'

function manyOwn(n: number, text = '') {
  const amina = createStory().teller(1)
  const id = amina.file()
  for (let i = 1; i < n; i++) {
    amina.say('ReportAmended', id, { facts: { set: {} }, narrative: { text: `${i} ${text}` } })
  }
  return amina.own()
}

test('SY-1 an event goes up without anything that the receiver can compute', () => {
  for (const own of fixtureStory().own) {
    const pushed = pushedEvent(own)
    expect(PushedEvent.parse(pushed)).toEqual(pushed)
    const text = JSON.stringify(pushed)
    expect(text).not.toContain(own.event.hash)
    for (const part of Object.values(own.event.parts)) {
      expect(text).not.toContain(commitmentOf(part))
      if (part.state === 'clear') expect(text).not.toContain(part.salt)
    }
    expect(acceptParts(pushed.header, pushed.parts, pushed, pushed.sealed)).toEqual({
      ok: true,
      value: own.event.parts,
    })
  }
})

test('SY-1 an own event that lost a part before it was received is a defect', () => {
  const [own] = manyOwn(1)
  const parts = { facts: { state: 'erased' as const, commitment: 'a'.repeat(64) } }
  expect(() => pushedEvent({ ...own!, event: { ...own!.event, parts } })).toThrow('lost a part')
})

test('SY-2 every field of a question changes the hash that the run is signed over', () => {
  const question = {
    mission,
    seat: seatNumber(1),
    epoch: 'e1',
    counter: 1,
    cursors: { 'OD03.standard': 4 },
    limit: 50,
  }
  const changed = {
    mission: 'other',
    seat: seatNumber(2),
    epoch: 'e2',
    counter: 2,
    cursors: { 'OD03.standard': 5 },
    limit: 51,
  }
  expect(Object.keys(changed)).toEqual(Object.keys(ExchangeQuestion.parse(question)))
  const hashes = Object.entries(changed).map(([key, value]) =>
    requestHash({ ...question, [key]: value }),
  )
  expect(new Set([requestHash(question), ...hashes].map((one) => JSON.stringify(one))).size).toBe(7)
})

test('SY-2 everything of a request is either the run and its proof or the question', () => {
  expect(Object.keys(ExchangeRequest.shape).sort()).toEqual([
    'hashes',
    'question',
    'run',
    'runHead',
    'signature',
  ])
})

test('SY-3 a push starts behind the head that the server names, in order and without gaps', () => {
  const own = manyOwn(5)
  const seqs = (from: number) => planRun(own, from).map(({ event }) => event.header.seatSeq)
  expect([seqs(0), seqs(3), seqs(5), seqs(9)]).toEqual([[1, 2, 3, 4, 5], [4, 5], [], []])
})

test('SY-3 it holds as many as fit: by number', () => {
  const run = planRun(manyOwn(largestBatch + 5), 2)
  expect(run).toHaveLength(largestBatch)
  expect(run[0]?.event.header.seatSeq).toBe(3)
})

test('SY-3 it holds as many as fit: by bytes of UTF-8, and at least one', () => {
  const own = manyOwn(200, 'ع'.repeat(15_000))
  const run = planRun(own, 0)
  expect(run.length).toBeGreaterThan(10)
  expect(utf8(JSON.stringify(run.map(pushedEvent))).length).toBeLessThanOrEqual(largestRunBytes)
  const [large] = own.slice(1)
  const part = { state: 'clear' as const, salt: '', body: { text: 'x'.repeat(largestRunBytes) } }
  const larger = { ...large!, event: { ...large!.event, parts: { facts: part } } }
  expect(planRun([larger, ...own.slice(2)], 0)).toEqual([larger])
})

test('SY-4 numbered events by seq, then the tail as it was written, whatever the clocks say', () => {
  const story = createStory()
  const [amina, bilal] = [story.teller(1), story.teller(2)]
  amina.file()
  amina.push()
  bilal.file()
  bilal.push()
  amina.file()
  amina.file()
  const tail = amina.own().slice(1)
  const entries: Entry[] = [
    ...tail.toReversed().map(({ event }) => ({ event, numbered: null })),
    ...story.log().toReversed(),
  ]
  for (const [n, { event }] of entries.entries()) event.header.saidAt.at = n
  expect(entries.toSorted(compareEntries).map(({ event }) => event.id)).toEqual(
    [...story.log(), ...tail].map(({ event }) => event.id),
  )
})

test('SY-5 a received own event stays in the tail until everything before it is pulled', () => {
  const [{ event }] = manyOwn(1) as [ReturnType<typeof manyOwn>[number]]
  const entry: Entry = { event, numbered: { seq: 7, scopeSeq: 7, receivedAt: 0 } }
  expect(settled(entry, 6).numbered).toBeNull()
  expect(settled(entry, 7)).toBe(entry)
  expect(settled({ event, numbered: null }, 7).numbered).toBeNull()
})

test('SY-6 the wait doubles from 5 s to 15 min, up to a quarter earlier, and has no end', () => {
  const whole = [0, 1, 2, 3, 8, 9, 50, 100_000].map((failures) => retryDelayMs(failures, 0))
  expect(whole).toEqual([5_000, 5_000, 10_000, 20_000, 640_000, 900_000, 900_000, 900_000])
  fc.assert(
    fc.property(fc.nat(), fc.double({ min: 0, max: 0.999, noNaN: true }), (failures, random) => {
      const delay = retryDelayMs(failures, random)
      const longest = retryDelayMs(failures, 0)
      expect(delay).toBeLessThanOrEqual(longest)
      expect(delay).toBeGreaterThanOrEqual(longest * 0.75)
    }),
    { seed: 20261122 },
  )
})

const reader = { mission, seat: seatNumber(9) }

function reply(): ExchangeReply {
  const events = fixtureStory()
    .log()
    .flatMap(({ event, numbered }) => (numbered ? [{ ...event, numbered }] : []))
  return structuredClone({
    receipts: [],
    held: [],
    head: { seatSeq: 0, hash: '0'.repeat(64) },
    events,
    cursors: { [ScopeId.parse('OD03.standard')]: events.length },
    upToSeq: events.length,
    more: false,
    serverNow: 1,
  })
}

test('SY-7 a good reply is stored, also with parts withheld', () => {
  const whole = reply()
  expect(acceptReply(reader, whole)).toEqual({ ok: true, value: whole })
  for (const event of whole.events) {
    for (const [label, part] of Object.entries(event.parts)) {
      event.parts[label] = { state: 'withheld', commitment: commitmentOf(part)! }
    }
  }
  expect(acceptReply(reader, whole)).toMatchObject({ ok: true })
})

const spoilt: [string, string, (reply: ExchangeReply) => void][] = [
  [
    'a changed fact',
    'bad_parts',
    ({ events }) => Object.assign(events[3]!.parts.facts!, { body: {} }),
  ],
  ['a part left out', 'bad_parts', ({ events }) => delete events[3]!.parts.facts],
  [
    'a changed header',
    'broken_chain',
    ({ events }) => Object.assign(events[3]!.header, { typeVersion: 9 }),
  ],
  [
    'another id',
    'malformed_event',
    ({ events }) => Object.assign(events[3]!, { id: events[4]!.id }),
  ],
  ['two events swapped', 'malformed_event', ({ events }) => events.reverse()],
  ['an event twice', 'malformed_event', ({ events }) => events.splice(1, 0, events[0]!)],
  ['a number above upToSeq', 'malformed_event', (one) => Object.assign(one, { upToSeq: 3 })],
  ['a clock that is no date', 'malformed_event', (one) => Object.assign(one, { serverNow: -9e15 })],
  [
    'a receipt at a time that is no date',
    'malformed_event',
    ({ receipts }) =>
      receipts.push({ seatSeq: 1, numbered: { seq: 1, scopeSeq: 1, receivedAt: 9e15 } }),
  ],
  ['no header', 'malformed_event', ({ events }) => Object.assign(events[3]!, { header: null })],
]

test.each(spoilt)('SY-7 a reply with %s is dropped whole: %s', (_, code, spoil) => {
  const bad = reply()
  spoil(bad)
  expect(acceptReply(reader, bad)).toEqual({ ok: false, error: { code } })
})

test('SY-7 events of another mission or of the reader itself are never in a reply', () => {
  expect(acceptReply({ ...reader, mission: 'other' as typeof mission }, reply())).toMatchObject({
    error: { code: 'foreign_mission' },
  })
  expect(acceptReply({ ...reader, seat: seatNumber(2) }, reply())).toMatchObject({ ok: false })
})

test('SY-7 checking never throws, whatever arrives in whatever place', () => {
  const paths = [
    'events',
    'receipts',
    'held',
    'head',
    'cursors',
    'upToSeq',
    'more',
    'serverNow',
  ] as const
  fc.assert(
    fc.property(fc.constantFrom(...paths), fc.anything(), fc.nat({ max: 15 }), (path, junk, n) => {
      expect(acceptReply(reader, junk).ok).toBe(false)
      acceptReply(reader, { ...reply(), [path]: junk })
      const bad = reply()
      Object.assign(bad.events[n] ?? {}, { parts: junk })
      expect(acceptReply(reader, bad).ok).toBe(false)
    }),
    { seed: 20261122, numRuns: 100 },
  )
})

test('SY-8 a receipt is named by the first 20 bits of the hash, in four characters that cannot be misread', () => {
  expect(receiptCode('00000abc')).toBe('0000')
  expect(receiptCode('fffff0')).toBe('ZZZZ')
  expect(receiptCode(`${(0b00111_01111_00011_10011).toString(16).padStart(5, '0')}0`)).toBe('7F3K')
  for (const { event } of fixtureStory().own) {
    expect(receiptCode(event.hash)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}$/)
  }
})

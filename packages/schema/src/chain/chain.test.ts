import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Header, LogEvent } from '../events/envelope.ts'
import { eventId, MissionId, recordIdOf, ScopeId, SeatId } from '../primitives/ids.ts'
import { type ChainHead, checkEvent, checkLink, checkRun, GENESIS, headerHash } from './chain.ts'
import { sealParts } from './parts.ts'
import { headersRoot, type Run, requestHash, runBytes } from './run.ts'

const seed = { seed: 20261122, numRuns: 60 }

const mission = MissionId.parse('ondara')
const seat = SeatId.parse('ab'.repeat(16))

function link(head: ChainHead | undefined, text: string): LogEvent {
  const seatSeq = (head?.seatSeq ?? 0) + 1
  const id = eventId(seat, seatSeq)
  const { partsRoot, parts } = sealParts({ facts: { text } }, new Uint8Array(12).fill(seatSeq))
  const header: Header = {
    suite: 1,
    type: 'ReportFiled',
    typeVersion: 1,
    mission,
    scope: ScopeId.parse('OD03.standard'),
    record: recordIdOf(id),
    seat,
    seatSeq,
    prevHash: head?.hash ?? GENESIS,
    base: { seq: null, own: null },
    saidAt: { at: 1795310100000 + seatSeq, offset: null },
    partsRoot,
  }
  return { id, header, hash: headerHash(header), parts }
}

function chainOf(length: number): LogEvent[] {
  const events: LogEvent[] = []
  let head: ChainHead | undefined
  for (let i = 0; i < length; i++) {
    const event = link(head, `report ${i}`)
    events.push(event)
    head = { seatSeq: event.header.seatSeq, hash: event.hash }
  }
  return events
}

test('CH-10 a chain passes in one run or in any two', () => {
  const events = chainOf(6)
  const whole = checkRun(undefined, events)
  expect(whole).toEqual({ ok: true, value: { seatSeq: 6, hash: events[5]!.hash } })
  for (let cut = 0; cut <= 6; cut++) {
    const first = checkRun(undefined, events.slice(0, cut))
    expect(first.ok && checkRun(first.value, events.slice(cut))).toEqual(whole)
  }
})

test('CH-10 an event left out, doubled, swapped or changed breaks the chain where it happens', () => {
  const events = chainOf(8)
  fc.assert(
    fc.property(fc.nat(6), fc.constantFrom('drop', 'double', 'swap', 'edit'), (at, kind) => {
      const bent = [...events]
      if (kind === 'drop') bent.splice(at, 1)
      if (kind === 'double') bent.splice(at, 0, events[at]!)
      if (kind === 'swap') bent.splice(at, 2, events[at + 1]!, events[at]!)
      if (kind === 'edit') {
        const head = at === 0 ? undefined : { seatSeq: at, hash: events[at - 1]!.hash }
        bent[at] = link(head, 'another story')
      }
      expect(checkRun(undefined, bent)).toEqual({ ok: false, error: 'broken_chain' })
    }),
    seed,
  )
})

test('CH-10 another seat cannot continue a chain', () => {
  const [first, second] = chainOf(2)
  const other = SeatId.parse('cd'.repeat(16))
  const header = { ...second!.header, seat: other }
  const forged = { ...second!, id: eventId(other, 2), header, hash: headerHash(header) }
  expect(checkRun(undefined, [first!, forged])).toEqual({ ok: false, error: 'broken_chain' })
})

test('CH-10 a first event follows nothing, a later one follows exactly its head', () => {
  const [first, second] = chainOf(2)
  expect(checkLink(undefined, first!.header).ok).toBe(true)
  expect(checkLink({ seatSeq: 0, hash: GENESIS }, first!.header).ok).toBe(true)
  expect(checkLink(undefined, second!.header).ok).toBe(false)
  expect(checkLink(undefined, { seatSeq: 1, prevHash: second!.hash }).ok).toBe(false)
  expect(checkLink({ seatSeq: 1, hash: first!.hash }, second!.header).ok).toBe(true)
  expect(checkLink({ seatSeq: 1, hash: second!.hash }, second!.header).ok).toBe(false)
  expect(checkLink({ seatSeq: 2, hash: first!.hash }, second!.header).ok).toBe(false)
})

test('CH-9 an event is its header: id, hash, header fields and parts belong together', () => {
  const [event, next] = chainOf(2)
  const fault = (wrong: Partial<LogEvent>) => checkEvent({ ...event!, ...wrong })
  expect(checkEvent(event!)).toEqual({ ok: true, value: undefined })
  expect(fault({ id: next!.id })).toEqual({ ok: false, error: 'malformed_event' })
  expect(fault({ hash: next!.hash })).toEqual({ ok: false, error: 'broken_chain' })
  expect(fault({ parts: next!.parts })).toEqual({ ok: false, error: 'bad_parts' })
  const header = { ...event!.header, saidAt: { at: 0, offset: null } }
  expect(fault({ header })).toEqual({ ok: false, error: 'broken_chain' })
  for (const odd of [{ seatSeq: -1 }, { base: { seq: null, own: 2 ** 32 } }]) {
    const malformed = fault({ header: { ...header, ...odd } })
    expect(malformed).toEqual({ ok: false, error: 'malformed_event' })
  }
})

const run: Run = {
  mission,
  seat,
  runHead: '1'.repeat(64),
  headersRoot: headersRoot([]),
  requestHash: '3'.repeat(64),
  epoch: 'epoch-1',
  counter: 1,
}

test('CH-11 every field of a run changes the bytes that are signed', () => {
  const others: Partial<Run>[] = [
    { mission: MissionId.parse('other') },
    { seat: SeatId.parse('cd'.repeat(16)) },
    { runHead: '2'.repeat(64) },
    { headersRoot: headersRoot(['1'.repeat(64)]) },
    { requestHash: '4'.repeat(64) },
    { epoch: 'epoch-2' },
    { counter: 2 },
  ]
  const texts = [run, ...others.map((other) => ({ ...run, ...other }))].map((each) =>
    String(runBytes(each)),
  )
  expect(new Set(texts).size).toBe(8)
  expect(() => runBytes({ ...run, epoch: 'é'.repeat(128) })).toThrow(RangeError)
  expect(() => runBytes({ ...run, counter: -1 })).toThrow(RangeError)
})

test('CH-11 the hash of a request does not depend on the order of its members', () => {
  const hash = requestHash({ cursors: { a: 1, b: 2 }, have: [] })
  expect(requestHash({ have: [], cursors: { b: 2, a: 1 }, more: undefined })).toEqual(hash)
  expect(requestHash({ cursors: { a: 1, b: 3 }, have: [] })).not.toEqual(hash)
  expect(requestHash({ n: Number.NaN })).toEqual({ ok: false, error: 'not_json' })
})

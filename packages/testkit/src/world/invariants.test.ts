import { checkEvent } from '@tocsin/schema/chain/chain'
import type { Entry } from '@tocsin/schema/events/envelope'
import { AreaId, eventId } from '@tocsin/schema/primitives/ids'
import { foldAll } from '@tocsin/schema/testing/fold-all'
import { actor, createStory, seatNumber } from '@tocsin/schema/testing/story'
import { expect, test } from 'vitest'
import { foldRecord } from './fold-record.ts'
import { brokenPromises, kinds, type Settled } from './invariants.ts'

/** A world at rest: two seats of one area, one report, amended. */
function atRest(): Settled {
  const story = createStory()
  const [amina, bilal] = [story.teller(1), story.teller(2)]
  const id = amina.file()
  amina.say('ReportAmended', id, { facts: { set: { what: 'shots_heard' } } })
  amina.sync()
  bilal.file()
  bilal.sync()
  amina.sync()
  const log = story.log().flatMap(({ event, numbered }) => (numbered ? [{ event, numbered }] : []))
  const folds = foldAll(log)
  const records = kinds.flatMap((kind) =>
    [...folds[kind]].map(([record, state]) => ({ kind, id: record, state })),
  )
  const ids = [...new Set(records.map((record) => record.id))]
  const seats = [amina, bilal].map(({ seat }, at) => ({
    seat,
    actor: actor(at + 1, 'team_leader'),
  }))
  return structuredClone({
    server: {
      log,
      quarantine: [],
      records,
      wraps: [],
      openings: [],
      seats: new Map(seats.map((one) => [one.seat, { actor: one.actor, isRevoked: false }])),
    },
    areas: [AreaId.parse('OD03')],
    tablets: [amina, bilal].map((teller, at) => ({
      name: `tablet ${at + 1}`,
      seat: teller.seat,
      // Copies: what is spoilt at the server must not be spoilt here.
      own: teller.own().map(({ event }) => structuredClone(event)),
      records: new Map(ids.map((record) => [record, foldRecord(record, teller.view())])),
    })),
    acknowledged: new Map(log.map(({ event }) => [event.id, event.hash])),
    wasRestored: false,
  })
}

type Inside = { log: (Entry & { numbered: { seq: number; scopeSeq: number } })[] }
const logOf = (settled: Settled) => (settled.server as unknown as Inside).log

test('a world at rest keeps every promise', () => {
  const settled = atRest()
  expect(settled.server.log).toHaveLength(3)
  expect(settled.server.log.every(({ event }) => checkEvent(event).ok)).toBe(true)
  expect(brokenPromises(settled)).toEqual([])
})

const spoilt: [string, RegExp, (settled: Settled) => void][] = [
  [
    'a gap in seq',
    /seq 9 is at place 3/,
    (one) => void Object.assign(logOf(one)[2]!.numbered, { seq: 9 }),
  ],
  [
    'a gap in scopeSeq',
    /scopeSeq 9 of/,
    (one) => void Object.assign(logOf(one)[2]!.numbered, { scopeSeq: 9 }),
  ],
  ['an event twice', /is stored twice/, (one) => void logOf(one).push(logOf(one)[0]!)],
  ['a lost event', /was acknowledged and is missing/, (one) => void logOf(one).pop()],
  [
    'an unsent event nowhere',
    /neither logged nor held/,
    (one) => {
      const dropped = logOf(one).pop()
      ;(one.acknowledged as unknown as Map<string, string>).delete(dropped?.event.id ?? '')
    },
  ],
  [
    'an event that its author did not write',
    /is not what tablet 1 wrote/,
    (one) => void Object.assign(logOf(one)[0]!.event, { hash: 'a'.repeat(64) }),
  ],
  [
    'a broken chain on a tablet',
    /the own chain of tablet 1: broken_chain/,
    (one) => void Object.assign(one.tablets[0]!.own[1]!.header, { prevHash: 'a'.repeat(64) }),
  ],
  [
    'a tablet that folds differently',
    /report .* on tablet 2/,
    (one) => {
      const [, second] = one.tablets
      for (const record of second!.records.values()) if (record.report) record.report.amendments = 7
    },
  ],
  ['a tablet that shows what it may not see', /on tablet 1:/, narrowed],
  [
    'a read model that is behind',
    /the read model of report .* is not the fold/,
    (one) => void Object.assign(one.server.records[0]!, { state: {} }),
  ],
  [
    'a read model of nothing',
    /the read model has/,
    (one) => {
      const extra = { kind: 'report' as const, id: eventId(seatNumber(9), 1), state: {} }
      ;(one.server.records as unknown[]).push(extra)
    },
  ],
  [
    'a seat that the server does not know',
    /tablet 2 is unknown/,
    (one) => void (one.server.seats as unknown as Map<string, unknown>).delete(seatNumber(2)),
  ],
]

/** The first seat loses its area: the other's report should have left its tablet. */
function narrowed(one: Settled): void {
  const seats = one.server.seats as unknown as Map<string, { actor: unknown; isRevoked: boolean }>
  const reader = { ...actor(1, 'team_leader'), areas: [] }
  seats.set(seatNumber(1), { actor: reader, isRevoked: false })
}

/** What tablet 1 wrote was written on a copied device. */
function copied(one: Settled, more: Partial<NonNullable<Settled['copies']>> = {}): void {
  const seats = new Set([seatNumber(1)])
  Object.assign(one, { copies: { seats, saidAgain: new Map(), leaked: [], ...more } })
}

test('DV-10 what was written on a copied device and stands once in the log keeps every promise', () => {
  const settled = atRest()
  copied(settled)
  expect(brokenPromises(settled)).toEqual([])
})

const forks: typeof spoilt = [
  [
    'DV-10 words of a copied device that nobody says again',
    /is not said again/,
    (one) => {
      copied(one)
      const gone = logOf(one).splice(0, 1)[0]!.event
      const row = { seat: seatNumber(1), seatSeq: 1, hash: gone.hash, problem: 'forked' }
      ;(one.server.quarantine as unknown as object[]).push(row)
    },
  ],
  [
    'DV-10 words of a copied device that stand twice in the log',
    /stands 2 times in the log/,
    (one) => {
      const [first, , third] = logOf(one).map(({ event }) => event.hash)
      copied(one, { saidAgain: new Map([[first!, [third!]]]) })
    },
  ],
  [
    'DV-15 a stopped seat that is told more',
    /was stopped for a fork and is told more/,
    (one) => copied(one, { leaked: [`${seatNumber(1)} was stopped for a fork and is told more`] }),
  ],
]

test.each([...spoilt, ...forks])('%s is found: %s', (_, said, spoil) => {
  const settled = atRest()
  spoil(settled)
  expect(brokenPromises(settled).join('\n')).toMatch(said)
})

import { GENESIS } from '@tocsin/schema/chain/chain'
import { draftToEvent, nothingSeen, type OwnEvent } from '@tocsin/schema/events/draft'
import { MissionId, ScopeId, SeatId } from '@tocsin/schema/primitives/ids'
import { ok } from '@tocsin/schema/primitives/result'
import { paceOf } from '@tocsin/schema/sync/pace'
import type { ExchangeRequest } from '@tocsin/schema/sync/wire'
import { expect, test } from 'vitest'
import type { LocalFacts } from '../local/local.ts'
import { createStore } from '../local/store.ts'
import { oneRound, type RoundDeps } from './one-round.ts'

const mission = MissionId.parse('ondara')
const seat = SeatId.parse('2'.repeat(32))

/** Six reports of 39,000 letters: three frames. */
function chain(): OwnEvent[] {
  let head = { seatSeq: 0, hash: GENESIS }
  return Array.from({ length: 6 }, () => {
    const facts = {
      form: 'full' as const,
      place: { kind: 'withheld' as const },
      occurredAt: { precision: 'unknown' as const },
    }
    const bodies = {
      facts,
      narrative: { text: 'shot '.repeat(4_000) },
      provenance: { note: 'fire '.repeat(3_800) },
    }
    const draft = {
      type: 'ReportFiled' as const,
      scope: ScopeId.parse('OD03.standard'),
      record: null,
      base: nothingSeen,
      bodies,
    }
    const own = draftToEvent(
      draft,
      { mission, seat, head },
      { at: 1, offset: null, salt: new Uint8Array(12) },
    )
    head = { seatSeq: own.event.header.seatSeq, hash: own.event.hash }
    return own
  })
}

const run = chain()

/** A tablet with six events that wait, `each` to a plan, and a server that has `has` of them. */
function setUp(has: number, each = run.length) {
  // as: a round reads these two facts, and the log that none of these replies signs.
  const facts = createStore({ unsentEvents: run.length, unproven: 0, log: null } as LocalFacts)
  const went: { known: readonly number[] | undefined; counters: number[] }[] = []
  const asked: ExchangeRequest[] = []
  let counter = 0
  const replyTo = (seatSeq: number) => ({
    receipts: [],
    held: [],
    head: { seatSeq, hash: run[seatSeq - 1]?.event.hash ?? GENESIS },
    events: [],
    cursors: {},
    upToSeq: 0,
    more: false,
    serverNow: 0,
  })
  const deps: RoundDeps = {
    local: {
      facts,
      trust: () => null,
      profile: () => ({ mission }) as ReturnType<RoundDeps['local']['profile']>,
      planExchange: async (limit, _bytes, counters = 1, after = 0) => {
        counter += counters
        const next = run.slice(after, after + each)
        return ok({
          question: { mission, seat, epoch: 'e', counter, cursors: {}, limit },
          run: next,
          isCut: after + each < run.length,
          runHead: next.at(-1)?.event.hash ?? GENESIS,
          pinned: null,
          lines: [],
        })
      },
      applyReply: async (reply) => {
        facts.set({ ...facts.get(), unsentEvents: run.length - reply.head.seatSeq })
        return ok(undefined)
      },
      noteRewritten: async () => ok(undefined),
      takeEpoch: async () => ok(undefined),
      takeCounter: async () => ok(undefined),
    },
    seat: { id: seat, sign: async () => ok(new Uint8Array(64)) },
    exchange: async (request) => {
      asked.push(request)
      return ok(replyTo(has))
    },
    several: () => async (requests, _signal, known) => {
      went.push({ known, counters: requests.map(({ question }) => question.counter) })
      const upTo = (at: number) =>
        requests.slice(0, at + 1).reduce((sum, request) => sum + request.run.length, 0)
      return ok(requests.map((_, at) => ok(replyTo(upTo(at)))))
    },
  }
  const round = (halvings: number) => oneRound(deps, new AbortController().signal, paceOf(halvings))
  return { round, went, asked, facts }
}

test('WC-9 what waits goes in frames under rising counters, and each reply is stored', async () => {
  const { round, went, asked, facts } = setUp(0)
  expect(await round(0)).toEqual(ok({ again: false }))
  expect(went).toEqual([{ known: [0, 0, 0], counters: [63, 64, 65] }])
  expect(asked).toEqual([])
  expect(facts.get().unsentEvents).toBe(0)
})

test('WC-10 after a try that broke it asks what came through, and does not send that again', async () => {
  const { round, went, asked } = setUp(3)
  expect((await round(1)).ok).toBe(true)
  expect(asked.map(({ question, run }) => [question.counter, question.limit, run])).toEqual([
    [1, 0, []],
  ])
  expect(went).toEqual([{ known: [2, 1, 0], counters: [63, 64, 65] }])
})

test('WC-9 a tail of several runs goes in one round trip, and after a try that broke one run only', async () => {
  const { round, went, facts } = setUp(0, 4)
  expect(await round(0)).toEqual(ok({ again: false }))
  expect(went).toEqual([{ known: [0, 0, 0], counters: [127, 128, 129] }])
  expect(facts.get().unsentEvents).toBe(0)
  const broken = setUp(0, 4)
  expect(await broken.round(1)).toEqual(ok({ again: true }))
  expect(broken.facts.get().unsentEvents).toBe(2)
})

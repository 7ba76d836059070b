import { readdirSync, readFileSync } from 'node:fs'
import { GENESIS, headerHash } from '@tocsin/schema/chain/chain'
import { type Draft, draftToEvent, nothingSeen } from '@tocsin/schema/events/draft'
import { eventId, MissionId, recordIdOf, ScopeId, SeatId } from '@tocsin/schema/primitives/ids'
import type { Example } from '@tocsin/schema/sync/codec/dictionary'
import { replyForm } from '@tocsin/schema/sync/codec/reply-form'
import { requestForm } from '@tocsin/schema/sync/codec/request-form'
import { pushedEvent } from '@tocsin/schema/sync/plan-run'
import { PushedEvent } from '@tocsin/schema/sync/pushed-event'
import type { ExchangeRequest } from '@tocsin/schema/sync/wire'
import * as z from 'zod/mini'
import { createEventFactory } from '../event-factory.ts'
import { bytesFrom, choicesFrom, seededRandom } from '../random.ts'
import { exampleActs } from './example-acts.ts'
import { exampleExchanges } from './example-exchanges.ts'

const fixtures = new URL('../../../schema/fixtures/', import.meta.url)
const mission = MissionId.parse('xanadu')
const now = Date.UTC(2027, 0, 4)

/**
 * What the two ends learn before their first message: every event type once with every field, every code
 * of the vocabularies in its place, and some weeks of an invented mission in English, French and Arabic.
 * The same seeds give the same examples. What is most like a message of every day comes last.
 */
export function dictionaryExamples(exchanges: number): Example[] {
  const random = seededRandom(20_270_104)
  const told = exampleExchanges(random, mission, exampleActs(random, now, 6), 12)
  return [
    ...goldenEvents().map(
      (event): Example => ({ way: 'request', form: requestForm(runOf([event])) }),
    ),
    { way: 'request', form: requestForm(runOf(codedEvents(160))) },
    ...told.slice(0, exchanges).flatMap(({ request, reply }): Example[] => [
      { way: 'request', form: requestForm(request) },
      { way: 'reply', form: replyForm(JSON.parse(JSON.stringify(reply))) },
    ]),
  ]
}

/** The events that are frozen as fixtures, one of each type. */
function goldenEvents(): PushedEvent[] {
  const names = readdirSync(fixtures).filter((name) => /^[A-Z]\w+\.v\d+\.json$/.test(name))
  const Fixture = z.object({ pushed: PushedEvent })
  return names.map(
    (name) => Fixture.parse(JSON.parse(readFileSync(new URL(name, fixtures), 'utf8'))).pushed,
  )
}

/** Reports and warnings of one seat with codes from all lists, which no mission uses equally often. */
function codedEvents(count: number): PushedEvent[] {
  const random = seededRandom(7)
  const choices = choicesFrom(random)
  const bytes = bytesFrom(random)
  const factory = createEventFactory(choices, () => now)
  const seat = SeatId.parse('5'.repeat(32))
  let head = { seatSeq: 0, hash: GENESIS }
  return Array.from({ length: count }, (_, at) => {
    const scope = ScopeId.parse('XA03A.standard')
    const record = recordIdOf(eventId(seat, 1))
    const drafts: Draft[] = [
      {
        type: 'ReportFiled',
        scope,
        record: null,
        base: nothingSeen,
        bodies: factory.reportFiled(),
      },
      { type: 'ReportAmended', scope, record, base: nothingSeen, bodies: factory.reportAmended() },
      {
        type: 'ThreatRaised',
        scope,
        record: null,
        base: nothingSeen,
        bodies: factory.threatRaised(),
      },
    ]
    const draft = choices.pick(drafts)
    const stamp = { at: now + at * 60_000, offset: null, salt: bytes(12) }
    const own = draftToEvent(draft, { mission, seat, head }, stamp)
    head = { seatSeq: own.event.header.seatSeq, hash: own.event.hash }
    return pushedEvent(own)
  })
}

function runOf(events: readonly PushedEvent[]): ExchangeRequest {
  const [first] = events
  if (!first) throw new Error('no events')
  const question = {
    mission: first.header.mission,
    seat: first.header.seat,
    epoch: 'f'.repeat(32),
    counter: 1,
    cursors: {},
    limit: 200,
  }
  const run = JSON.parse(JSON.stringify(events))
  const hashes = events.map(({ header }) => headerHash(header))
  return { question, runHead: hashes.at(-1) ?? '', hashes, run, signature: 'A'.repeat(86) }
}

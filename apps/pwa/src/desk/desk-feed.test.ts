import type { MapPicture } from '@tocsin/schema/desk/map-row'
import type { Draft } from '@tocsin/schema/events/draft'
import { EventId, RecordId, ScopeId } from '@tocsin/schema/primitives/ids'
import { err, ok } from '@tocsin/schema/primitives/result'
import { problem } from '@tocsin/schema/problem'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { LocalFacts } from '../local/local.ts'
import { createStore } from '../local/store.ts'
import { createDeskFeed } from './desk-feed.ts'
import type { DeskServer } from './desk-server.ts'

const facts: LocalFacts = {
  unsentRecords: 0,
  unsentEvents: 0,
  unsentBytes: 0,
  unsealedEvents: 0,
  heldRecords: 0,
  pictureAt: null,
  heardAt: null,
  offset: null,
  onlyOneCopy: null,
  chainLost: false,
  expiredAt: null,
  rightsNews: null,
  expiryDaysLeft: 14,
  log: null,
  unproven: 0,
  audited: 0,
}
const record = RecordId.parse(`${'0'.repeat(32)}-1`)
const draft: Draft = {
  type: 'AlertAcknowledged',
  scope: ScopeId.parse('OD03.standard'),
  record,
  base: { seq: 1, own: null },
  bodies: { facts: { by: 'Duty officer' } },
}

/** A server double whose log moves on when told, and a seat whose sync is driven by hand. */
function world() {
  let upToSeq = 1
  let isDown = false
  let moved = () => {}
  let ended = () => {}
  const asked: unknown[] = []
  const picture = (): MapPicture => ({ onMap: [], beside: [], cut: false, upToSeq, asOf: 0 })
  const answer = async <T>(value: T) => (isDown ? err(problem('server_unreachable')) : ok(value))
  const never = async () => err(problem('not_found'))
  const server: DeskServer = {
    settings: never,
    map: (filter) => {
      asked.push(filter)
      return answer(picture())
    },
    alerts: () => answer([]),
    tablets: () => answer([]),
    record: never,
    copy: never,
    certificate: never,
    summary: never,
    summaryCsv: never,
    live: (onMoved, onEnded) => {
      moved = onMoved
      ended = onEnded
      connections.count += 1
      return () => {}
    },
  }
  server.settings = () =>
    answer({
      mission: 'ondara' as never,
      name: 'Ondara',
      week: { startsOn: 1 as const, timeZone: 'UTC' },
      areas: [],
      ackMinutes: {},
    })
  const connections = { count: 0 }
  const localFacts = createStore(facts)
  const feed = createDeskFeed({
    server,
    local: {
      facts: localFacts,
      append: async () => {
        localFacts.set({ ...facts, unsentEvents: 1 })
        return ok({ record, event: EventId.parse(`${'1'.repeat(32)}-1`) })
      },
    },
    sync: { tryNow: async () => {} },
    openSession: async () => true,
    now: () => 5,
  })
  return {
    feed,
    asked,
    connections,
    localFacts,
    grow: () => {
      upToSeq += 1
      moved()
    },
    endLive: () => ended(),
    cut: (down: boolean) => {
      isDown = down
    },
  }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('a hint from the server brings the new picture without a touch, several hints one question', async () => {
  const { feed, grow, asked } = world()
  feed.setFilter({ kinds: ['incident'] })
  await vi.advanceTimersByTimeAsync(300)
  const before = asked.length
  grow()
  grow()
  await vi.advanceTimersByTimeAsync(300)
  expect(feed.get().picture?.upToSeq).toBe(3)
  expect(asked.length).toBe(before + 1)
  feed.stop()
})

test('a lost link keeps the last picture and says since when; a closed live connection is opened again', async () => {
  const { feed, cut, endLive, connections } = world()
  feed.setFilter({})
  await vi.advanceTimersByTimeAsync(300)
  cut(true)
  endLive()
  await vi.advanceTimersByTimeAsync(31_000)
  expect(feed.get().picture?.upToSeq).toBe(1)
  expect([feed.get().failingSince, feed.get().problem?.code]).toEqual([5, 'server_unreachable'])
  expect(connections.count).toBeGreaterThan(1)
  cut(false)
  await vi.advanceTimersByTimeAsync(31_000)
  expect([feed.get().failingSince, feed.get().problem]).toEqual([null, null])
  feed.stop()
})

test('an act stays pending until the log has it and the picture was asked for again', async () => {
  const { feed, localFacts } = world()
  feed.setFilter({})
  await vi.advanceTimersByTimeAsync(300)
  await feed.write(draft)
  await vi.advanceTimersByTimeAsync(300)
  expect([...feed.get().pending]).toEqual([record])
  localFacts.set(facts)
  await vi.advanceTimersByTimeAsync(300)
  expect(feed.get().pending.size).toBe(0)
  feed.stop()
})

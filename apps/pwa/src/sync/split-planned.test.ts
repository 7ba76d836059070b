import { GENESIS } from '@tocsin/schema/chain/chain'
import { draftToEvent, nothingSeen, type OwnEvent } from '@tocsin/schema/events/draft'
import { MissionId, ScopeId, SeatId } from '@tocsin/schema/primitives/ids'
import { expect, test } from 'vitest'
import type { PlannedExchange } from '../local/local.ts'
import { mostFrames, splitPlanned } from './split-planned.ts'

const mission = MissionId.parse('ondara')
const seat = SeatId.parse('1'.repeat(32))

/** A run of reports with texts of these lengths; a negative one raises an alert. */
function planned(lengths: readonly number[], said = 'Shot '): PlannedExchange {
  let head = { seatSeq: 0, hash: GENESIS }
  const run = lengths.map((length): OwnEvent => {
    const own = draftToEvent(
      {
        type: 'ReportFiled',
        scope: ScopeId.parse('OD03.standard'),
        record: null,
        base: nothingSeen,
        bodies: {
          facts: {
            form: 'full',
            place: { kind: 'withheld' },
            occurredAt: { precision: 'unknown' },
            ...(length < 0 && { alert: 'flash' }),
          },
          narrative: { text: said.repeat(Math.abs(length) / said.length) },
        },
      },
      { mission, seat, head },
      { at: 1, offset: null, salt: new Uint8Array(12) },
    )
    head = { seatSeq: own.event.header.seatSeq, hash: own.event.hash }
    return own
  })
  const question = {
    mission,
    seat,
    epoch: 'first',
    counter: 40,
    cursors: {},
    limit: 200,
    destroyed: [],
  }
  return { question, run, isCut: false, runHead: head.hash, pinned: null, lines: [] }
}

const sizes = (parts: readonly PlannedExchange[]) => parts.map(({ run }) => run.length)

test('WC-9 a run goes in frames of bounded size, each a request with a counter of its own that rises', () => {
  const parts = splitPlanned(planned(Array.from({ length: 12 }, () => 19_000)), mostFrames)
  expect(sizes(parts)).toEqual([4, 4, 4])
  expect(parts.map(({ question }) => question.counter)).toEqual([38, 39, 40])
  expect(parts.map(({ question }) => question.limit)).toEqual([0, 0, 200])
  expect(parts.map(({ question }) => 'destroyed' in question)).toEqual([false, false, true])
  expect(parts.map(({ isCut }) => isCut)).toEqual([true, true, false])
  for (const { run, runHead } of parts) expect(runHead).toBe(run.at(-1)?.event.hash)
})

test('WC-9 a frame ends soon behind an alert, and takes more where alerts are close together', () => {
  expect(sizes(splitPlanned(planned([5, -5, 5, 20_000]), mostFrames))).toEqual([3, 1])
  expect(sizes(splitPlanned(planned([5, -5, 8_000, 8_000, 8_000]), mostFrames))).toEqual([3, 2])
  expect(sizes(splitPlanned(planned([-5, 8_000, -5, 8_000, -5]), mostFrames))).toEqual([5])
})

test('WC-9 counters are not overspent', () => {
  expect(sizes(splitPlanned(planned([]), mostFrames))).toEqual([0])
  expect(
    sizes(
      splitPlanned(
        planned(
          Array.from({ length: 8 }, () => 20_000),
          'x',
        ),
        3,
      ),
    ),
  ).toEqual([1, 1, 6])
})

test('WC-9 what no code makes shorter weighs more than words, and no frame has more events than a request', () => {
  const lengths = [12_000, 12_000, 12_000]
  expect(sizes(splitPlanned(planned(lengths, 'x'), mostFrames))).toEqual([1, 1, 1])
  expect(sizes(splitPlanned(planned(lengths), mostFrames))).toEqual([3])
  expect(sizes(splitPlanned(planned(Array.from({ length: 201 }, () => 0)), mostFrames))).toEqual([
    200, 1,
  ])
})

import { GENESIS } from '@tocsin/schema/chain/chain'
import { draftToEvent } from '@tocsin/schema/events/draft'
import { AreaId, MissionId, RecordId, SeatId } from '@tocsin/schema/primitives/ids'
import { fileReport } from '@tocsin/schema/report/decide'
import { pushedEvent } from '@tocsin/schema/sync/plan-run'
import { expect, test } from 'vitest'
import { type ReadableEvent, readPushed } from './read-pushed.ts'
import { mostOfOneSeat, refuseByAccess } from './refuse-by-access.ts'
import { readRunAbouts } from './run-abouts.ts'

const area = AreaId.parse('OD03')
const mission = MissionId.parse('ondara')
const seat = SeatId.parse('a'.repeat(32))
const actor = { seat, role: 'jpt_member', areas: [area], component: null } as const

/** Reports of one seat, the first opening an incident that all the others join. */
function chain(length: number): ReadableEvent[] {
  const incident = RecordId.parse(`${seat}-1`)
  let head = { seatSeq: 0, hash: GENESIS }
  return Array.from({ length }, (_, at) => {
    const draft = fileReport(area, {
      facts: {
        form: 'flash',
        what: 'attack_shooting',
        place: { kind: 'withheld' },
        occurredAt: { precision: 'unknown' },
        ...(at > 0 && { attachTo: incident }),
      },
    })
    const stamp = { at: 0, offset: null, salt: new Uint8Array(12) }
    const own = draftToEvent(draft, { mission, seat, head }, stamp)
    head = { seatSeq: own.event.header.seatSeq, hash: own.event.hash }
    const pushed = readPushed(JSON.parse(JSON.stringify(pushedEvent(own))))
    if (!pushed.header) throw new Error('an own event reads')
    return pushed
  })
}

test('LG-18 an incident takes so many reports of one seat, in one run too, and goes on taking those of others', async () => {
  const run = chain(mostOfOneSeat + 2)
  const view = { records: async () => [] }
  const abouts = await readRunAbouts(view, { mission, generation: 1 }, run)
  const person = new Set([seat])
  const codes = run.map((pushed) => {
    const code = refuseByAccess(actor, pushed, abouts, person)
    if (!code) abouts.note(pushed)
    return code
  })
  expect(codes.filter((code) => code === undefined)).toHaveLength(mostOfOneSeat)
  expect(codes.slice(mostOfOneSeat)).toEqual(['not_allowed', 'not_allowed'])
  const [first] = run
  expect(abouts.reportsOf(first?.header.record ?? RecordId.parse(`${seat}-1`), seat)).toBe(500)
  const other = { ...actor, seat: SeatId.parse('b'.repeat(32)) }
  const last = run.at(-1)
  expect(last && refuseByAccess(other, last, abouts, new Set([other.seat]))).toBeUndefined()
})

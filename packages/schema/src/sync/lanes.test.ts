import { expect, test } from 'vitest'
import { utf8 } from '../primitives/bytes.ts'
import { createStory } from '../testing/story.ts'
import { addLanes, lanes, lanesOfEvent, lanesOfRequest } from './lanes.ts'
import { halvingsAfter, paceOf } from './pace.ts'
import { largestRunBytes, planRun, pushedEvent, pushedUpTo } from './plan-run.ts'

const thumb = 'A'.repeat(4_000)
const media = { content: 'c'.repeat(64), key: 'k'.repeat(43), width: 16, height: 12, thumb }

/** A tail of words, then an alert, then words with a small picture. */
function tail() {
  const amina = createStory().teller(1)
  const record = amina.file()
  amina.say('ReportAmended', record, { facts: { set: {} }, narrative: { text: 'More.' } })
  amina.file({ alert: 'flash' })
  amina.say('ReportAmended', record, {
    facts: { set: {} },
    narrative: { text: 'With a photo.', media: [{ ...media, type: 'image/webp' }] },
  })
  return amina.own()
}

test('SY-10 an exchange goes in the order of the chain: what is behind an alert is not before it, and a thumbnail goes in the words whose hash covers it', () => {
  const own = tail()
  const lanesUpTo = (seatSeq: number) => {
    const run = planRun(own, 0).filter(({ event }) => event.header.seatSeq <= seatSeq)
    return lanesOfRequest({ run: run.map(pushedEvent) })
  }
  expect(Object.keys(lanesUpTo(2))).toEqual(['words'])
  expect(Object.keys(lanesUpTo(3)).sort()).toEqual(['alerts', 'words'])
  expect(lanesUpTo(4).thumbs).toBe(thumb.length)
  // On a link that takes little at a time the alert comes before the words that were written after it.
  const first = planRun(own, 2, 1)
  expect(first.map(({ event }) => event.header.seatSeq)).toEqual([3])
})

test('SY-10 every byte of a request is in exactly one lane', () => {
  const request = { question: { mission: 'ondara' }, run: tail().map(pushedEvent), hashes: ['é'] }
  const told = lanesOfRequest(request)
  const sum = lanes.reduce((all, lane) => all + (told[lane] ?? 0), 0)
  expect(sum).toBe(utf8(JSON.stringify(request)).length)
  expect(addLanes(told, { copies: 7 })).toEqual({ ...told, copies: 7 })
})

test('SY-10 what a desk says of an alert is in the lane of alerts', () => {
  const [filed] = tail()
  if (!filed) throw new Error('no event')
  const pushed = pushedEvent(filed)
  const said = { ...pushed, header: { ...pushed.header, type: 'AlertAnswered' } }
  expect(lanesOfEvent(said, 100)).toEqual({ alerts: 100 })
  expect(lanesOfEvent(pushed, 100)).toEqual({ words: 100 })
})

test('SY-11 what does not come through is tried by halves down to a floor, and grows again', () => {
  expect(paceOf(0)).toEqual({ events: 200, bytes: largestRunBytes })
  let halvings = 0
  for (let failed = 0; failed < 20; failed++) halvings = halvingsAfter(halvings, false)
  expect(paceOf(halvings)).toEqual({ events: 4, bytes: 15_625 })
  expect(halvingsAfter(halvings, true)).toBe(halvings - 1)
  expect(halvingsAfter(0, true)).toBe(0)
  // A link of 200 bytes a second takes the smallest within the two minutes of a request.
  expect(paceOf(halvings).bytes / 200).toBeLessThan(120)
})

test('SY-3 the next run begins behind what was answered, also where the server names a further head', () => {
  const head = { seatSeq: 9, hash: 'a'.repeat(64) }
  const numbered = { seq: 1, scopeSeq: 1, receivedAt: 0 }
  const held = [{ seatSeq: 5, problem: { code: 'forked' as const } }]
  expect(pushedUpTo({ head, receipts: [{ seatSeq: 4, numbered }], held })).toBe(5)
  expect(pushedUpTo({ head, receipts: [], held: [] })).toBe(9)
  const older = { ...head, seatSeq: 3 }
  expect(pushedUpTo({ head: older, receipts: [], held })).toBe(3)
})

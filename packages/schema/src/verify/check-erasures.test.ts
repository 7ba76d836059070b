import { expect, test } from 'vitest'
import type { LogEvent } from '../events/envelope.ts'
import { withoutParts } from '../events/erase.ts'
import { createStory, seatNumber } from '../testing/story.ts'
import { erasureChecker } from './check-erasures.ts'
import { flawList } from './verdict.ts'

function reportAndErasure(): [LogEvent, LogEvent] {
  const story = createStory()
  const author = story.teller(1)
  const record = author.file({}, 'A title')
  author.sync()
  const filed = story.log()[0]?.event
  if (!filed) throw new Error('nothing was filed')
  const office = story.teller(9)
  office.say('PartErased', record, {
    facts: {
      event: filed.id,
      hash: filed.hash,
      parts: ['narrative'],
      reason: 'requested',
      proposedBy: seatNumber(2),
      confirmedBy: seatNumber(3),
    },
  })
  office.sync()
  const erasure = story.log()[1]?.event
  if (!erasure) throw new Error('nothing was erased')
  return [filed, erasure]
}

function check(...events: [LogEvent, boolean][]) {
  const flaws = flawList()
  const checker = erasureChecker(flaws)
  for (const [event, isSystem] of events) checker.look(event, isSystem)
  return { erased: checker.finish(), flaws: flaws.flaws }
}

test('ER-6 an erased part is counted by the event that erased it, in whichever order they come', () => {
  const [filed, erasure] = reportAndErasure()
  const gone = withoutParts(filed, ['narrative'])
  expect(check([gone, false], [erasure, true])).toEqual({ erased: 1, flaws: [] })
  expect(check([erasure, true], [gone, false])).toEqual({ erased: 1, flaws: [] })
})

test('ER-6 without such an event, or with that of another seat than a system seat, it is a flaw', () => {
  const [filed, erasure] = reportAndErasure()
  const gone = withoutParts(filed, ['narrative'])
  const flaw = { code: 'erased_unsaid', where: `${filed.id} narrative` }
  expect(check([gone, false])).toEqual({ erased: 0, flaws: [flaw] })
  expect(check([gone, false], [erasure, false])).toEqual({ erased: 0, flaws: [flaw] })
  const more = withoutParts(filed, ['narrative', 'facts'])
  expect(check([more, false], [erasure, true])).toEqual({
    erased: 1,
    flaws: [{ code: 'erased_unsaid', where: `${filed.id} facts` }],
  })
})

test('ER-6 a part that is still there although an event erased it is a flaw', () => {
  const [filed, erasure] = reportAndErasure()
  const flaw = { code: 'not_erased', where: `${filed.id} narrative` }
  expect(check([filed, false], [erasure, true])).toEqual({ erased: 0, flaws: [flaw] })
})

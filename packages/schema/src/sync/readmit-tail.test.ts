import { expect, test } from 'vitest'
import { tellEvent } from '../events/tell.ts'
import { ok } from '../primitives/result.ts'
import { createStory, type Teller } from '../testing/story.ts'
import { readmitTail, type TailEvent } from './readmit-tail.ts'

function tailOf(teller: Teller): TailEvent[] {
  return teller.own().map(({ event }) => ({ event, numbered: null, isTail: true }))
}

function sayAs(teller: Teller, old: readonly TailEvent[]) {
  return readmitTail(old, tailOf(teller), async (draft) => {
    teller.write(draft)
    const event = teller.own().at(-1)?.event.id
    if (!event) throw new Error('nothing was written')
    return ok({ event })
  })
}

function readmitsIn(teller: Teller): (string | undefined)[] {
  return teller.own().map(({ event }) => {
    return tellEvent({ event, numbered: null })?.provenance?.readmits?.hash
  })
}

test('DV-10 what is said again a second time still names the event that was written first', async () => {
  const story = createStory()
  const [amina, anew, oncemore] = [story.teller(1), story.teller(2), story.teller(3)]
  const id = amina.file()
  amina.say('ReportAmended', id, { facts: { set: { what: 'shots_heard' } } })
  const hashes = amina.own().map(({ event }) => event.hash)
  expect(await sayAs(anew, tailOf(amina))).toEqual(ok(2))
  // The seat that said it was stopped in its turn, before anything of it was taken.
  const own = anew.file()
  expect(await sayAs(oncemore, tailOf(anew).slice(0, 1))).toEqual(ok(1))
  expect(await sayAs(oncemore, tailOf(anew))).toEqual(ok(2))
  const [filed, amended, later] = oncemore.own()
  expect(readmitsIn(oncemore).slice(0, 2)).toEqual(hashes)
  expect(readmitsIn(oncemore)[2]).toBe(anew.own()[2]?.event.hash)
  expect(amended?.event.header.record).toBe(filed?.event.header.record)
  expect(later?.event.header.record).not.toBe(own)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RecordId } from '../primitives/ids.ts'
import { contestedInReport, reportText, reportValues } from '../report/select.ts'
import { createStory } from '../testing/story.ts'
import { isContested } from './register.ts'

function amendWhat(
  teller: ReturnType<ReturnType<typeof createStory>['teller']>,
  id: RecordId,
  what: string,
) {
  teller.say('ReportAmended', id, { facts: { set: { what } } })
}

function twoWhoKnowOneReport() {
  const story = createStory()
  const [amina, bilal] = [story.teller(1), story.teller(2)]
  const id = amina.file({ what: 'people_harmed' })
  amina.sync()
  bilal.sync()
  const report = () => {
    const fold = story.folds().report.get(id)
    if (!fold) throw new Error('the report is not in the log')
    return fold
  }
  return { story, amina, bilal, id, report }
}

test('RD-3 a value replaces what its author had seen', () => {
  const { amina, bilal, id, report } = twoWhoKnowOneReport()
  amendWhat(bilal, id, 'people_taken')
  bilal.sync()
  expect(report().fields.what?.map(({ value }) => value)).toEqual(['people_taken'])
  amina.sync()
  amendWhat(amina, id, 'burning_looting')
  amina.sync()
  expect(reportValues(report()).what).toBe('burning_looting')
  expect(contestedInReport(report())).toEqual([])
})

test('RD-3 UC-1 two values written unseen both stay, the one numbered last is shown first, and a person decides', () => {
  const { amina, bilal, id, report } = twoWhoKnowOneReport()
  amendWhat(amina, id, 'people_taken')
  amendWhat(bilal, id, 'burning_looting')
  bilal.sync()
  amina.sync()
  expect(report().fields.what?.map(({ value }) => value)).toEqual([
    'burning_looting',
    'people_taken',
  ])
  expect(reportValues(report()).what).toBe('people_taken')
  expect(contestedInReport(report())).toEqual(['what'])
  bilal.sync()
  amendWhat(bilal, id, 'burning_looting')
  bilal.sync()
  expect(contestedInReport(report())).toEqual([])
  expect(reportValues(report()).what).toBe('burning_looting')
})

test('RD-3 different fields changed unseen are not contested', () => {
  const { amina, bilal, id, report } = twoWhoKnowOneReport()
  amendWhat(amina, id, 'people_taken')
  bilal.say('ReportAmended', id, { facts: { set: { imminence: 'happening_now' } } })
  amina.sync()
  bilal.sync()
  expect(contestedInReport(report())).toEqual([])
  expect(reportValues(report())).toMatchObject({ what: 'people_taken', imminence: 'happening_now' })
})

test('RD-3 the same value said twice, in whatever order of members, is agreed', () => {
  const { amina, bilal, id, report } = twoWhoKnowOneReport()
  const place = { kind: 'country' as const, code: 'OND', name: 'Ondara', source: 'pin' as const }
  const again = { source: 'pin' as const, name: 'Ondara', code: 'OND', kind: 'country' as const }
  amina.say('ReportAmended', id, { facts: { set: { place } } })
  bilal.say('ReportAmended', id, { facts: { set: { place: again } } })
  amina.sync()
  bilal.sync()
  expect(contestedInReport(report())).toEqual([])
  expect(report().fields.place).toHaveLength(1)
})

test('RD-3 a text may be contested too; a title or text that was not written stays', () => {
  const { amina, bilal, id, report } = twoWhoKnowOneReport()
  amina.say('ReportAmended', id, { facts: { set: {} }, narrative: { title: 'Ketu', text: 'one' } })
  bilal.say('ReportAmended', id, { facts: { set: {} }, narrative: { text: 'two' } })
  amina.sync()
  bilal.sync()
  expect(contestedInReport(report())).toEqual(['text'])
  expect(reportText(report())).toBe('two')
  expect(report().title.map(({ value }) => value)).toEqual(['Ketu'])
})

test('RD-3 clocks take no part: the same is contested whatever the tablets claim', () => {
  const { amina, bilal, id, story, report } = twoWhoKnowOneReport()
  amendWhat(bilal, id, 'people_taken')
  bilal.sync()
  amina.sync()
  amendWhat(amina, id, 'burning_looting')
  amina.sync()
  const last = story.log().at(-1)
  if (last) last.event.header.saidAt.at = 0
  expect(report().fields.what?.map(({ value }) => value)).toEqual(['burning_looting'])
})

type Step = { who: number; act: 'amend' | 'push' | 'sync' }

const step: fc.Arbitrary<Step> = fc.record({
  who: fc.integer({ min: 0, max: 2 }),
  act: fc.constantFrom('amend', 'amend', 'push', 'sync'),
})

test('RD-3 a field is contested exactly when somebody wrote without having seen', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const story = createStory()
      const tellers = [1, 2, 3].map((n) => story.teller(n))
      const id = tellers[0]!.file({ what: 'people_harmed' })
      for (const teller of tellers) teller.sync()
      // What each author had before them, kept apart from `base`: the truth to compare with.
      const seenBy = new Map<string, Set<string>>([[id, new Set()]])
      const saidBy = new Map<string, string>([[id, 'people_harmed']])
      for (const [n, { who, act }] of steps.entries()) {
        const teller = tellers[who]!
        if (act === 'push') teller.push()
        if (act === 'sync') teller.sync()
        if (act !== 'amend') continue
        const seen = new Set<string>(teller.view().map(({ event }) => event.id))
        amendWhat(teller, id, `value_${n}`)
        const written = teller.own().at(-1)!.event.id
        seenBy.set(written, seen)
        saidBy.set(written, `value_${n}`)
      }
      for (const teller of tellers) teller.push()
      const told = story.log().map(({ event }) => event.id)
      const standing = told.filter((claim) => !told.some((later) => seenBy.get(later)!.has(claim)))
      const register = story.folds().report.get(id)?.fields.what
      expect(register?.map(({ value }) => value)).toEqual(standing.map((one) => saidBy.get(one)))
      expect(isContested(register)).toBe(standing.length > 1)
    }),
    { seed: 20261122, numRuns: 200 },
  )
})

import { expect, test } from 'vitest'
import { foldAll } from '../testing/fold-all.ts'
import { actor, area, createStory, reportFields } from '../testing/story.ts'
import { amendReport, fileReport, withdrawReport } from './decide.ts'
import { contestedInReport, isCounted, reportText, reportTitle, reportValues } from './select.ts'

function filed() {
  const story = createStory()
  const amina = story.teller(1)
  const id = amina.file({ what: 'people_harmed', alert: 'flash' }, 'Ketu')
  amina.sync()
  const report = () => story.folds().report.get(id)!
  return { story, amina, id, report }
}

test('RD-1 given a filed report: it holds what was said, who said it and when it was received', () => {
  const { amina, id, report } = filed()
  expect(report()).toMatchObject({
    id,
    author: amina.seat,
    scope: 'OD03.standard',
    form: 'full',
    incident: id,
    alert: 'flash',
    fromThreat: null,
    withdrawn: null,
    amendments: 0,
    seq: 1,
    receivedAt: expect.any(Number),
  })
  expect(reportValues(report())).toEqual({ ...reportFields, what: 'people_harmed' })
  expect(reportTitle(report())).toBe('Ketu')
  expect(reportText(report())).toBeUndefined()
})

test('RD-1 a report whose first event this reader may not see does not exist for the reader', () => {
  const { story, amina, id } = filed()
  amina.say('ReportAmended', id, { facts: { set: { what: 'people_taken' } } })
  amina.say('ReportWithdrawn', id, { facts: { reason: 'by_accident' } })
  amina.sync()
  expect(foldAll(story.log().slice(1)).report.size).toBe(0)
})

test('RD-3 an amendment sets the fields that it names and no other', () => {
  const { amina, id, report } = filed()
  amina.say('ReportAmended', id, {
    facts: { set: { what: 'people_taken' } },
    narrative: { text: 'More' },
  })
  amina.sync()
  expect(reportValues(report())).toEqual({ ...reportFields, what: 'people_taken' })
  expect([reportTitle(report()), reportText(report())]).toEqual(['Ketu', 'More'])
  expect(report()).toMatchObject({ amendments: 1, seq: 2 })
})

test('RD-13 RD-14 what was drawn of a report stands beside its place, is amended and taken back', () => {
  const { amina, id, report } = filed()
  const corners = [
    { lat: 7.41, lon: 28.03 },
    { lat: 7.52, lon: 28.11 },
  ]
  amina.say('ReportAmended', id, { facts: { set: { drawn: { kind: 'route', corners } } } })
  amina.sync()
  expect(reportValues(report())).toMatchObject({
    ...reportFields,
    drawn: { kind: 'route', corners },
  })
  amina.say('ReportAmended', id, { facts: { set: {}, cleared: ['drawn'] } })
  amina.sync()
  expect(reportValues(report())).not.toHaveProperty('drawn')
  expect(reportValues(report()).place).toEqual(reportFields.place)
})

test('RD-14 what an amendment empties is nothing any more, what nobody emptied stays, and it may be filled again', () => {
  const { amina, id, report } = filed()
  amina.say('ReportAmended', id, {
    facts: { set: { exercise: true }, cleared: ['what', 'title', 'somethingNewer'] },
  })
  amina.sync()
  expect(reportValues(report())).toEqual({ ...reportFields, exercise: true })
  expect(reportTitle(report())).toBeUndefined()
  expect(report().fields.what).toMatchObject([{ value: null, seat: amina.seat }])
  expect(contestedInReport(report())).toEqual([])
  amina.say('ReportAmended', id, { facts: { set: { what: 'people_taken' }, cleared: ['what'] } })
  amina.sync()
  expect(reportValues(report()).what).toBe('people_taken')
})

test('RD-14 one empties what another fills unseen: both stand, and a person who saw both decides for either', () => {
  const { story, amina, id, report } = filed()
  const bilal = story.teller(2)
  bilal.sync()
  amina.say('ReportAmended', id, { facts: { set: {}, cleared: ['what'] } })
  bilal.say('ReportAmended', id, { facts: { set: { what: 'people_taken' } } })
  bilal.sync()
  amina.sync()
  expect(contestedInReport(report())).toEqual(['what'])
  expect(report().fields.what?.map(({ value }) => value)).toEqual(['people_taken', null])
  expect(reportValues(report())).not.toHaveProperty('what')
  bilal.sync()
  bilal.say('ReportAmended', id, { facts: { set: {}, cleared: ['what'] } })
  bilal.sync()
  expect([contestedInReport(report()), reportValues(report()).what]).toEqual([[], undefined])
})

test('RD-4 withdrawn twice unseen: readable, with the first reason; later amendments are folded', () => {
  const { story, amina, id, report } = filed()
  const bilal = story.teller(2)
  bilal.sync()
  amina.say('ReportWithdrawn', id, { facts: { reason: 'by_accident' } })
  bilal.say('ReportWithdrawn', id, { facts: { reason: 'did_not_happen' } })
  bilal.say('ReportAmended', id, { facts: { set: { what: 'people_taken' } } })
  amina.sync()
  bilal.sync()
  expect(report().withdrawn).toMatchObject({ reason: 'by_accident', seat: amina.seat })
  expect(reportValues(report()).what).toBe('people_taken')
})

test('RD-7 withdrawn reports and exercises are out of every count', () => {
  const { amina, id, report } = filed()
  expect(isCounted(report())).toBe(true)
  amina.say('ReportAmended', id, { facts: { set: { exercise: true } } })
  amina.sync()
  expect(isCounted(report())).toBe(false)
  amina.say('ReportAmended', id, { facts: { set: { exercise: false } } })
  amina.sync()
  expect(isCounted(report())).toBe(true)
  amina.say('ReportWithdrawn', id, { facts: { reason: 'by_accident' } })
  amina.sync()
  expect(isCounted(report())).toBe(false)
  expect(contestedInReport(report())).toEqual([])
})

const base = { seq: 1, own: null }
const author = actor(1, 'jpt_member')
const set = { facts: { set: { what: 'people_taken' } } }

test('RD-12 filing starts in the band of what is said, and has seen nothing', () => {
  const facts = { ...reportFields, form: 'flash' as const, what: 'sexual_violence' }
  expect(fileReport(area, { facts })).toMatchObject({
    scope: 'OD03.restricted',
    record: null,
    base: { seq: null, own: null },
  })
})

test.each([
  ['its author', author, undefined],
  ['an analyst', actor(2, 'analyst'), undefined],
  ['headquarters', actor(2, 'headquarters'), undefined],
  ['another member', actor(2, 'jpt_member'), 'not_author'],
  ['another team leader', actor(2, 'team_leader'), 'not_author'],
] as const)('RD-12 %s amends and withdraws a report, or reads why not', (_, who, code) => {
  const report = filed().report()
  const refused = { ok: false, error: { code } }
  const amended = amendReport(report, who, base, set)
  const withdrawn = withdrawReport(report, who, base, 'by_accident')
  if (code) expect([amended, withdrawn]).toEqual([refused, refused])
  else {
    expect(amended).toMatchObject({ ok: true, value: { record: report.id, base, bodies: set } })
    expect(withdrawn).toMatchObject({
      ok: true,
      value: { type: 'ReportWithdrawn', scope: report.scope },
    })
  }
})

test('RD-14 an amendment empties only fields that nobody has to fill, each once, none that it fills too', () => {
  const { report } = filed()
  const emptied = (cleared: string[], facts: object = { set: {} }, narrative?: { title: string }) =>
    amendReport(report(), author, base, {
      facts: { set: {}, ...facts, cleared },
      ...(narrative && { narrative }),
    })
  expect(emptied(['what', 'title', 'text'])).toMatchObject({ ok: true })
  const refused = { error: { code: 'bad_input' } }
  for (const names of [['place'], ['occurredAt'], ['alert'], ['what', 'what'], ['constructor']])
    expect(emptied(names)).toMatchObject(refused)
  expect(emptied(['what'], set.facts)).toMatchObject(refused)
  expect(emptied(['title'], undefined, { title: 'Ketu' })).toMatchObject(refused)
  expect(emptied([])).toMatchObject({ error: { code: 'nothing_changed' } })
})

test('RD-12 an amendment without a change, and any act on a withdrawn report, are not open', () => {
  const { amina, id, report } = filed()
  const empty = { facts: { set: {} } }
  expect(amendReport(report(), author, base, empty)).toMatchObject({
    error: { code: 'nothing_changed' },
  })
  const told = { ...empty, narrative: { text: 'More' } }
  expect(amendReport(report(), author, base, told)).toMatchObject({ ok: true })
  amina.say('ReportWithdrawn', id, { facts: { reason: 'by_accident' } })
  amina.sync()
  const closed = { error: { code: 'already_withdrawn' } }
  expect(amendReport(report(), author, base, set)).toMatchObject(closed)
  expect(withdrawReport(report(), author, base, 'other')).toMatchObject(closed)
})

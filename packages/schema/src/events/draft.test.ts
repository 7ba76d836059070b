import { expect, test } from 'vitest'
import { checkEvent, GENESIS } from '../chain/chain.ts'
import { begins, createStory, mission, reportFields, scope, seatNumber } from '../testing/story.ts'
import { baseOf, type Draft, draftToEvent, nothingSeen } from './draft.ts'
import { Header } from './envelope.ts'

const author = { mission, seat: seatNumber(1), head: { seatSeq: 0, hash: GENESIS } }
const stamp = { at: begins, offset: -1200, salt: new Uint8Array(12).fill(7) }

function filing(bodies: Partial<Draft<'ReportFiled'>['bodies']> = {}): Draft<'ReportFiled'> {
  const facts = { ...reportFields, form: 'flash' as const }
  return {
    type: 'ReportFiled',
    scope,
    record: null,
    base: nothingSeen,
    bodies: { facts, ...bodies },
  }
}

test('EV-1 nothing that was typed and nothing of what happened is in a header', () => {
  const typed = 'Deng saw it near the well'
  const draft = filing({
    facts: {
      ...reportFields,
      form: 'full',
      what: 'people_taken',
      place: { kind: 'unit', code: 'OD0302', name: typed, level: 'admin2', source: 'village' },
      actors: [{ type: 'armed_group', name: typed, attribution: 'alleged' }],
    },
    narrative: { title: typed, text: typed },
    provenance: { note: typed, ref: { system: 'ucdp_ged', id: typed } },
  })
  const header = JSON.stringify(draftToEvent(draft, author, stamp).event.header)
  expect(header).not.toContain('Deng')
  expect(header).not.toContain('people_taken')
  expect(header).not.toContain(reportFields.occurredAt.precision)
  expect(header).not.toMatch(/2026-11|OD0302/)
})

test('EV-1 every text of a header has a closed shape with no room for a sentence', () => {
  const { header } = draftToEvent(filing(), author, stamp).event
  expect(Header.safeParse(header).success).toBe(true)
  const texts = ['type', 'mission', 'scope', 'record', 'seat', 'prevHash', 'partsRoot'] as const
  expect(
    Object.entries(header).flatMap(([key, v]) => (typeof v === 'string' ? [key] : [])),
  ).toEqual([...texts])
  for (const key of texts) {
    for (const sentence of ['a name', 'Deng A.', '', `${header[key]} x`]) {
      expect(Header.safeParse({ ...header, [key]: sentence }).success).toBe(false)
    }
  }
  expect(Header.parse({ ...header, who: 'Deng' })).toEqual(header)
})

test('EV-2 the same draft, author and stamp give the same event, which checks', () => {
  const once = draftToEvent(filing(), author, stamp)
  expect(draftToEvent(filing(), author, stamp)).toEqual(once)
  expect(checkEvent(once.event)).toEqual({ ok: true, value: undefined })
  expect(once.event.header).toMatchObject({
    type: 'ReportFiled',
    typeVersion: 1,
    seatSeq: 1,
    prevHash: GENESIS,
    record: once.event.id,
    saidAt: { at: begins, offset: -1200 },
  })
  const other = { ...stamp, salt: new Uint8Array(12).fill(8) }
  expect(draftToEvent(filing(), author, other).event.hash).not.toBe(once.event.hash)
})

test('EV-2 each event follows the one before it in its seat', () => {
  const first = draftToEvent(filing(), author, stamp).event
  const head = { seatSeq: first.header.seatSeq, hash: first.hash }
  const second = draftToEvent(filing(), { ...author, head }, stamp).event
  expect(second.header).toMatchObject({ seatSeq: 2, prevHash: first.hash, record: second.id })
})

test('EV-2 what is hashed is what reading leaves: normalised, without unknown members and empty parts', () => {
  const facts = {
    ...reportFields,
    form: 'full' as const,
    what: undefined,
    place: {
      kind: 'point' as const,
      lat: -0,
      lon: 28.03100000004,
      radiusM: 12.2,
      source: 'gps' as const,
    },
    mood: 'unknown member',
  }
  const draft = filing({ facts, narrative: { title: '  Ketu\nburned ' }, provenance: {} })
  const { parts } = draftToEvent(draft, author, stamp).event
  expect(Object.keys(parts)).toEqual(['facts', 'narrative'])
  expect(parts.facts).toMatchObject({ body: { place: { lat: 0, lon: 28.031, radiusM: 13 } } })
  expect(parts.facts).not.toMatchObject({ body: { mood: expect.anything() } })
  expect(parts.narrative).toMatchObject({ body: { title: 'Ketu burned' } })
})

test('EV-2 facts that do not parse are a defect of the form', () => {
  const facts = { ...reportFields, form: 'full' as const, what: 'Not a code!' }
  expect(() => draftToEvent(filing({ facts }), author, stamp)).toThrow()
})

test('EV-3 a new record has seen nothing; own events count by seatSeq, those of others by seq', () => {
  const story = createStory()
  const [amina, bilal] = [story.teller(1), story.teller(2)]
  const record = amina.file()
  const own = () => amina.own().map(({ event }) => ({ event, numbered: null }))
  expect(amina.own()[0]?.event.header.base).toEqual({ seq: null, own: null })
  expect(baseOf(own(), amina.seat)).toEqual({ seq: null, own: 1 })
  amina.sync()
  bilal.sync()
  bilal.say('ReportAmended', record, { facts: { set: { imminence: 'within_hours' } } })
  expect(bilal.own()[0]?.event.header.base).toEqual({ seq: 1, own: null })
})

test('EV-3 a receipt that overtakes events of others does not claim to have seen them', () => {
  const story = createStory()
  const [amina, bilal] = [story.teller(1), story.teller(2)]
  const record = amina.file({ what: 'people_harmed' })
  amina.sync()
  bilal.sync()
  bilal.say('ReportAmended', record, { facts: { set: { what: 'people_taken' } } })
  bilal.sync()
  amina.say('ReportAmended', record, { facts: { set: { imminence: 'within_hours' } } })
  amina.push()
  amina.say('ReportAmended', record, { facts: { set: { what: 'burning_looting' } } })
  amina.sync()
  expect(story.log().at(-1)?.event.header.base).toEqual({ seq: null, own: 2 })
  const values = story
    .folds()
    .report.get(record)
    ?.fields.what?.map(({ value }) => value)
  expect(values).toEqual(['people_taken', 'burning_looting'])
})

import { expect, test } from 'vitest'
import { alertStanding } from '../alert/select.ts'
import { withoutParts } from '../events/erase.ts'
import type { FactsOf } from '../events/registry.ts'
import { tellEvent } from '../events/tell.ts'
import { fromHex } from '../primitives/bytes.ts'
import { EventId, type RecordId } from '../primitives/ids.ts'
import { utcMs } from '../primitives/utc-minute.ts'
import { heardFacts, saysMessage } from '../sync/heard-facts.ts'
import { areaTag, packFlash, type ShortFlash, unpackFlash } from '../sync/short-flash.ts'
import { shortOfReport } from '../sync/short-of-report.ts'
import { foldAll } from '../testing/fold-all.ts'
import { area, createStory, reportFields, scope, type Teller } from '../testing/story.ts'
import { fileReport } from './decide.ts'
import { isCounted, isHeardOtherwise, isOnlyHeard, knownSince, reportValues } from './select.ts'

const flash = { form: 'flash', what: 'attack_shooting', alert: 'flash' } as const

/** What a message of this report says, as a desk records it: through the bits that travel. */
function spoken(teller: Teller, record: RecordId): FactsOf<'FlashHeard'> {
  const own = teller.own().find(({ event }) => String(event.id) === record)
  const told = own && tellEvent({ event: own.event, numbered: null })
  const said = told?.type === 'ReportFiled' ? shortOfReport(told) : undefined
  const packed = said && packFlash(said)
  const read = packed && unpackFlash(packed)
  if (!own || !read?.ok) throw new Error('no message')
  return heardFacts(fromHex(own.event.hash.slice(0, 16).padEnd(94, '0')), read.value)
}

function heard(facts: Partial<FactsOf<'ReportFiled'>> = {}) {
  const story = createStory()
  const [amina, dalia, elias] = [story.teller(1), story.teller(2), story.teller(3)]
  const id = amina.file({ ...flash, ...facts })
  const said = spoken(amina, id)
  const hear = (teller: Teller, more: Partial<FactsOf<'FlashHeard'>> = {}) => {
    teller.say('FlashHeard', id, { facts: { ...said, ...more } })
    teller.sync()
  }
  const folds = () => {
    const { report, incident, alert } = story.folds()
    return { report: report.get(id), incident: incident.get(id), alert: alert.get(id) }
  }
  return { story, amina, dalia, elias, id, said, hear, folds }
}

test('SM-7 a message opens report, incident and alert; its author is the seat that wrote it, its clock runs from when it came', () => {
  const { amina, dalia, id, hear, folds, said } = heard({ imminence: 'happening_now' })
  hear(dalia)
  const { report, incident, alert } = folds()
  expect(report).toMatchObject({ author: amina.seat, form: 'flash', receivedAt: null, scope })
  expect(reportValues(report!)).toMatchObject({ what: 'attack_shooting', place: said.place })
  expect(isOnlyHeard(report!)).toBe(true)
  expect(isCounted(report!)).toBe(true)
  expect(incident).toMatchObject({ id, reports: [id] })
  const receivedAt = report!.heard[0]?.receivedAt
  expect(alert).toMatchObject({
    about: 'report',
    level: 'flash',
    raised: { seat: amina.seat, saidAt: utcMs(said.saidAt), receivedAt },
  })
  expect(knownSince(report!)).toBe(receivedAt)
})

test('SM-8 the report comes to the same record: its facts, what was done meanwhile, one incident, the first clock', () => {
  const { story, amina, dalia, id, hear, folds } = heard()
  hear(dalia)
  const { raised } = folds().alert!
  dalia.say('AlertAcknowledged', id, { facts: { by: 'Dalia, watch officer' } })
  dalia.say('ReportAmended', id, { facts: { set: { imminence: 'within_hours' } } })
  dalia.sync()
  amina.sync()
  const { report, incident, alert } = folds()
  expect(isOnlyHeard(report!)).toBe(false)
  expect(isHeardOtherwise(report!)).toBe(false)
  expect(reportValues(report!)).toMatchObject({
    what: 'attack_shooting',
    imminence: 'within_hours',
  })
  expect(report).toMatchObject({ amendments: 1, saidAt: expect.any(Number) })
  expect(report!.fields.place).toHaveLength(1)
  expect(incident!.reports).toEqual([id])
  expect(alertStanding(alert!)).toBe('acknowledged')
  expect(alert!.raised.receivedAt).toBe(raised.receivedAt)
  expect(report!.receivedAt).toBeGreaterThan(raised.receivedAt!)
  expect([...story.folds().incident.keys()]).toEqual([id])
})

test('SM-8 two desks, SMS and radio, before and after the report: one record, no word of it changed', () => {
  const { amina, dalia, elias, hear, folds } = heard()
  hear(dalia)
  hear(elias)
  amina.sync()
  const before = folds()
  hear(elias)
  const after = folds()
  expect(after.report!.fields).toEqual(before.report!.fields)
  expect(after.report!.heard).toHaveLength(3)
  expect(after.incident).toEqual(before.incident)
  expect(after.alert).toEqual(before.alert)
  expect(isHeardOtherwise(after.report!)).toBe(false)
})

test('SM-7 a drill stays a drill, before the report and with it', () => {
  const { amina, dalia, hear, folds } = heard({ exercise: true })
  hear(dalia)
  expect(isCounted(folds().report!)).toBe(false)
  amina.sync()
  expect(isCounted(folds().report!)).toBe(false)
})

test('SM-7 SM-8 of a report that its author joined to an incident the message is not counted, and the report only there', () => {
  const story = createStory()
  const [amina, dalia] = [story.teller(1), story.teller(2)]
  const first = amina.file(flash)
  amina.sync()
  dalia.pull()
  const id = amina.file({ ...flash, attachTo: first })
  dalia.say('FlashHeard', id, { facts: spoken(amina, id) })
  dalia.sync()
  expect(isCounted(story.folds().report.get(id)!)).toBe(false)
  amina.sync()
  const { report, incident } = story.folds()
  expect(report.get(id)).toMatchObject({ incident: first })
  expect(isCounted(report.get(id)!)).toBe(true)
  expect(incident.get(first)!.reports).toEqual([first, id])
})

test('SM-8 DV-10 what another seat had to say again counts there, and where it was only heard of no more', () => {
  const { amina, dalia, elias, id, hear, folds, story } = heard()
  hear(dalia)
  const [own] = amina.own()
  const facts = { ...reportFields, ...flash }
  const again = (hash: string) => {
    const readmits = { event: EventId.parse(id), hash }
    return elias.write(fileReport(area, { facts, provenance: { readmits } }))
  }
  again('e'.repeat(64))
  elias.sync()
  // Another event in the same place of its chain: nobody has said of it what the message says.
  expect(isCounted(folds().report!)).toBe(true)
  const as = again(own!.event.hash)
  elias.sync()
  expect(folds().report).toMatchObject({ saidAgainAs: as })
  expect(isCounted(folds().report!)).toBe(false)
  expect(isCounted(story.folds().report.get(as)!)).toBe(true)
  expect(folds().incident!.reports).toEqual([id])
})

test('SM-7 a report that came and was erased is not waited for, though its message still tells of it', () => {
  const { amina, dalia, id, hear, folds, story } = heard()
  hear(dalia)
  amina.sync()
  const [own] = amina.own()
  const { event } = own!
  const by = { proposedBy: dalia.seat, confirmedBy: amina.seat }
  const facts = { event: event.id, hash: event.hash, parts: ['facts'], reason: 'error', ...by }
  dalia.say('PartErased', id, { facts })
  dalia.sync()
  const left = story.log().map((entry) => {
    const isIt = entry.event.id === event.id
    return isIt ? { ...entry, event: withoutParts(entry.event, ['facts']) } : entry
  })
  const report = foldAll(left).report.get(id)
  expect(report).toMatchObject({ filedAs: null, heard: [{ attached: false }] })
  expect(isOnlyHeard(report!)).toBe(false)
  expect(folds().report).toMatchObject({ filedAs: event.hash })
})

test('SM-9 a report whose hash does not begin as the message said, and two messages of two events, are told', () => {
  const { amina, dalia, elias, hear, folds } = heard()
  hear(dalia, { message: 'f'.repeat(94), what: 'people_taken' })
  expect(isHeardOtherwise(folds().report!)).toBe(false)
  hear(elias)
  expect(isHeardOtherwise(folds().report!)).toBe(true)
  amina.sync()
  const { report } = folds()
  expect(isHeardOtherwise(report!)).toBe(true)
  // What the log holds is counted, and nothing that only a message of another event said.
  expect(report!.fields.what).toHaveLength(1)
  expect(reportValues(report!).what).toBe('attack_shooting')
})

test('SM-6 facts are what the message says, of its area, band and number; anything else differs', () => {
  const said: ShortFlash = {
    seatSeq: 4,
    area: areaTag(area),
    band: 'standard',
    what: 'attack_shooting',
    level: 'flash',
    exercise: false,
    attached: false,
    place: { kind: 'withheld' },
    occurredAt: { precision: 'unknown' },
    saidAt: '2026-11-22T01:15Z',
  }
  const message = new Uint8Array(47).fill(7)
  const facts = heardFacts(message, said)
  const header = { record: `${'a'.repeat(32)}-4` as RecordId, scope }
  expect(saysMessage(header, facts, message, said)).toBe(true)
  expect(
    saysMessage({ ...header, record: `${'a'.repeat(32)}-5` as RecordId }, facts, message, said),
  ).toBe(false)
  expect(
    saysMessage({ ...header, scope: 'OD03.restricted' as typeof scope }, facts, message, said),
  ).toBe(false)
  expect(
    saysMessage({ ...header, scope: 'OD01.standard' as typeof scope }, facts, message, said),
  ).toBe(false)
  expect(saysMessage(header, facts, new Uint8Array(47), said)).toBe(false)
  for (const other of [
    { what: 'people_taken' },
    { alert: 'info' },
    { exercise: true },
    { saidAt: '2026-11-22T01:16Z' },
    { imminence: 'happening_now' },
  ]) {
    expect(saysMessage(header, { ...facts, ...other }, message, said)).toBe(false)
  }
})

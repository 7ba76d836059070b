import { expect, test } from 'vitest'
import { checkEvent } from '../chain/chain.ts'
import { acceptParts, commitmentOf, type Salting } from '../chain/parts.ts'
import { reportText, reportTitle } from '../report/select.ts'
import { pushedEvent } from '../sync/plan-run.ts'
import { PushedEvent } from '../sync/pushed-event.ts'
import { foldAll } from '../testing/fold-all.ts'
import { createStory, seatNumber } from '../testing/story.ts'
import type { Entry } from './envelope.ts'
import { erasuresIn, holdsAny, isErasable, ownWithoutParts, withoutParts } from './erase.ts'
import { PartErasedFacts } from './part-erased.ts'

const canary = 'Zbigniew Canarsky'

/** A report with words, of which `parts` are erased afterwards: the log before, and after. */
function told(parts: string[], strictFrom?: number) {
  const story = createStory()
  const [author, office] = [story.teller(1), story.teller(9)]
  const record = author.file({ what: 'attack_shooting' }, canary)
  author.say('ReportAmended', record, {
    facts: { set: { what: 'armed_men_moving' } },
    narrative: { text: 'Before dawn.' },
  })
  author.sync()
  const [first] = author.own()
  if (!first) throw new Error('nothing was filed')
  const facts = {
    event: first.event.id,
    hash: first.event.hash,
    parts,
    reason: 'danger',
    proposedBy: seatNumber(2),
    confirmedBy: seatNumber(3),
    ...(strictFrom !== undefined && { strictFrom }),
  }
  office.say('PartErased', record, { facts })
  office.sync()
  const before = story.log()
  const after: Entry[] = before.map((entry) => {
    if (entry.event.id !== first.event.id) return entry
    return { ...entry, event: withoutParts(entry.event, parts) }
  })
  return { record, own: first, before, after }
}

test('ER-1 an erasure names event, hash, parts, a reason and two seats, and has no room for a name', () => {
  const { before } = told(['narrative'])
  const [said] = erasuresIn(before)
  expect(said).toMatchObject({ parts: ['narrative'], reason: 'danger' })
  const facts = { ...said, reference: 'DP/2026-11' }
  expect(PartErasedFacts.safeParse(facts).success).toBe(true)
  for (const reference of [canary, 'about the man at the well', '', 'a-1']) {
    expect(PartErasedFacts.safeParse({ ...facts, reference }).success).toBe(false)
  }
  expect(PartErasedFacts.safeParse({ ...facts, parts: [] }).success).toBe(false)
})

test('ER-1 facts of reports and threats go, words of everything; decisions, roster, erasures and consent stay', () => {
  const story = createStory()
  const teller = story.teller(1)
  const record = teller.file({}, 'Title')
  const threat = teller.raise()
  teller.say('ReportWithdrawn', record, { facts: { reason: 'mistake' }, narrative: { text: 'x' } })
  teller.say('ThreatClosed', threat, { facts: { reason: 'over' } })
  const first = teller.own()[0]?.event
  if (!first) throw new Error('nothing was filed')
  teller.say('ReportAmended', record, {
    facts: { set: {}, consents: [{ event: first.id, part: 'sealed/1', consent: 'none' }] },
    narrative: { text: 'x' },
  })
  const may = teller.own().map(({ event }) => {
    return [event.header.type, isErasable(event, 'facts'), isErasable(event, 'narrative')]
  })
  expect(may).toEqual([
    ['ReportFiled', true, true],
    ['ThreatRaised', true, false],
    ['ReportWithdrawn', false, true],
    ['ThreatClosed', false, false],
    ['ReportAmended', false, true],
  ])
  expect(isErasable(withoutParts(first, ['narrative']), 'narrative')).toBe(false)
  const { before } = told(['narrative'])
  const erasure = before.find(({ event }) => event.header.type === 'PartErased')
  expect(erasure && isErasable(erasure.event, 'facts')).toBe(false)
})

test.each([[['narrative']], [['facts']], [['facts', 'narrative']]])(
  'ER-2 without %j the event is the same event: nothing readable is left, hash and header stand',
  (parts) => {
    const { own, after } = told(parts)
    const erased = after.find(({ event }) => event.id === own.event.id)?.event
    expect(erased && checkEvent(erased).ok).toBe(true)
    expect(erased?.hash).toBe(own.event.hash)
    expect(erased && holdsAny(erased, parts)).toBe(false)
    expect(holdsAny(own.event, parts)).toBe(true)
    if (parts.includes('narrative')) expect(JSON.stringify(after)).not.toContain(canary)
    for (const label of parts) {
      const part = own.event.parts[label]
      expect(erased?.parts[label]).toEqual({
        state: 'erased',
        commitment: part && commitmentOf(part),
      })
    }
  },
)

test('ER-3 it travels without its own salt, arrives as what it was, and the erased salt follows from nothing in it', () => {
  const { own } = told(['narrative'])
  const narrative = own.event.parts.narrative
  const less = ownWithoutParts(own, ['narrative'])
  const pushed = PushedEvent.parse(JSON.parse(JSON.stringify(pushedEvent(less))))
  expect(pushed.salt).toBeUndefined()
  expect(Object.keys(pushed.salts ?? {})).toEqual(['facts'])
  const text = JSON.stringify(pushed)
  expect(text).not.toContain(canary)
  if (narrative?.state !== 'clear') throw new Error('the words are not there')
  expect(text).not.toContain(narrative.salt)
  const accepted = acceptParts(pushed.header, pushed.parts, pushed)
  expect(accepted).toEqual({ ok: true, value: less.event.parts })
})

test('ER-3 a salt beside erased parts, another salt, a part twice or an identity among them: refused', () => {
  const { own } = told(['narrative'])
  const pushed = pushedEvent(ownWithoutParts(own, ['narrative']))
  const { header, parts, salts = {}, erased = {} } = pushed
  const whole = pushedEvent(own)
  const bad: Salting[] = [
    { salt: whole.salt, erased },
    { salt: whole.salt, salts, erased },
    { salts: {}, erased },
    { salts: { facts: 'A'.repeat(22) }, erased },
    { salts },
    { salts, erased: { ...erased, facts: '0'.repeat(64) } },
    { salts, erased: { 'sealed/1': erased.narrative ?? '' } },
    { salts, erased: { narrative: 'not a hash' } },
    {},
  ]
  for (const salting of bad) expect(acceptParts(header, parts, salting).ok).toBe(false)
  expect(acceptParts(header, parts, { salts, erased }).ok).toBe(true)
})

test('ER-4 without its words a report counts as before and says what was erased; what others said stands', () => {
  const { record, after, own } = told(['narrative'])
  const report = foldAll(after).report.get(record)
  expect(report && reportTitle(report)).toBeUndefined()
  expect(report && reportText(report)).toBe('Before dawn.')
  expect(report?.amendments).toBe(1)
  expect(report?.erased).toEqual([{ event: own.event.id, parts: ['narrative'], reason: 'danger' }])
  expect(report?.fields.what?.[0]?.value).toBe('armed_men_moving')
})

test('ER-4 without the facts of its first event a record is in no list, whatever else was said of it', () => {
  const { record, after, before } = told(['facts'])
  expect(foldAll(before).report.get(record)).toBeDefined()
  expect(foldAll(after).report.get(record)).toBeUndefined()
  expect(foldAll(after).incident.get(record)).toBeUndefined()
})

test('ER-4 a record stays in the restricted band when what restricted it is erased', () => {
  const { record, after } = told(['narrative'], 4)
  const report = foldAll(after).report.get(record)
  expect(report?.restrictedBy).toMatchObject({ seq: 4 })
  const without = told(['narrative'])
  const open = foldAll(without.after).report.get(without.record)
  expect(open?.restrictedBy).toBeNull()
})

test('ER-4 two replicas fold the same, whenever the erasure came to them', () => {
  const { after } = told(['narrative'])
  const late = [...after].reverse()
  expect(foldAll(late)).toEqual(foldAll(after))
})

import { expect, test } from 'vitest'
import { baseOf } from '../events/draft.ts'
import type { RecordId } from '../primitives/ids.ts'
import { deskScope } from '../primitives/mission-scope.ts'
import { modelHash } from '../summary/paper/model-text.ts'
import { paperModel } from '../summary/paper/paper-model.ts'
import type { PaperSection } from '../summary/paper/sections.ts'
import { incident, killed, source, week } from '../summary/paper/testing/source.ts'
import { actor, createStory, type Teller } from '../testing/story.ts'
import {
  dissentFromPaper,
  draftPaper,
  editPaper,
  redrawPaper,
  releasePaper,
  signPaper,
} from './decide.ts'
import { paperGaps } from './gaps.ts'
import { contentHash, paperStanding, paperWords } from './select.ts'
import type { Paper } from './state.ts'

const model = paperModel(source({ incidents: [incident(1, { violations: [killed(2)] })] }))
const ref = { model: modelHash(model), asOf: model.asOf }
const refused = (code: string) => ({ ok: false, error: { code } })
const analyst = (n: number) => actor(n, 'analyst')

/** Three desks and a paper that the first of them drafted. */
function drafted() {
  const story = createStory()
  const [dalia, omar, ruth] = [story.teller(1), story.teller(2), story.teller(3)]
  const id = dalia.write(draftPaper({ ...ref, weekStart: week.firstDate, version: 1 }))
  const all = [dalia, omar, ruth]
  /** Everybody sends and pulls. */
  const meet = () => {
    for (const one of all) one.sync()
    for (const one of all) one.pull()
  }
  meet()
  return { dalia, omar, ruth, id, meet, paper: () => story.folds().paper.get(id)! }
}

/** What a desk sees of the paper, and from where it decides. */
function seenBy(who: Teller, id: RecordId): [Paper, Parameters<typeof signPaper>[2]] {
  const entries = who.view().filter(({ event }) => event.header.record === id)
  return [who.folds().paper.get(id)!, baseOf(entries, who.seat)]
}

function write(who: Teller, id: RecordId, n: number, section: PaperSection, text: string): void {
  const [paper, base] = seenBy(who, id)
  const edit = editPaper(paper, analyst(n), base, section, text)
  if (!edit.ok) throw new Error(edit.error.code)
  who.write(edit.value)
}

function complete({ dalia, id }: ReturnType<typeof drafted>): void {
  write(dalia, id, 1, 'response', 'No patrol went to Sangari: the road is cut.')
  write(dalia, id, 1, 'unknowns', 'Whether Sangari is safe is not known.')
}

function sign(who: Teller, id: RecordId, n: number): void {
  const [paper, base] = seenBy(who, id)
  const signed = signPaper(paper, analyst(n), base)
  if (!signed.ok) throw new Error(signed.error.code)
  who.write(signed.value)
}

function release(who: Teller, id: RecordId, n: number): void {
  const [paper, base] = seenBy(who, id)
  const released = releasePaper(paper, analyst(n), base)
  if (!released.ok) throw new Error(released.error.code)
  who.write(released.value)
}

test('SP-14 every edit is kept with who, where, before and after; a newer model stands beside the first', () => {
  const desk = drafted()
  const { dalia, omar, id, meet, paper } = desk
  write(dalia, id, 1, 'response', 'Nothing was done.')
  meet()
  write(omar, id, 2, 'response', 'No patrol went to Sangari: the road is cut.')
  meet()
  const [seen, base] = seenBy(omar, id)
  const redrawn = { model: 'e'.repeat(64), asOf: { ...model.asOf, seq: 501 } }
  const redraw = redrawPaper(seen, analyst(2), base, redrawn)
  if (redraw.ok) omar.write(redraw.value)
  meet()
  write(omar, id, 2, 'response', ' ')
  meet()
  expect(paper().edits).toMatchObject([
    { seat: dalia.seat, section: 'response', before: null, after: 'Nothing was done.' },
    { seat: omar.seat, before: 'Nothing was done.', after: expect.stringContaining('Sangari') },
    { seat: omar.seat, before: expect.stringContaining('Sangari'), after: null, isEmptied: true },
  ])
  expect(paper().drafts.map((draft) => [draft.seat, draft.model])).toEqual([
    [dalia.seat, ref.model],
    [omar.seat, redrawn.model],
  ])
  expect(paperWords(paper())).toEqual({})
  expect(editPaper(paper(), analyst(1), base, 'response', '')).toEqual(refused('nothing_changed'))
  expect(paper().scope).toBe(deskScope)
})

test('SP-15 what was not done and what is not known has to be written, and figures split, before anybody signs', () => {
  const desk = drafted()
  const { paper, dalia, id, meet } = desk
  expect(paperGaps(paper(), model)).toEqual([
    { code: 'not_written', section: 'response' },
    { code: 'not_written', section: 'unknowns' },
  ])
  expect(signPaper(paper(), analyst(1), { seq: 1, own: 1 })).toEqual(refused('paper_incomplete'))
  complete(desk)
  meet()
  expect(paperGaps(paper(), model)).toEqual([])
  const { incidents } = model.figures
  const bent = {
    ...model,
    bottomLine: [],
    figures: {
      ...model.figures,
      incidents: { ...incidents, now: { ...incidents.now, unverified: incidents.now.verified } },
    },
  }
  expect(paperGaps(paper(), bent).map(({ code }) => code)).toEqual(['no_bottom_line', 'not_split'])
  // Signed all the same, by a program that asks nobody: it counts for nothing.
  write(dalia, id, 1, 'unknowns', '')
  dalia.say('PaperSigned', id, { facts: { content: contentHash(paper()) } })
  meet()
  expect(paperStanding(paper())).toBe('draft')
})

test('SP-16 a signature is of model and words as they stand, and falls with any change, seen or not', () => {
  const desk = drafted()
  const { dalia, omar, id, meet, paper } = desk
  complete(desk)
  meet()
  const whole = contentHash(paper())
  sign(dalia, id, 1)
  meet()
  expect(paperStanding(paper())).toBe('signed')
  expect(paper().signatures).toMatchObject([{ content: whole, stands: true }])
  write(omar, id, 2, 'method', 'Sources of one origin are counted once.')
  meet()
  expect(paperStanding(paper())).toBe('draft')
  expect(contentHash(paper())).not.toBe(whole)
  // Two at once: what the signer had not seen is not signed, whichever is numbered first.
  for (const first of ['edit', 'signature'] as const) {
    sign(dalia, id, 1)
    write(omar, id, 2, 'host_state', `Written while it was signed (${first}).`)
    for (const one of first === 'edit' ? [omar, dalia] : [dalia, omar]) one.sync()
    meet()
    expect(paperStanding(paper())).toBe('draft')
  }
})

test('SP-17 nobody releases what they drafted, edited or signed, and a released paper changes no more', () => {
  const desk = drafted()
  const { dalia, omar, ruth, id, meet, paper } = desk
  expect(releasePaper(paper(), analyst(3), { seq: 1, own: null })).toEqual(
    refused('paper_unsigned'),
  )
  complete(desk)
  meet()
  sign(omar, id, 2)
  meet()
  const second = refused('second_reader_needed')
  expect(releasePaper(paper(), analyst(1), { seq: 1, own: null })).toEqual(second)
  expect(releasePaper(paper(), analyst(2), { seq: 1, own: null })).toEqual(second)
  // Said all the same, and of something else than was signed: neither releases anything.
  dalia.say('PaperReleased', id, { facts: { content: contentHash(paper()) } })
  ruth.say('PaperReleased', id, { facts: { content: 'f'.repeat(64) } })
  meet()
  expect(paperStanding(paper())).toBe('signed')
  release(ruth, id, 3)
  meet()
  const released = paper()
  expect(released.released).toMatchObject({ seat: ruth.seat, content: contentHash(released) })
  dalia.say('PaperEdited', id, { facts: { section: 'method' }, narrative: { text: 'Later.' } })
  dalia.say('PaperSigned', id, { facts: { content: 'f'.repeat(64) } })
  meet()
  expect(paper()).toEqual(released)
  expect(editPaper(released, analyst(1), { seq: 1, own: null }, 'method', 'x')).toEqual(
    refused('paper_released'),
  )
})

test('SP-18 what somebody holds differently stays with the paper, released or not, in their own words', () => {
  const desk = drafted()
  const { dalia, omar, ruth, id, meet, paper } = desk
  complete(desk)
  sign(dalia, id, 1)
  meet()
  const content = contentHash(paper())
  release(ruth, id, 3)
  meet()
  const [seen, base] = seenBy(omar, id)
  const dissent = dissentFromPaper(seen, analyst(2), base, 'The abductions should lead.')
  if (!dissent.ok) throw new Error(dissent.error.code)
  omar.write(dissent.value)
  meet()
  expect(paper().dissents).toMatchObject([{ seat: omar.seat, text: 'The abductions should lead.' }])
  expect(contentHash(paper())).toBe(content)
  expect(dissentFromPaper(seen, analyst(2), base, ' ')).toEqual(refused('reason_needed'))
})

test.each(['jpt_member', 'team_leader', 'summary_reader', 'administrator'] as const)(
  'SP-13 a %s neither writes nor signs a paper',
  (role) => {
    const { paper } = drafted()
    const who = actor(2, role)
    const base = { seq: 1, own: null }
    const none = refused('not_allowed')
    expect(editPaper(paper(), who, base, 'method', 'x')).toEqual(none)
    expect(signPaper(paper(), who, base)).toEqual(none)
    expect(releasePaper(paper(), who, base)).toEqual(none)
    expect(dissentFromPaper(paper(), who, base, 'x')).toEqual(none)
  },
)

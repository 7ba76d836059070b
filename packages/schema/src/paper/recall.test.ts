import { expect, test } from 'vitest'
import { baseOf, nothingSeen } from '../events/draft.ts'
import { modelHash } from '../summary/paper/model-text.ts'
import { paperModel } from '../summary/paper/paper-model.ts'
import type { PaperIncident } from '../summary/paper/source.ts'
import { incident, killed, north, recordId, source, week } from '../summary/paper/testing/source.ts'
import { actor, createStory } from '../testing/story.ts'
import { draftPaper, sharePaper } from './decide.ts'
import { fatesOf, type RecordsNow, recallList } from './recall.ts'
import { contentHash } from './select.ts'
import type { Paper } from './state.ts'

const one = incident(1, { violations: [killed(2)] })
const two = incident(2, { violations: [killed(3)] })
const three = incident(3, { violations: [killed(4)] })
const modelOf = (rows: PaperIncident[]) => paperModel(source({ incidents: rows }))
const toldModel = modelOf([one, two, three])
const office = { to: 'Protection cluster', why: 'Weekly, as agreed' }
const profile = { name: 'partners', version: 1, table: 'e'.repeat(64) }

/** A paper that was drafted by one desk, and is taken for released. */
function released() {
  const story = createStory()
  const [dalia] = [story.teller(1)]
  const ref = { model: modelHash(toldModel), asOf: toldModel.asOf }
  const id = dalia.write(draftPaper({ ...ref, weekStart: week.firstDate, version: 1 }))
  const paper = () => story.folds().paper.get(id)
  const stands = (): Paper => {
    const found = paper()
    const step = found?.drafts[0]
    if (!found || !step) throw new Error('no paper')
    return { ...found, released: { ...step, content: contentHash(found) } }
  }
  const share = (given: Parameters<typeof sharePaper>[3]) => {
    const base = baseOf(dalia.view(), dalia.seat)
    const draft = sharePaper(stands(), actor(1, 'analyst'), base, given)
    if (!draft.ok) return draft.error.code
    dalia.write(draft.value)
    dalia.sync()
    return undefined
  }
  dalia.sync()
  return { paper, stands, share }
}

test('RP-7 who was handed what, by whom, when and why is kept with the paper', () => {
  const { share, stands } = released()
  expect(share(office)).toBeUndefined()
  expect(share({ ...office, to: ' OCHA ', profile })).toBeUndefined()
  expect(stands().shares).toMatchObject([
    { to: 'Protection cluster', why: 'Weekly, as agreed', profile: null },
    { to: 'OCHA', profile, content: contentHash(stands()) },
  ])
  expect(stands().shares.every(({ seat, saidAt }) => seat && saidAt > 0)).toBe(true)
})

test('RP-7 only what is released is handed out, by a desk, to somebody and for a reason', () => {
  const { paper, stands, share } = released()
  const draft = paper()
  if (!draft) throw new Error('no paper')
  expect(share({ ...office, to: ' ' })).toBe('reason_needed')
  expect(share({ ...office, why: '' })).toBe('reason_needed')
  const by = (role: 'analyst' | 'summary_reader', of: Paper) =>
    sharePaper(of, actor(1, role), nothingSeen, office)
  expect(by('analyst', draft)).toMatchObject({ error: { code: 'paper_not_released' } })
  expect(by('summary_reader', stands())).toMatchObject({ error: { code: 'not_allowed' } })
})

const quiet: RecordsNow = { erased: new Map(), lastSeq: new Map() }
const touched = (n: number): RecordsNow => ({ ...quiet, lastSeq: new Map([[recordId(n), 501]]) })
const fates = (rows: PaperIncident[], records = quiet) =>
  fatesOf(toldModel, modelOf(rows), records).map(({ id, fate }) => `${id.slice(33)} ${fate}`)

test('RP-8 a record behind a figure is erased, left out or restated, and nothing else is said', () => {
  expect(fates([one, two, three])).toEqual([])
  expect(fates([one, two, three, incident(4, { violations: [killed(9)] })])).toEqual([])
  expect(fates([one, two, { ...three, countedAs: null }])).toEqual(['3 left_out'])
  expect(fates([one, two, { ...three, countedAs: 'verified' }])).toEqual(['3 restated'])
  expect(fates([one, two, { ...three, area: north }])).toEqual(['3 restated'])
  expect(fates([one, two, { ...three, violations: [killed(5)] }], touched(3))).toEqual([
    '3 restated',
  ])
  const erasedAt = (seq: number) => ({
    ...quiet,
    erased: new Map([recordId(1), recordId(9)].map((id) => [id, seq])),
  })
  expect(fates([two, three], erasedAt(501))).toEqual(['1 erased'])
  // What was erased before the paper was worked out is no news to who was handed it.
  expect(fates([one, two, three], erasedAt(toldModel.asOf.seq))).toEqual([])
})

test('RP-8 the recall list names everybody who was handed such a paper, and no other', () => {
  const { share, stands } = released()
  share(office)
  share({ ...office, to: 'OCHA', profile })
  const paper = stands()
  const heir = { ...paper, id: recordId(77), replaces: paper.id, shares: [] }
  const now = modelOf([one, two])
  const papers = [
    { paper, told: toldModel, now },
    { paper: heir, told: now, now },
  ]
  expect(recallList(papers, quiet)).toMatchObject([
    { share: { to: 'OCHA' }, records: [{ id: recordId(3), fate: 'left_out' }] },
    { share: { to: 'Protection cluster' }, version: 1, replacedBy: recordId(77) },
  ])
  expect(recallList([{ paper, told: toldModel, now: toldModel }], quiet)).toEqual([])
})

test('RP-8 what is owed next is a new paper, its hand-over or nothing; of a table never a single change', () => {
  const { share, stands } = released()
  share(office)
  share({ ...office, to: 'OCHA', profile })
  const paper = stands()
  const now = modelOf([one, two])
  const version = (n: number, more: Partial<Paper>): Paper => ({
    ...paper,
    id: recordId(70 + n),
    version: n,
    shares: [],
    ...more,
  })
  const told = (...heirs: Paper[]) =>
    recallList(
      [{ paper, told: toldModel, now }, ...heirs.map((heir) => ({ paper: heir, told: now, now }))],
      quiet,
    ).map(({ share, next, replacedBy }) => [share.to, next, replacedBy])
  const table = (replacedBy: string | null) => ['OCHA', 'with_batch', replacedBy]
  expect(told()).toEqual([table(null), ['Protection cluster', 'write_anew', null]])
  const draft = version(2, { replaces: paper.id, released: null })
  expect(told(draft)).toEqual([table(null), ['Protection cluster', 'write_anew', null]])
  const second = version(2, { replaces: paper.id })
  expect(told(second)).toEqual([table(second.id), ['Protection cluster', 'hand_over', second.id]])
  const [given] = paper.shares
  if (!given) throw new Error('nothing was handed out')
  const handed = [{ ...given, to: ' protection Cluster' }]
  const third = version(3, { replaces: second.id, shares: handed })
  expect(told(second, third)).toEqual([table(third.id), ['Protection cluster', 'told', third.id]])
  const other = version(3, { replaces: second.id, shares: [{ ...given, to: null }] })
  expect(told(second, other)[1]).toEqual(['Protection cluster', 'hand_over', other.id])
})

import { expect, it } from 'vitest'
import type { Count } from '../../primitives/count.ts'
import { actorTypes } from '../../vocabulary/actor-types.ts'
import { labelOf } from '../../vocabulary/find.ts'
import { hrddpChecks } from '../../vocabulary/hrddp-checks.ts'
import { locales, type Vocabulary } from '../../vocabulary/vocabulary.ts'
import { will } from '../../vocabulary/will.ts'
import { paperModel } from '../paper/paper-model.ts'
import { paperSections } from '../paper/sections.ts'
import type { PaperModel, Traced, TracedSplit } from '../paper/state.ts'
import type { Statement } from '../paper/statement.ts'
import { recordId, source } from '../paper/testing/source.ts'
import type { Block, PaperDocument, SketchMap, Table } from './document.ts'
import { documentOf } from './document-of.ts'
import { mapDrawing } from './map-drawing.ts'
import { paperWords, plain } from './paper-words.ts'
import { decimalsFor } from './precision.ts'
import { escaped, svgOf } from './svg-of.ts'
import { ondaraSetting, ondaraWeek } from './testing/ondara-week.ts'

const blocksOf = ({ sections }: PaperDocument): Block[] => sections.flatMap(({ blocks }) => blocks)

function tableOf(document: PaperDocument, key: string): Table {
  const found = blocksOf(document).find((block) => block.kind === 'table' && block.key === key)
  if (found?.kind !== 'table') throw new Error(`no table ${key}`)
  return found
}

const mapOf = (document: PaperDocument): SketchMap | undefined =>
  blocksOf(document).find((block) => block.kind === 'map')

const one: Count = { min: 1, best: 1, max: 1, status: 'reported' }

/** One of each: that every code has words is what the compiler cannot say. */
const statements: Statement[] = (
  [
    { code: 'no_incidents' },
    { code: 'harm', harm: 'killed', now: one, verified: one, before: one },
    { code: 'incidents', now: one, verified: one, before: one },
    { code: 'unanswered_alerts', level: 'flash', alerts: one, longest: 52 },
    { code: 'late_answers', alerts: one, longest: 61 },
    { code: 'no_response', alerts: one, reason: null },
    { code: 'threats', threats: one, areas: [] },
    { code: 'children', incidents: one, verified: one },
    { code: 'restated', week: '2026-W45', figure: 'killed', was: one, now: one },
    { code: 'silent_areas', areas: [] },
    { code: 'late_reports', incidents: one },
    { code: 'overdue', recommendations: one, longest: 3 },
    { code: 'one_area', area: ondaraWeek().breakdown.areas[0]?.area ?? null, incidents: one },
  ] as Statement[]
).map((statement) => ({ ...statement, ids: [recordId(7)] }))

it('SD-1 the figures of the document are those of the model, side by side', () => {
  const model = ondaraWeek()
  const document = documentOf(model, ondaraSetting('en'))
  const values = (split: TracedSplit) => [split.verified, split.unverified, split.total]
  const rows = [...Object.values(model.figures.harm), model.figures.incidents]
  const counts = tableOf(document, 'figures').rows.map((cells) =>
    cells.flatMap((cell) =>
      cell.kind === 'count' ? [{ count: cell.count, ids: cell.behind }] : [],
    ),
  )
  expect(counts).toEqual(
    rows.map(({ now }) => values(now).map(({ count, ids }: Traced) => ({ count, ids }))),
  )
  const splits = tableOf(document, 'areas').rows.map((cells) =>
    cells.flatMap((cell) =>
      cell.kind === 'split' ? [cell.verified.count, cell.unverified.count] : [],
    ),
  )
  const harmOf = (area: PaperModel['breakdown']['areas'][number]) =>
    [area.incidents, ...Object.values(area.harm)].flatMap((split) => [
      split.verified.count,
      split.unverified.count,
    ])
  expect(splits).toEqual(model.breakdown.areas.map(harmOf))
})

it.each(locales)('SD-2 twelve sections in %s, of a full week and of an empty one', (locale) => {
  for (const model of [ondaraWeek(), paperModel(source())]) {
    const document = documentOf(model, ondaraSetting(locale, { places: [] }))
    expect(document.sections.map(({ key }) => key)).toEqual(paperSections)
    for (const { blocks } of document.sections) expect(blocks.length).toBeGreaterThan(0)
    const said = JSON.stringify(document)
    expect(said).not.toMatch(/\{\w+\}(?<!\{page\}|\{pages\})|undefined|NaN/)
    expect(document.direction).toBe(locale === 'ar' ? 'rtl' : 'ltr')
  }
})

it.each(locales)('SD-2 every statement and caveat is said in %s', (locale) => {
  const model = { ...ondaraWeek(), bottomLine: statements }
  const [first] = documentOf(model, ondaraSetting(locale)).sections
  const list = first?.blocks[0]
  if (list?.kind !== 'list') throw new Error('no list')
  expect(list.items).toHaveLength(statements.length)
  expect(JSON.stringify(list)).not.toMatch(/\{\w+\}|undefined/)
})

it.each(locales)(
  'HS-6 a line of the host State says what changed and opens its record in %s',
  (locale) => {
    const document = documentOf(ondaraWeek(), ondaraSetting(locale))
    const rows = tableOf(document, 'host_state').rows.map((cells) =>
      cells.map((cell) => (cell.kind === 'text' ? cell.text : [])),
    )
    const said = rows.map((cells) => cells.map((text) => plain(text)))
    expect(rows.map(([area]) => area?.[0])).toMatchObject([
      { behind: [recordId(401)] },
      { behind: [recordId(402)] },
    ])
    const label = (list: Vocabulary, code: string) => labelOf(list, code, locale)
    const [army = [], state = []] = said
    expect(army[1]).toBe(label(actorTypes, 'national_army'))
    for (const code of ['obstructing', 'acting_partly'])
      expect(army[2]).toContain(label(will, code))
    expect(army[5]).toContain(label(hrddpChecks, 'under_way'))
    expect(state[3]).toBe(paperWords(locale).text('notKnown'))
    expect(state[1]).toBe(paperWords(locale).text('wholeState'))
    expect(state[2]).toBe(label(will, 'able_and_acting'))
  },
)

it('SD-4 what the analyst wrote stands under its section and says that it was added', () => {
  const written = { response: ['No helicopter from 16 to 20 November.'] }
  const document = documentOf(ondaraWeek(), ondaraSetting('en', { written }))
  const section = document.sections.find(({ key }) => key === 'response')
  expect(section?.blocks.at(-1)).toEqual({
    kind: 'paragraph',
    text: ['Added by hand: No helicopter from 16 to 20 November.'],
  })
})

it('SD-5 no coordinate of the document is finer than what is known', () => {
  const map = mapOf(documentOf(ondaraWeek(), ondaraSetting('en')))
  const decimals = (degrees: number) => String(degrees).split('.')[1]?.length ?? 0
  expect(map?.marks.length).toBeGreaterThan(5)
  const tooFine = (marks: SketchMap['marks']) =>
    marks.filter(({ lat, lon, radiusM }) =>
      [lat, lon].some((degrees) => decimals(degrees) > decimalsFor(radiusM)),
    )
  expect(tooFine(map?.marks ?? [])).toEqual([])
  expect(
    tooFine((map?.marks ?? []).map((mark) => ({ ...mark, lat: mark.lat + 0.00001 }))),
  ).not.toEqual([])
  expect([1, 10, 11, 100, 1_000, 9_999, 100_000, null].map(decimalsFor)).toEqual([
    4, 4, 3, 3, 2, 1, 0, 2,
  ])
})

it('SD-5 what has no place on the map is counted beside it, and every incident once', () => {
  const { places } = ondaraSetting('en')
  const map = mapOf(documentOf(ondaraWeek(), ondaraSetting('en')))
  const drawn = map?.marks.flatMap(({ behind }) => behind) ?? []
  const beside = map?.beside.flatMap((text) =>
    text.flatMap((piece) => (typeof piece === 'string' ? [] : piece.behind)),
  )
  expect([...drawn, ...(beside ?? [])].toSorted()).toEqual(places.map(({ id }) => id).toSorted())
  expect(beside).toHaveLength(2)
})

it('SD-5 the picture holds every sign of the map within its edges', () => {
  const map = mapOf(documentOf(ondaraWeek(), ondaraSetting('en')))
  if (!map) throw new Error('no map')
  const { width, height, ink } = mapDrawing(map)
  const discs = ink.flatMap((one) => (one.kind === 'disc' ? [one] : []))
  expect(discs.length).toBeGreaterThanOrEqual(map.marks.length)
  for (const { x, y, radius } of discs) {
    expect(Math.min(x - radius, y - radius)).toBeGreaterThan(0)
    expect(x + radius).toBeLessThan(width)
    expect(y + radius).toBeLessThan(height)
  }
})

it('SD-7 nothing in a picture is markup but the picture', () => {
  const svg = svgOf({ width: 1, height: 1, ink: [] }, '<script>"\u0000&\'')
  expect(svg).toContain('aria-label="&lt;script&gt;&quot;&amp;&#39;"')
  expect(escaped('Osseko \u{1f6d6}')).toBe('Osseko \u{1f6d6}')
})

it('SD-4 withheld numbers keep no value', () => {
  expect(paperWords('fr').count(null)).toBe('non communiqué')
})

import type { Count } from '../../primitives/count.ts'
import type { AreaId } from '../../primitives/ids.ts'
import { addDays } from '../../primitives/local-date.ts'
import { violationTypes } from '../../vocabulary/violation-types.ts'
import type { Locale } from '../../vocabulary/vocabulary.ts'
import { elsewhere, type ReleaseGrid } from '../release/grid.ts'
import type { OutsideLine, OutsideTable } from '../release/outside-table.ts'
import { type ColumnSpec, countCell, numberCell, tableOf, textCell } from './cells.ts'
import type { Block, Cell, PaperDocument, Section } from './document.ts'
import { labelsOf } from './document-of.ts'
import { type PaperWords, paperWords } from './paper-words.ts'

/** What a released table does not hold, and its document shows. */
export type OutsideSetting = {
  locale: Locale
  missionName: string
  areaNames: ReadonlyMap<AreaId, string>
  /** By which the week of the table was told. */
  grid: ReleaseGrid
  batchWeeks: number
  /** SHA-256, hex, of the table: what the event of its hand-over names. */
  hash: string
  /** When the week was released, ms since 1970. */
  at: number
}

type Wording = { words: PaperWords; setting: OutsideSetting }

/**
 * The table that a profile is given, in words: coarse areas, and silent lines said to be silent (SPEC
 * SD-11). No number of it has a record behind it: it leaves the house.
 */
export function outsideDocument(table: OutsideTable, setting: OutsideSetting): PaperDocument {
  const words = paperWords(setting.locale)
  const { text, date, code } = words
  const wording = { words, setting }
  const sections: (Section | null)[] = [
    section(words, 'now', [linesTable('now', table.now, wording)]),
    table.lastWeek.length > 0
      ? section(words, 'lastWeek', [linesTable('lastWeek', table.lastWeek, wording)])
      : null,
    table.sums.length > 0 ? section(words, 'sums', [sumsTable(table, wording)]) : null,
    table.restated.length > 0
      ? section(words, 'restated', [linesTable('restated', table.restated, wording)])
      : null,
    table.late.length > 0 ? section(words, 'late', [lateTable(table, wording)]) : null,
    section(words, 'read', readBlocks(wording)),
    section(words, 'lines', keyTables(table, wording)),
  ]
  const week = {
    from: date(table.week),
    to: date(addDays(table.week, 6)),
    mission: setting.missionName,
  }
  return {
    locale: setting.locale,
    direction: words.direction,
    title: text('outside.title'),
    classification: text('outside.classification'),
    facts: [
      text('outside.week', week),
      text('outside.profile', { profile: code(table.profile), version: table.version }),
      text('outside.hash', { hash: code(setting.hash) }),
    ],
    sections: sections.filter((each) => each !== null),
    labels: labelsOf(words),
    at: setting.at,
  }
}

type SectionKey = 'now' | 'lastWeek' | 'restated' | 'late' | 'sums' | 'read' | 'lines'

function section({ text }: PaperWords, key: SectionKey, blocks: Block[]): Section {
  return { key, title: text(`outside.${key}`), blocks }
}

const sideColumns: readonly ColumnSpec[] = [
  ['head.verified', 14, 'n'],
  ['head.unverified', 14, 'n'],
]
const sheets = {
  now: 'outside.sheetNow',
  lastWeek: 'outside.sheetLastWeek',
  restated: 'outside.sheetRestated',
} as const

/** Lines of several weeks say their week first; sides that are told of no line have no column. */
function linesTable(
  key: keyof typeof sheets,
  lines: readonly OutsideLine[],
  { words, setting }: Wording,
): Block {
  const isOfWeeks = key === 'restated'
  const hasSides = lines.some(({ told }) => told.verified !== null)
  const rows = lines.map(({ week, area, category, told }): Cell[] => {
    const side = told.total === null ? 'outside.silent' : 'outside.silentSide'
    return [
      ...(isOfWeeks ? [textCell(words.date(week))] : []),
      textCell(outsideArea(area, words, setting)),
      textCell(outsideKind(category, words, setting)),
      ...(hasSides
        ? [toldCell(words, told.verified, side), toldCell(words, told.unverified, side)]
        : []),
      toldCell(words, told.total, 'outside.silent'),
    ]
  })
  const columns: ColumnSpec[] = [
    ...(isOfWeeks ? [['head.week', 20] as const] : []),
    ['head.area', 30],
    ['head.kind', 30],
    ...(hasSides ? sideColumns : []),
    ['head.total', 16, 'n'],
  ]
  return tableOf(
    words,
    key,
    { sheet: sheets[key], caption: words.text(`outside.${key}`), columns },
    rows,
  )
}

type SilentKey = `outside.${'silent' | 'silentSide' | 'silentLate' | 'nothingTold'}`

/** A silent cell says that it is, and has no value. */
function toldCell(words: PaperWords, count: Count | null, silent: SilentKey): Cell {
  if (count) return countCell(words, { count, ids: [] })
  return { kind: 'count', text: words.text(silent), count: null, behind: [] }
}

/** Of lines that are all silent there is no sum, and no zero that looks like one. */
function sumsTable({ sums, now }: OutsideTable, { words, setting }: Wording): Block {
  const isSilent = (category: string) =>
    now.every((line) => line.category !== category || line.told.total === null)
  const rows = sums.map(({ category, told, silent }) => [
    textCell(outsideKind(category, words, setting)),
    toldCell(words, isSilent(category) ? null : told, 'outside.nothingTold'),
    numberCell(String(silent), silent),
  ])
  const columns = [
    ['head.kind', 50],
    ['outside.toldHead', 25, 'n'],
    ['head.silentLines', 25, 'n'],
  ] as const
  const caption = words.text('outside.sums')
  return tableOf(words, 'sums', { sheet: 'outside.sheetSums', caption, columns }, rows)
}

function lateTable({ late }: OutsideTable, { words, setting }: Wording): Block {
  const rows = late.map(({ area, category, weeks, total }) => [
    textCell(outsideArea(area, words, setting)),
    textCell(outsideKind(category, words, setting)),
    textCell(weeks.map(words.date).join(words.text('comma'))),
    toldCell(words, total, 'outside.silentLate'),
  ])
  const columns = [
    ['head.area', 25],
    ['head.kind', 25],
    ['head.weeks', 35],
    ['head.total', 15, 'n'],
  ] as const
  const caption = words.text('outside.lateCaption')
  return tableOf(words, 'late', { sheet: 'outside.sheetLate', caption, columns }, rows)
}

function readBlocks({ words, setting }: Wording): Block[] {
  const weeks = setting.batchWeeks
  const items = [
    words.say('outside.readSilent'),
    words.say('outside.readSides'),
    words.say('outside.readBatch', { weeks }),
    words.say('outside.readLate', { weeks }),
    words.say('outside.readSums'),
    words.say('method.counting'),
    words.say('method.civilians'),
  ]
  return [{ kind: 'list', isOrdered: false, items }]
}

/** What each area and each kind of this table holds. */
function keyTables({ now }: OutsideTable, { words, setting }: Wording): Block[] {
  const { grid, areaNames } = setting
  const comma = words.text('comma')
  const used = new Set(now.map(({ category }) => category))
  const areas = [
    ...grid.areas.map(({ code, of }) => [
      code,
      of.map((id) => areaNames.get(id) ?? id).join(comma),
    ]),
    [elsewhere, words.text('outside.elsewhereOf')],
  ]
  const kinds = grid.categories
    .filter(({ code }) => used.has(code))
    .map(({ code, types, kind }) => [
      code,
      types.map((type) => words.label(violationTypes, type)).join(comma),
      words.text(kind === 'open' ? 'outside.open' : 'outside.guarded'),
    ])
  const cells = (rows: string[][]) =>
    rows.map(([code = '', ...more]) => [
      textCell(words.code(code)),
      ...more.map((each) => textCell(each)),
    ])
  return [
    tableOf(
      words,
      'areas',
      {
        sheet: 'outside.sheetAreas',
        caption: words.text('outside.sheetAreas'),
        columns: [
          ['outside.code', 25],
          ['head.holds', 75],
        ],
      },
      cells(areas),
    ),
    tableOf(
      words,
      'kinds',
      {
        sheet: 'outside.sheetKinds',
        caption: words.text('outside.sheetKinds'),
        columns: [
          ['outside.code', 20],
          ['head.holds', 45],
          ['head.toldHow', 35],
        ],
      },
      cells(kinds),
    ),
  ]
}

/** An area of the grid by the areas of the mission that it holds. */
export function outsideArea(
  code: string,
  words: PaperWords,
  { grid, areaNames }: Pick<OutsideSetting, 'grid' | 'areaNames'>,
): string {
  if (code === elsewhere) return words.text('outside.elsewhere')
  const of = grid.areas.find((area) => area.code === code)?.of ?? []
  return of.map((id) => areaNames.get(id) ?? id).join(words.text('comma')) || code
}

/** A category by the violation types that it holds. */
export function outsideKind(
  code: string,
  words: PaperWords,
  { grid }: Pick<OutsideSetting, 'grid'>,
): string {
  const types = grid.categories.find((category) => category.code === code)?.types ?? []
  return types.map((type) => words.label(violationTypes, type)).join(words.text('comma')) || code
}

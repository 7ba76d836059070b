import type { AreaId } from '../../primitives/ids.ts'
import { actorTypes } from '../../vocabulary/actor-types.ts'
import { crsvForms } from '../../vocabulary/crsv-forms.ts'
import { graveViolations } from '../../vocabulary/grave-violations.ts'
import type { Breakdown, FigureLine, PaperModel, TracedSplit } from '../paper/state.ts'
import { type AreaKey, headlines } from '../state.ts'
import {
  barCells,
  type ColumnSpec,
  numberCell,
  sideCells,
  splitCell,
  tableOf,
  textCell,
  trace,
} from './cells.ts'
import type { Block, Cell } from './document.ts'
import type { Wording } from './document-of.ts'
import { historyBlocks } from './history-blocks.ts'
import { mapBlocks } from './map-block.ts'
import type { PaperWords } from './paper-words.ts'

const sides: readonly ColumnSpec[] = [
  ['head.verified', 11, 'n'],
  ['head.unverified', 13, 'n'],
  ['head.now', 13, 'n'],
]

export function figures(model: PaperModel, { words }: Wording): Block[] {
  const { figures: of } = model
  const harm = headlines.map((key) => [key, of.harm[key]] as const)
  const bars = barCells(harm.map(([, { now }]) => now))
  const line = (key: (typeof harm)[number][0] | 'incidents', figure: FigureLine, bar: Cell) => [
    textCell(words.text(`harm.${key}`)),
    bar,
    ...sideCells(words, figure.now),
    splitCell(words, figure.before),
    medianCell(words, figure),
    textCell(words.text(`change.${figure.change}`)),
  ]
  const table = tableOf(
    words,
    'figures',
    {
      sheet: 'sheet.figures',
      caption: words.text('caption.figures'),
      columns: [
        ['head.harm', 16],
        ['head.bar', 18],
        ...sides,
        ['head.beforeSplit', 17, 'n'],
        ['head.median', 12, 'n'],
        ['head.change', 13],
      ],
    },
    [
      ...harm.map(([key, figure], at) => line(key, figure, bars[at] ?? textCell(''))),
      // Events beside people: a bar of both would say nothing.
      line('incidents', of.incidents, textCell('')),
    ],
  )
  return [
    table,
    { kind: 'note', text: [words.text('note.figures')] },
    {
      kind: 'note',
      text: words.say('note.withoutViolation', {
        verified: trace(words, of.withoutViolation.verified),
        unverified: trace(words, of.withoutViolation.unverified),
      }),
    },
    ...(harm.some(([, { median }]) => median.value === null)
      ? [{ kind: 'note', text: [words.text('note.median')] } as const]
      : []),
    ...restated(of.restatements, words),
    ...historyBlocks(model, words),
  ]
}

function medianCell(words: PaperWords, { median }: FigureLine): Cell {
  const { value, isLowerEnd } = median
  if (value === null) return numberCell(words.text('notKnown'), null)
  return numberCell(isLowerEnd ? words.text('atLeast', { min: value }) : String(value), value)
}

function restated(lines: PaperModel['figures']['restatements'], words: PaperWords): Block[] {
  if (lines.length === 0) return []
  const columns: readonly ColumnSpec[] = [
    ['head.week', 16],
    ['head.harm', 24],
    ['head.inPaper', 20, 'n'],
    ['head.today', 20, 'n'],
  ]
  const rows = lines.map(({ week, figure, was, now }) => [
    textCell(words.code(week)),
    textCell(words.text(`harm.${figure}`)),
    splitCell(words, was),
    splitCell(words, now),
  ])
  const caption = words.text('caption.restated')
  return [tableOf(words, 'restated', { sheet: 'sheet.restated', caption, columns }, rows)]
}

export function breakdown({ breakdown: by }: PaperModel, { words, setting }: Wording): Block[] {
  const harm = headlines.map((key): ColumnSpec => [`harm.${key}`, 13, 'n'])
  const columnsFrom = (first: ColumnSpec): readonly ColumnSpec[] => [
    first,
    ['head.bar', 16],
    ['harm.incidents', 12, 'n'],
    ...harm,
  ]
  const rowsOf = (names: readonly string[], lines: readonly Breakdown[]) => {
    const bars = barCells(lines.map(({ incidents }) => incidents))
    return lines.map((line, at) => [
      textCell(names[at] ?? ''),
      bars[at] ?? textCell(''),
      splitCell(words, line.incidents),
      ...headlines.map((key) => splitCell(words, line.harm[key])),
    ])
  }
  const areas = by.areas.map(({ area }) => areaName(area, { words, setting }))
  const actors = by.actors.map(({ actor }) => words.label(actorTypes, actor))
  return [
    ...mapBlocks(setting.places, { words, setting }),
    tableOf(
      words,
      'areas',
      {
        sheet: 'sheet.areas',
        caption: words.text('caption.areas'),
        columns: columnsFrom(['head.area', 20]),
      },
      rowsOf(areas, by.areas),
    ),
    tableOf(
      words,
      'actors',
      {
        sheet: 'sheet.actors',
        caption: words.text('caption.actors'),
        columns: columnsFrom(['head.actor', 20]),
      },
      rowsOf(actors, by.actors),
    ),
  ]
}

export function areaName(
  area: AreaKey,
  { words, setting }: { words: PaperWords; setting: { areaNames: ReadonlyMap<AreaId, string> } },
): string {
  return area === null ? words.text('country') : (setting.areaNames.get(area) ?? area)
}

const thisAndLast: readonly ColumnSpec[] = [...sides, ['head.beforeSplit', 14, 'n']]

export function children({ children: of }: PaperModel, { words }: Wording): Block[] {
  const rows = of.violations.map(({ violation, countedBy, now, before }) => [
    textCell(words.label(graveViolations, violation)),
    textCell(words.text(`countedBy.${countedBy}`)),
    ...sideCells(words, now),
    splitCell(words, before),
  ])
  const columns: readonly ColumnSpec[] = [
    ['head.violation', 30],
    ['head.counted', 12],
    ...thisAndLast,
  ]
  const caption = words.text('caption.children')
  return [
    tableOf(words, 'children', { sheet: 'sheet.children', caption, columns }, rows),
    {
      kind: 'note',
      text: words.say('note.ageUnknown', { count: trace(words, of.ageUnknown) }),
    },
  ]
}

export function sexualViolence({ sexualViolence: of }: PaperModel, { words }: Wording): Block[] {
  const line = (name: string, now: TracedSplit) => [textCell(name), ...sideCells(words, now)]
  const rows = [
    ...of.forms.map(({ form, now }) => [...line(words.label(crsvForms, form), now), textCell('')]),
    [...line(words.text('harm.sexual_violence'), of.now), splitCell(words, of.before)],
  ]
  const columns: readonly ColumnSpec[] = [['head.form', 30], ...thisAndLast]
  const caption = words.text('caption.sexual_violence')
  return [
    tableOf(words, 'sexual_violence', { sheet: 'sheet.sexual_violence', caption, columns }, rows),
  ]
}

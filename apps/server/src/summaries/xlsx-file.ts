import type { RecordId } from '@tocsin/schema/primitives/ids'
import { chartDrawing } from '@tocsin/schema/summary/document/chart-drawing'
import type {
  Block,
  Cell,
  PaperDocument,
  Table,
  Text,
} from '@tocsin/schema/summary/document/document'
import type { Drawing } from '@tocsin/schema/summary/document/drawing'
import { mapDrawing } from '@tocsin/schema/summary/document/map-drawing'
import { plain } from '@tocsin/schema/summary/document/paper-words'
import writeWorkbook, {
  type Image,
  type Sheet,
  type Cell as SheetCell,
} from 'write-excel-file/node'
import { pngOf } from './drawing-png.ts'
import { fixedZip } from './fixed-zip.ts'
import { cellText } from './text-cell.ts'
import { lanesOf, textOf } from './xlsx-sheet.ts'

/** A sheet to be read first, one for each table, with the picture of its numbers, and the records behind every number. No cell is a formula. */
export async function xlsxFile(document: PaperDocument): Promise<Uint8Array> {
  const blocks = document.sections.flatMap((section) => section.blocks)
  const tables = blocks.flatMap(tablesOf)
  const { labels } = document
  const behind = behindRows(tables, document)
  const sheets: SheetOf[] = [
    readMe(document, tables),
    ...tables.map((table) => ({
      ...sheetOf(table, document),
      images: blocks.flatMap((block) => pictureOf(block, table, document)),
    })),
    ...(behind.length > 0
      ? [
          {
            sheet: sheetName(labels.behind),
            columns: [30, 30, 34, 60].map((width) => ({ width })),
            stickyRowsCount: 1,
            data: [
              [labels.table, labels.row, labels.column, labels.records].map(headOf),
              ...behind,
            ],
          },
        ]
      : []),
  ]
  const rightToLeft = document.direction === 'rtl'
  const workbook = writeWorkbook(
    sheets.map((sheet) => ({ ...sheet, rightToLeft })),
    { fontFamily: 'Arial', fontSize: 10 },
  )
  return fixedZip(await workbook.toBuffer(), document.at)
}

type SheetOf = Sheet<Image['content']>

/** The picture whose numbers are this table's. */
function pictureOf(block: Block, table: Table, { direction }: PaperDocument): Image[] {
  switch (block.kind) {
    case 'chart': {
      const drawing = chartDrawing(block, direction)
      return block.numbers === table.key ? [imageUnder(table, drawing, block.caption)] : []
    }
    case 'map':
      return block.legend === table ? [imageUnder(table, mapDrawing(block), block.caption)] : []
    default:
      return []
  }
}

function imageUnder({ sheet, rows }: Table, drawing: Drawing, description: string): Image {
  return {
    content: Buffer.from(pngOf(drawing)),
    contentType: 'image/png',
    width: drawing.width,
    height: drawing.height,
    dpi: 96,
    anchor: { row: titleRows + rows.length + 2, column: 1 },
    title: sheet,
    description,
  }
}

function tablesOf(block: Block): Table[] {
  if (block.kind === 'table') return [block]
  return block.kind === 'map' ? [block.legend] : []
}

const titleRows = 3

/** Classification and caption over every table: a sheet is copied without the others. */
function sheetOf(table: Table, { classification, labels }: PaperDocument): SheetOf {
  const lanes = lanesOf(table, labels)
  const heads = lanes.map(({ head }) => headOf(head))
  const data = table.rows.map((row) =>
    lanes.map(({ at, of }) => {
      const cell = row[at]
      return cell ? of(cell) : null
    }),
  )
  return {
    sheet: sheetName(table.sheet),
    columns: lanes.map(({ width, isNumber }) => ({ width: isNumber ? 18 : Math.max(18, width) })),
    stickyRowsCount: titleRows,
    orientation: 'landscape',
    data: [[strong(classification)], [textLine(table.caption)], heads, ...data],
  }
}

function readMe(document: PaperDocument, tables: readonly Table[]): SheetOf {
  const { title, classification, facts, sections, labels } = document
  const names = tables.map(({ sheet, caption }) => [textOf(sheet), textOf(caption)])
  const words = sections.flatMap(({ title, blocks }) => [
    [],
    [strong(title)],
    ...blocks.flatMap((block) => wordsOf(block).map((text) => [null, textOf(text)])),
  ])
  return {
    sheet: sheetName(labels.readMe),
    orientation: 'landscape',
    columns: [{ width: 30 }, { width: 110 }],
    data: [
      [strong(classification)],
      [strong(title)],
      ...facts.map((fact) => [textLine(fact)]),
      [textLine(labels.rules)],
      [],
      [strong(labels.sheets)],
      ...names,
      ...words,
    ],
  }
}

function wordsOf(block: Block): string[] {
  if (block.kind === 'heading') return [block.text]
  if (block.kind === 'list') return block.items.map(plain)
  if (block.kind === 'chart') return [block.caption]
  if (block.kind === 'map') return [block.caption, ...block.beside.map(plain)]
  return block.kind === 'table' ? [] : [plain(block.text)]
}

/** A cell of a sheet holds 32,767 characters: records go by so many. */
const recordsInCell = 500

function behindRows(tables: readonly Table[], { labels }: PaperDocument): SheetCell[][] {
  return tables.flatMap(({ sheet, columns, rows }) =>
    rows.flatMap((cells) => {
      const row = cells[0] ? cellText(cells[0]) : ''
      return cells.flatMap((cell, at) =>
        behindOf(cell).flatMap(({ side, ids }) => {
          const { head = '', sideHead } = columns[at] ?? {}
          const column = side === undefined ? head : `${sideHead ?? head}: ${labels[side]}`
          return chunks(ids, recordsInCell).map((some) =>
            [sheet, row, column, some.join(' ')].map(textOf),
          )
        }),
      )
    }),
  )
}

type Side = 'verified' | 'unverified'

function behindOf(cell: Cell): { side?: Side; ids: readonly RecordId[] }[] {
  switch (cell.kind) {
    case 'text':
      return [{ ids: tracesOf(cell.text) }]
    case 'count':
      return [{ ids: cell.behind }]
    case 'split':
      return (['verified', 'unverified'] as const).map((side) => ({ side, ids: cell[side].behind }))
    default:
      return []
  }
}

function tracesOf(text: Text): RecordId[] {
  return text.flatMap((piece) => (typeof piece === 'string' ? [] : piece.behind))
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, n) =>
    all.slice(n * size, (n + 1) * size),
  )
}

function strong(value: string): SheetCell {
  return { value, type: String, fontWeight: 'bold' }
}

function textLine(value: string): SheetCell {
  return { value, type: String }
}

function headOf(value: string): SheetCell {
  return {
    value,
    type: String,
    fontWeight: 'bold',
    wrap: true,
    // Three lines: no program makes a row of heads high enough by itself.
    height: 42,
    alignVertical: 'bottom',
    bottomBorderStyle: 'medium',
  }
}

/** What a name of a sheet may not hold becomes a space. */
function sheetName(name: string): string {
  return name.replace(/[[\]/\\:*?']/g, ' ').slice(0, 31)
}

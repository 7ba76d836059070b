import { barDrawing, barWords } from '@tocsin/schema/summary/document/bar-drawing'
import type {
  Cell,
  Column,
  PaperDocument,
  Table as TableBlock,
} from '@tocsin/schema/summary/document/document'
import { tones } from '@tocsin/schema/summary/document/drawing'
import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { DocxParts } from './docx-parts.ts'
import { cellText } from './text-cell.ts'

/** Twentieths of a point between the margins of an A4 page. */
export const textWidth = 10_090

const colour = (tone: keyof typeof tones) => tones[tone].slice(1)
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
const noBorders = {
  top: none,
  bottom: none,
  left: none,
  right: none,
  insideHorizontal: none,
  insideVertical: none,
}

/** Its first row comes again on every page, and no row is cut by one. */
export function docxTable(
  { caption, columns, rows }: TableBlock,
  { direction, labels }: Pick<PaperDocument, 'direction' | 'labels'>,
  parts: DocxParts,
): (Paragraph | Table)[] {
  const whole = columns.reduce((sum, { width }) => sum + width, 0)
  const columnWidths = columns.map(({ width }) => Math.floor((textWidth * width) / whole))
  const cell = (of: {
    column: Column | undefined
    at: number
    isHead: boolean
    inside: Paragraph
  }) =>
    new TableCell({
      children: [of.inside],
      ...(parts.base.shading && { shading: parts.base.shading }),
      width: { size: columnWidths[of.at] ?? 0, type: WidthType.DXA },
      verticalAlign: of.isHead ? VerticalAlignTable.BOTTOM : VerticalAlignTable.TOP,
      margins: { top: 40, bottom: 40, left: 70, right: 70 },
      borders: {
        top: none,
        left: none,
        right: none,
        bottom: of.isHead
          ? { style: BorderStyle.SINGLE, size: 10, color: colour('ink') }
          : { style: BorderStyle.SINGLE, size: 4, color: colour('faint') },
      },
    })
  const head = columns.map((column, at) => {
    const inside = paragraph(column, [parts.run(column.head, { bold: true })], parts)
    return cell({ column, at, isHead: true, inside })
  })
  const body = rows.map((cells) => {
    const inside = cells.map((of, at) => {
      const column = columns[at]
      const run = contentOf(of, at === 0, { direction, labels }, parts)
      return cell({ column, at, isHead: false, inside: paragraph(column, run, parts) })
    })
    return new TableRow({ children: inside, cantSplit: true })
  })
  return [
    new Paragraph({
      ...parts.base,
      style: 'Caption',
      keepNext: true,
      children: [parts.run(caption)],
    }),
    new Table({
      rows: [new TableRow({ children: head, tableHeader: true, cantSplit: true }), ...body],
      columnWidths,
      width: { size: textWidth, type: WidthType.DXA },
      layout: TableLayoutType.FIXED,
      visuallyRightToLeft: direction === 'rtl',
      borders: noBorders,
    }),
    new Paragraph({ ...parts.base, style: 'AfterTable', children: [] }),
  ]
}

function paragraph(column: Column | undefined, children: Inside, parts: DocxParts): Paragraph {
  return new Paragraph({
    ...parts.base,
    style: 'TableText',
    ...(column?.isNumber && { alignment: AlignmentType.END }),
    children,
  })
}

type Inside = (ReturnType<DocxParts['run']> | ReturnType<DocxParts['picture']>)[]

function contentOf(
  cell: Cell,
  isHead: boolean,
  { direction, labels }: Pick<PaperDocument, 'direction' | 'labels'>,
  parts: DocxParts,
): Inside {
  if (cell.kind === 'bar')
    return [parts.picture(barDrawing(cell.bar, direction), barWords(cell.bar, labels))]
  return [parts.run(cellText(cell), { bold: isHead })]
}

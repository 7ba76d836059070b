import { createHash } from 'node:crypto'
import { barDrawing, barWords } from '@tocsin/schema/summary/document/bar-drawing'
import { chartDrawing } from '@tocsin/schema/summary/document/chart-drawing'
import type {
  Block,
  Cell,
  Column,
  PaperDocument,
  Section,
  SketchMap,
  Table,
  Text,
} from '@tocsin/schema/summary/document/document'
import type { Drawing } from '@tocsin/schema/summary/document/drawing'
import { mapDrawing } from '@tocsin/schema/summary/document/map-drawing'
import { escaped, svgOf } from '@tocsin/schema/summary/document/svg-of'
import { printStyle } from './print-style.ts'
import { cellText } from './text-cell.ts'

/**
 * The paper as one page of HTML that a browser prints as tagged PDF: headings are headings, rows of
 * column heads come again on every sheet, pictures have words. Nothing is loaded, nothing runs, which
 * the page itself forbids: it is saved and opened where no server sends a policy with it.
 */
export function printPage(document: PaperDocument): string {
  const { locale, direction, title, classification, facts, sections, labels } = document
  const style = printStyle(classification, labels.page.split(/\{\w+\}/), title)
  const lines = facts.map((fact) => `<p>${escaped(fact)}</p>`).join('')
  return `<!doctype html>
<html lang="${locale}" dir="${direction}">
<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policyOf(style)}"><title>${escaped(title)}</title><style>${style}</style></head>
<body>
<header><p class="classification">${escaped(classification)}</p><h1>${escaped(title)}</h1>${lines}</header>
<main>
${sections.map((section) => sectionMarkup(section, document)).join('\n')}
</main>
</body>
</html>
`
}

/** Its one style sheet, by its hash, and nothing else (CSP Level 3). */
function policyOf(style: string): string {
  const hash = createHash('sha256').update(style).digest('base64')
  return `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`
}

/** Of which every part takes its direction and its words. */
type Whole = Pick<PaperDocument, 'direction' | 'labels'>

function sectionMarkup({ title, tone, blocks }: Section, whole: Whole): string {
  const tag = tone === undefined ? '<section>' : `<section class="${tone}">`
  const inside = blocks.map((block) => blockMarkup(block, whole)).join('\n')
  return `${tag}<h2>${escaped(title)}</h2>\n${inside}</section>`
}

function blockMarkup(block: Block, whole: Whole): string {
  switch (block.kind) {
    case 'heading':
      return `<h3>${escaped(block.text)}</h3>`
    case 'paragraph':
      return `<p>${words(block.text)}</p>`
    case 'note':
      return `<p class="note">${words(block.text)}</p>`
    case 'list': {
      const tag = block.isOrdered ? 'ol' : 'ul'
      return `<${tag}>${block.items.map((item) => `<li>${words(item)}</li>`).join('')}</${tag}>`
    }
    case 'table':
      return tableMarkup(block, whole)
    case 'chart':
      return figureMarkup(chartDrawing(block, whole.direction), block.caption)
    case 'map':
      return mapMarkup(block, whole)
  }
}

/** On paper nothing opens; a number that counts records stands strong. */
function words(text: Text): string {
  return text
    .map((piece) => (typeof piece === 'string' ? escaped(piece) : `<b>${escaped(piece.text)}</b>`))
    .join('')
}

function tableMarkup({ caption, columns, rows }: Table, whole: Whole): string {
  const sum = columns.reduce((all, { width }) => all + width, 0)
  const widths = columns.map(({ width }) => `<col width="${((100 * width) / sum).toFixed(2)}%">`)
  const head = columns.map(
    (column) => `<th scope="col"${aligned(column)}>${escaped(column.head)}</th>`,
  )
  const body = rows.map((cells) => {
    const inside = cells.map((cell, at) => cellMarkup(cell, columns[at], at === 0, whole))
    return `<tr>${inside.join('')}</tr>`
  })
  return `<table><caption>${escaped(caption)}</caption><colgroup>${widths.join('')}</colgroup>
<thead><tr>${head.join('')}</tr></thead>
<tbody>${body.join('\n')}</tbody></table>`
}

function cellMarkup(cell: Cell, column: Column | undefined, isHead: boolean, whole: Whole): string {
  const inside =
    cell.kind === 'bar'
      ? svgOf(barDrawing(cell.bar, whole.direction), barWords(cell.bar, whole.labels))
      : escaped(cellText(cell))
  return isHead
    ? `<th scope="row"${aligned(column)}>${inside}</th>`
    : `<td${aligned(column)}>${inside}</td>`
}

function aligned(column: Column | undefined): string {
  return column?.isNumber ? ' class="number"' : ''
}

function mapMarkup(map: SketchMap, whole: Whole): string {
  const beside = map.beside.map((text) => `<p class="note">${words(text)}</p>`).join('')
  return `${figureMarkup(mapDrawing(map), map.caption)}${tableMarkup(map.legend, whole)}${beside}`
}

function figureMarkup(drawing: Drawing, caption: string): string {
  return `<figure>${svgOf(drawing, caption)}<figcaption>${escaped(caption)}</figcaption></figure>`
}

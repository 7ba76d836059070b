import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Cell, PaperDocument, Table } from '@tocsin/schema/summary/document/document'
import { documentOf } from '@tocsin/schema/summary/document/document-of'
import { outsideDocument } from '@tocsin/schema/summary/document/outside-document'
import { ondaraSetting, ondaraWeek } from '@tocsin/schema/summary/document/testing/ondara-week'
import { outsideSetting, outsideWeek } from '@tocsin/schema/summary/document/testing/outside-week'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { docxFile } from './docx-file.ts'
import { printPage } from './print-page.ts'
import { formulaCsv, formulaDocument, formulas, openFormulas } from './testing/formulas.ts'
import { ondaraGround } from './testing/ondara-ground.ts'
import { openInOffice, pdfInfo, pdfText, printPages, programs } from './testing/programs.ts'
import { htmlTables, pdfTables, plainly, type ReadTable } from './testing/read-tables.ts'
import { cellText } from './text-cell.ts'
import { xlsxFile } from './xlsx-file.ts'

const documents = {
  en: documentOf(ondaraWeek(), ondaraSetting('en', { ground: ondaraGround })),
  ar: documentOf(ondaraWeek(), ondaraSetting('ar', { ground: ondaraGround })),
}

/** What a profile is given, with a line that tells nothing. */
const outside = outsideDocument(outsideWeek, outsideSetting('en'))

/** One section of it: poppler takes the square of a page to list what each of its cells says. */
const part: PaperDocument = { ...documents.en, sections: documents.en.sections.slice(2, 3) }

/** One table, longer than a page. */
const long: PaperDocument = {
  ...part,
  sections: part.sections.map((section) => ({
    ...section,
    blocks: section.blocks.flatMap((block) =>
      block.kind === 'table' && block.key === 'history'
        ? [{ ...block, rows: Array.from({ length: 6 }, () => block.rows).flat() }]
        : [],
    ),
  })),
}

const tablesOf = ({ sections }: PaperDocument): Table[] =>
  sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) =>
      block.kind === 'table' ? [block] : block.kind === 'map' ? [block.legend] : [],
    )

const heads = ({ columns }: Table) => columns.map(({ head }) => head)

/** Every cell as it is worded, row by row, under its heads. */
const worded = (document: PaperDocument) =>
  tablesOf(document).map((table) =>
    [heads(table), ...table.rows.map((row) => row.map(cellText))].map((row) => row.map(plainly)),
  )

const texts = (tables: readonly ReadTable[]) =>
  tables.map((table) => table.map((row) => row.map(({ text }) => text)))

/** Values of a row in their order: those of a column with a range in all its ends. */
const values = ({ rows }: Table) => {
  const counts = (cell: Cell | undefined) =>
    cell?.kind === 'count'
      ? [cell.count]
      : cell?.kind === 'split'
        ? [cell.verified.count, cell.unverified.count]
        : []
  const isRange = (at: number, side: number) =>
    rows.some((row) => {
      const count = counts(row[at])[side]
      return count && !(count.min === count.best && count.best === count.max)
    })
  return rows.map((row) =>
    row.flatMap((cell, at) => {
      if (cell.kind === 'number') return cell.value ?? []
      return counts(cell).flatMap((count, side) =>
        (count
          ? isRange(at, side)
            ? [count.min, count.best, count.max]
            : [count.min]
          : []
        ).filter((end) => end !== null),
      )
    }),
  )
}

/** Rows that hold a word or a number: under some of them lies a picture. */
const written = (table: ReadTable) => table.filter((row) => row.some(({ text }) => text !== ''))

const numbers = (tables: readonly ReadTable[]) =>
  tables.map((table) =>
    written(table.slice(3)).map((row) => row.flatMap(({ number }) => number ?? [])),
  )

/** The same paper with one number of one cell another. */
function bent(document: PaperDocument): PaperDocument {
  const other = (cell: Cell): Cell =>
    cell.kind === 'count' && cell.count?.min === 12
      ? { ...cell, text: '13', count: { ...cell.count, min: 13, best: 13, max: 13 } }
      : cell
  const sections = document.sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block) =>
      block.kind === 'table' ? { ...block, rows: block.rows.map((row) => row.map(other)) } : block,
    ),
  }))
  return { ...document, sections }
}

const isInstalled = Object.values(programs).every((path) => path !== undefined)

describe.skipIf(!isInstalled)('files, read by programs that did not write them', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-faces-'))
  const read = (name: string) => readFileSync(join(folder, name), 'utf8')

  beforeAll(async () => {
    for (const locale of ['en', 'ar'] as const) {
      writeFileSync(join(folder, `doc-${locale}.docx`), await docxFile(documents[locale]))
      writeFileSync(join(folder, `print-${locale}.html`), printPage(documents[locale]))
    }
    writeFileSync(join(folder, 'print-part.html'), printPage(part))
    writeFileSync(join(folder, 'print-long.html'), printPage(long))
    await printPages(folder, ['print-en', 'print-ar', 'print-part', 'print-long'])
    writeFileSync(join(folder, 'sheets.xlsx'), await xlsxFile(documents.en))
    writeFileSync(join(folder, 'outside.docx'), await docxFile(outside))
    writeFileSync(join(folder, 'outside-sheets.xlsx'), await xlsxFile(outside))
    writeFileSync(join(folder, 'formulas.xlsx'), await xlsxFile(formulaDocument))
    writeFileSync(join(folder, 'guarded.csv'), formulaCsv)
    writeFileSync(join(folder, 'open.xlsx'), await openFormulas())
    writeFileSync(join(folder, 'raw.csv'), 'a,b\r\n=1+1,+3\r\n')
    openInOffice(folder, [
      ...['doc-en.docx', 'doc-ar.docx', 'sheets.xlsx', 'formulas.xlsx'],
      ...['outside.docx', 'outside-sheets.xlsx'],
      ...['guarded.csv', 'open.xlsx', 'raw.csv'],
    ])
  }, 120_000)

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it.each(['en', 'ar'] as const)(
    'SD-8 the DOCX in %s says every cell as it is worded',
    (locale) => {
      const said = texts(htmlTables(read(`doc-${locale}.html`)))
      expect(said).toEqual(worded(documents[locale]))
      expect(said).not.toEqual(worded(bent(documents[locale])))
    },
  )

  it('SD-8 every number of the XLSX is a number, and the number of the document', () => {
    const [readMe, ...sheets] = htmlTables(read('sheets.html'))
    const tables = tablesOf(documents.en)
    const found = numbers(sheets.slice(0, tables.length))
    expect(found).toEqual(tables.map(values))
    expect(found).not.toEqual(tablesOf(bent(documents.en)).map(values))
    expect(readMe?.[0]?.[0]?.text).toBe(documents.en.classification)
    // Columns and map lie on the sheets of their numbers.
    expect(read('sheets.html').match(/<img/gi)).toHaveLength(2)
  })

  it('SD-11 the files of a profile’s table say its numbers, and of a silent line that it is not told', () => {
    expect(texts(htmlTables(read('outside.html')))).toEqual(worded(outside))
    expect(read('outside.html')).toContain('not told (0 to 4)')
    const [, ...sheets] = htmlTables(read('outside-sheets.html'))
    expect(numbers(sheets)).toEqual(tablesOf(outside).map(values))
  })

  it('SD-9 the print is tagged, with its headings and pictures', () => {
    const general = pdfInfo(folder, 'print-en.pdf')
    expect(general).toMatch(/^Tagged: +yes$/m)
    expect(general).toMatch(/^Page size:.*A4/m)
    const structure = pdfInfo(folder, 'print-en.pdf', '-struct')
    expect(structure).toMatch(/^ *H1 /m)
    expect(structure.match(/^ *H2 /gm)).toHaveLength(12)
    expect(structure.match(/^ *Table /gm)).toHaveLength(tablesOf(documents.en).length)
    const bars = tablesOf(documents.en).flatMap(({ rows }) => rows.flat())
    const pictures = 2 + bars.filter(({ kind }) => kind === 'bar').length
    expect(structure.match(/^ *Figure/gm)?.length).toBeGreaterThanOrEqual(pictures)
  })

  it('SD-8 tables of the print say every cell as it is worded', () => {
    const said = texts(pdfTables(pdfInfo(folder, 'print-part.pdf', '-struct-text')))
    // Where a line of a cell ends poppler sees no space, an empty cell is in no structure, and heads
    // that come again on a page are in it twice.
    const tight = (tables: readonly string[][][]) =>
      tables.map((table) =>
        table.map((row) =>
          row
            .map((text) => text.replaceAll(' ', '').replace(/^(\D+)\1+$/, '$1'))
            .filter((text) => text !== ''),
        ),
      )
    expect(tight(said)).toEqual(tight(worded(part)))
    expect(tight(said)).not.toEqual(tight(worded(bent(part))))
  })

  it('SD-9 heads of columns come again on every page of the print', () => {
    const pages = Number(/^Pages: +(\d+)/m.exec(pdfInfo(folder, 'print-long.pdf'))?.[1])
    expect(pages).toBeGreaterThan(1)
    const heads = pdfText(folder, 'print-long.pdf').match(/Sexual\s+violence/g)
    expect(heads).toHaveLength(pages)
  })

  it.each(['en', 'ar'] as const)(
    'SD-8 the print in %s holds every number as often as the paper',
    (locale) => {
      const digits = (text: string) => text.match(/\d+/g) ?? []
      const printed = digits(pdfText(folder, `print-${locale}.pdf`))
      const missing = (document: PaperDocument) => {
        const left = [...printed]
        return worded(document)
          .flat(2)
          .flatMap(digits)
          .filter((number) => {
            const at = left.indexOf(number)
            if (at >= 0) left.splice(at, 1)
            return at < 0
          })
      }
      expect(missing(documents[locale])).toEqual([])
      expect(missing(bent(documents[locale]))).not.toEqual([])
    },
  )

  it('SD-7 of 40 beginnings of a formula none is one, wherever a name stands', () => {
    const seen = (name: string) =>
      new Set(
        htmlTables(read(name))
          .flat(2)
          .map(({ text }) => text),
      )
    expect(formulas).toHaveLength(40)
    const sheets = seen('formulas.html')
    expect(formulas.filter((formula) => !sheets.has(plainly(formula)))).toEqual([])
    // LibreOffice reads a CSV that nobody described in an 8-bit code: names in ASCII can be compared.
    const said = seen('guarded.html')
    const ascii = formulas.filter((of) => /^[\s"=+\-@\d]+$/.test(of))
    expect(ascii.filter((of) => !said.has(plainly(of)) && !said.has(plainly(`'${of}`)))).toEqual([])
    const names = htmlTables(read('guarded.html')).flatMap((rows) => rows.map((row) => row[4]))
    expect(names.length).toBeGreaterThan(40)
    expect(names.filter((cell) => cell?.number !== null)).toEqual([])
    const results = ['open.html', 'raw.html'].map((name) => htmlTables(read(name)).flat(2))
    expect(results.map((cells) => cells.find(({ number }) => number === 2)?.text)).toEqual([
      '2',
      '2',
    ])
  })
})

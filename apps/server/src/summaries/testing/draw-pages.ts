import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { documentOf } from '@tocsin/schema/summary/document/document-of'
import { ondaraSetting, ondaraWeek } from '@tocsin/schema/summary/document/testing/ondara-week'
import { locales } from '@tocsin/schema/vocabulary/vocabulary'
import { docxFile } from '../docx-file.ts'
import { printPage } from '../print-page.ts'
import { xlsxFile } from '../xlsx-file.ts'
import { ondaraGround } from './ondara-ground.ts'
import { openInOffice, printPages } from './programs.ts'

/** The pages of a paper as pictures, to be looked at: `node draw-pages.ts FOLDER`. */
const [target = '.'] = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'tocsin-pages-'))
const files: string[] = []
for (const locale of locales) {
  const document = documentOf(ondaraWeek(), ondaraSetting(locale, { ground: ondaraGround }))
  writeFileSync(join(folder, `paper-docx-${locale}.docx`), await docxFile(document))
  writeFileSync(join(folder, `paper-xlsx-${locale}.xlsx`), await xlsxFile(document))
  writeFileSync(join(folder, `paper-print-${locale}.html`), printPage(document))
  files.push(`paper-docx-${locale}.docx`, `paper-xlsx-${locale}.xlsx`)
}
openInOffice(folder, files, 'pdf')
await printPages(
  folder,
  locales.map((locale) => `paper-print-${locale}`),
)
// A sheet that is wider than paper goes on on the next page: the sixth shows numbers, the ninth columns.
const kept = [
  ['paper-print-en', 1, 6],
  ['paper-print-ar', 1, 6],
  ['paper-print-fr', 1, 1],
  ['paper-docx-en', 1, 3],
  ['paper-docx-ar', 1, 4],
  ['paper-docx-fr', 4, 4],
  ['paper-xlsx-en', 6, 6],
  ['paper-xlsx-en', 9, 9],
  ['paper-xlsx-ar', 6, 6],
] as const
for (const [name, first, last] of kept) {
  const pages = ['-f', String(first), '-l', String(last)]
  const files = [join(folder, `${name}.pdf`), join(target, name)]
  execFileSync('pdftoppm', ['-r', '75', '-png', ...pages, ...files])
}
rmSync(folder, { recursive: true, force: true })

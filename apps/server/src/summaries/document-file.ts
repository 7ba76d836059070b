import type { PaperDocument } from '@tocsin/schema/summary/document/document'
import { docxFile } from './docx-file.ts'
import { printPage } from './print-page.ts'
import { xlsxFile } from './xlsx-file.ts'

/** Bytes, with how their name ends and what type they are of. */
export type MadeFile = { ending: string; type: string; bytes: Uint8Array }

/** The faces of a document that are files of their own. */
export async function documentFile(
  document: PaperDocument,
  format: 'docx' | 'xlsx' | 'print',
): Promise<MadeFile> {
  const office = 'application/vnd.openxmlformats-officedocument'
  switch (format) {
    case 'docx':
      return {
        ending: 'docx',
        type: `${office}.wordprocessingml.document`,
        bytes: await docxFile(document),
      }
    case 'xlsx':
      return {
        ending: 'xlsx',
        type: `${office}.spreadsheetml.sheet`,
        bytes: await xlsxFile(document),
      }
    case 'print':
      return textFile('html', 'text/html', printPage(document))
  }
}

export function textFile(ending: string, type: string, text: string): MadeFile {
  return { ending, type, bytes: new TextEncoder().encode(text) }
}

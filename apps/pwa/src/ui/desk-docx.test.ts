import { BlobReader, configure, TextWriter, ZipReader } from '@zip.js/zip.js'
import { expect, test } from 'vitest'
import { type DocxBlock, docxOf } from './desk-docx.ts'

const blocks: DocxBlock[] = [
  { as: 'title', text: 'Mission report' },
  { as: 'section', text: 'Visits' },
  { as: 'item', text: 'At the well' },
  { as: 'typed', text: 'Water & <fear>\nقرية' },
  { as: 'typed', text: 'قرية كيتو' },
  { as: 'care', text: `Half a letter \ud83d, a bell \u0007.` },
]

async function partsOf(blob: Blob): Promise<Map<string, string>> {
  configure({ useWebWorkers: false })
  const entries = await new ZipReader(new BlobReader(blob)).getEntries()
  const parts = new Map<string, string>()
  for (const entry of entries) {
    if (!entry.directory) parts.set(entry.filename, await entry.getData(new TextWriter()))
  }
  return parts
}

/** Every tag that is opened is closed, in its place. */
function isWellFormed(xml: string): boolean {
  const open: string[] = []
  for (const [, end, name, empty] of xml.matchAll(/<(\/?)([\w:]+)[^<>]*?(\/?)>/g)) {
    if (end) {
      if (open.pop() !== name) return false
    } else if (!empty && name) open.push(name)
  }
  return open.length === 0 && !/[<&](?![\w/?#])/.test(xml)
}

test('DP-11 the document is one that word processors know, with headings of their outline and nothing of who made it', async () => {
  const blob = await docxOf(blocks, { code: 'en', rtl: false })
  expect(blob.type).toContain('wordprocessingml.document')
  const parts = await partsOf(blob)
  expect([...parts.keys()]).toEqual([
    '[Content_Types].xml',
    '_rels/.rels',
    'word/_rels/document.xml.rels',
    'word/styles.xml',
    'word/document.xml',
  ])
  for (const [name, xml] of parts) expect(isWellFormed(xml), name).toBe(true)
  const styles = parts.get('word/styles.xml') ?? ''
  for (const level of [1, 2, 3]) {
    expect(styles).toContain(`<w:name w:val="heading ${level}"/>`)
    expect(styles).toContain(`<w:outlineLvl w:val="${level - 1}"/>`)
  }
  const used = [...(parts.get('word/document.xml') ?? '').matchAll(/pStyle w:val="(\w+)"/g)]
  expect(used.map(([, id]) => id)).toEqual([
    'Heading1',
    'Heading2',
    'Heading3',
    'Typed',
    'Typed',
    'Dissent',
  ])
  for (const [, id] of used) expect(styles).toContain(`w:styleId="${id}"`)
})

test('DP-11 SI-11 what people typed stays text, runs its own way, and cannot break the file', async () => {
  const text = (await partsOf(await docxOf(blocks, { code: 'en', rtl: false }))).get(
    'word/document.xml',
  )
  expect(text).toContain('Water &amp; &lt;fear&gt;</w:t><w:br/>')
  expect(text).toContain('Half a letter , a bell .')
  const paragraphs = text?.split('</w:p>') ?? []
  expect(paragraphs.map((one) => one.includes('<w:bidi/>')).slice(0, 6)).toEqual([
    false,
    false,
    false,
    false,
    true,
    false,
  ])
  const arabic = (await partsOf(await docxOf(blocks, { code: 'ar', rtl: true }))).get(
    'word/document.xml',
  )
  const ways = (arabic?.split('</w:p>') ?? []).map((one) => one.includes('<w:bidi/>'))
  expect(ways.slice(0, 6)).toEqual([true, true, true, false, true, false])
})

import { createHash } from 'node:crypto'
import { documentOf } from '@tocsin/schema/summary/document/document-of'
import { decimalsFor } from '@tocsin/schema/summary/document/precision'
import { ondaraSetting, ondaraWeek } from '@tocsin/schema/summary/document/testing/ondara-week'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterEach, expect, it, vi } from 'vitest'
import { docxFile } from './docx-file.ts'
import { fixedZip } from './fixed-zip.ts'
import { geojsonFile } from './geojson-file.ts'
import { printPage } from './print-page.ts'
import { xlsxFile } from './xlsx-file.ts'

const english = documentOf(ondaraWeek(), ondaraSetting('en'))
const arabic = documentOf(ondaraWeek(), ondaraSetting('ar'))

const at = (date: string) => vi.useFakeTimers({ now: new Date(date), toFake: ['Date'] })
afterEach(() => {
  vi.useRealTimers()
})

/** Made once: it costs half a second. */
const docx = {
  en: await docxFile(english),
  ar: await docxFile(arabic),
}

it('SD-6 the same document is the same DOCX a year later', async () => {
  at('2027-11-23T16:01Z')
  expect(Buffer.compare(await docxFile(english), docx.en)).toBe(0)
  expect(Buffer.compare(docx.ar, docx.en)).not.toBe(0)
})

it('SD-6 the same document is the same XLSX a year later', async () => {
  const first = await xlsxFile(english)
  at('2027-11-23T16:01Z')
  expect(Buffer.compare(await xlsxFile(english), first)).toBe(0)
  expect(Buffer.compare(await xlsxFile({ ...english, title: 'Another' }), first)).not.toBe(0)
})

it('SD-6 a zip of any moment becomes the one of the model', () => {
  const dated = (year: number) =>
    zipSync(
      {
        'b.xml': strToU8('<b/>'),
        'docProps/core.xml': strToU8(`<dcterms:created x="y">${year}-01-01</dcterms:created>`),
      },
      { mtime: new Date(year, 5, 1) },
    )
  expect(Buffer.compare(dated(2020), dated(2021))).not.toBe(0)
  const fixed = [dated(2020), dated(2021)].map((bytes) => fixedZip(bytes, 0))
  expect(fixed[0]).toEqual(fixed[1])
  const { 'docProps/core.xml': core = new Uint8Array() } = unzipSync(fixed[0] ?? new Uint8Array())
  expect(strFromU8(core)).toBe('<dcterms:created x="y">1970-01-01T00:00:00Z</dcterms:created>')
})

function partsOf(file: Uint8Array) {
  const parts = unzipSync(file)
  const text = (name: string) => strFromU8(parts[name] ?? new Uint8Array())
  return {
    body: text('word/document.xml'),
    head: text('word/header1.xml'),
    foot: text('word/footer1.xml'),
  }
}

it('SD-9 the DOCX has real headings, heads of columns that come again, classification and page numbers', () => {
  const { body, head, foot } = partsOf(docx.en)
  expect(body.match(/<w:pStyle w:val="Heading1"\/>/g)).toHaveLength(12)
  const tables = body.match(/<w:tbl>/g)?.length
  expect(tables).toBeGreaterThan(10)
  expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(tables ?? 0)
  expect(head).toContain('UN CONFIDENTIAL')
  expect(foot).toMatch(/PAGE.*NUMPAGES/s)
  expect(body).not.toContain('<w:bidi/>')
  expect(body).toMatch(/<wp:docPr[^>]*descr="Incidents of the week\./)
})

it('SD-9 the Arabic DOCX reads from the right, table by table and line by line', () => {
  const { body } = partsOf(docx.ar)
  const count = (sign: string) => body.split(sign).length - 1
  expect(count('<w:bidiVisual/>')).toBe(count('<w:tbl>'))
  expect(count('<w:bidi/>')).toBe(count('<w:p>'))
})

it('SD-7 what somebody wrote is no markup of the page', () => {
  const wild = '</style><script>alert(1)</script>"\\'
  const page = printPage({ ...english, title: wild, classification: wild, facts: [wild] })
  expect(page).not.toContain('<script')
  expect(page.match(/<\/style>/g)).toHaveLength(1)
  expect(page).toContain('&lt;script&gt;')
  expect(page).not.toMatch(/\ssrc=|url\(|@import/)
  // A saved page forbids itself everything but its one style sheet, and has no style beside it.
  const [, policy, style = ''] =
    /content="(default-src 'none'[^"]*)".*<style>(.*)<\/style>/s.exec(page) ?? []
  const hash = createHash('sha256').update(style).digest('base64')
  expect(policy).toBe(
    `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
  )
  expect(page).not.toMatch(/\sstyle=/)
})

it('SD-5 the GeoJSON tells no coordinate finer than its metres', () => {
  const { features } = JSON.parse(geojsonFile(english))
  expect(features.length).toBeGreaterThan(5)
  for (const { geometry, properties } of features)
    for (const degrees of geometry.coordinates)
      expect(String(degrees).split('.')[1]?.length ?? 0).toBeLessThanOrEqual(
        decimalsFor(properties.within_m),
      )
  const all = features.flatMap((feature: any) => feature.properties.records)
  expect(new Set(all).size).toBe(all.length)
})

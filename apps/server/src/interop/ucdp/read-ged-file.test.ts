import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { type GedLine, readGedFile } from './read-ged-file.ts'
import { headlineCanary, syntheticGed } from './testing/synthetic-ged.ts'

const steady = () => 0.5
const text = syntheticGed({ rows: 21, random: steady })

async function* chunks(bytes: Uint8Array, size = 1000) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function read(bytes: Uint8Array, size?: number) {
  const file = await readGedFile(chunks(bytes, size))
  if (!file.ok) return file.error
  const lines: GedLine[] = []
  for await (const line of file.value) lines.push(line)
  return lines
}

const kinds = (lines: Awaited<ReturnType<typeof read>>) =>
  Array.isArray(lines) ? lines.map(({ kind }) => kind).join(' ') : lines.code

const rows = (n: number) => Array(n).fill('row').join(' ')

describe('reading a GED file', () => {
  test('plain and gzip give the same rows, in whatever pieces the bytes come', async () => {
    const plain = await read(Buffer.from(text))
    expect(kinds(plain)).toBe(rows(21))
    expect(await read(gzipSync(text), 7)).toEqual(plain)
    expect(await read(Buffer.from(`\uFEFF${text}`), 1)).toEqual(plain)
  })

  test('the row of HXL tags is passed over', async () => {
    const tagged = syntheticGed({ rows: 21, random: steady, hxl: true })
    expect(kinds(await read(Buffer.from(tagged)))).toBe(rows(21))
  })

  test('columns that are not listed stay out', async () => {
    expect(text).toContain(headlineCanary)
    expect(JSON.stringify(await read(Buffer.from(text)))).not.toContain(headlineCanary)
  })

  test('the committed file of the same shape reads, with its faults named by line', async () => {
    const file = readFileSync(join(import.meta.dirname, 'fixtures/synthetic-ged.csv'))
    const lines = await read(file)
    const faults = Array.isArray(lines)
      ? lines.flatMap((line) => (line.kind === 'fault' ? [line.fault] : []))
      : []
    expect(faults).toEqual([
      { line: 5, id: '900003', reason: 'date_start is “2016-02-30”, not a date like 2016-01-31.' },
      { line: 9, id: '900007', reason: 'The line has 3 columns, the header 29.' },
      { line: 12, id: '900010', reason: 'best is “several”, not a number of people.' },
    ])
    expect(Array.isArray(lines) && lines.length).toBe(40)
  })

  test('another table is not recognised, and the missing columns are named', async () => {
    const found = await read(Buffer.from('id,name\n1,a\n'))
    expect(found).toMatchObject({ code: 'file_not_recognised' })
    expect(JSON.stringify(found)).toContain('where_prec')
  })

  test('an empty file and bytes that are no text are refused', async () => {
    expect(await read(Buffer.from(''))).toMatchObject({ code: 'file_unreadable' })
    expect(await read(Buffer.from([0x1f, 0x8b, 1, 2, 3]))).toMatchObject({
      code: 'file_unreadable',
    })
    expect(await read(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]))).toMatchObject({
      code: 'file_not_recognised',
    })
  })

  test('a gzip file that was cut off gives the rows before the cut and says so', async () => {
    const many = Buffer.from(syntheticGed({ rows: 2000, random: Math.random }))
    const whole = gzipSync(many)
    const lines = await read(whole.subarray(0, whole.length / 2))
    if (!Array.isArray(lines)) throw new Error(lines.code)
    expect(lines.length).toBeGreaterThan(100)
    expect(lines.at(-1)).toMatchObject({ kind: 'fault' })
    expect(lines.slice(0, -1).every(({ kind }) => kind === 'row')).toBe(true)
  })

  test('a line with a quotation mark in the wrong place is a fault, the others are read', async () => {
    const lines = text.trimEnd().split('\n')
    lines[11] = `"${lines[11]}`
    expect(kinds(await read(Buffer.from(lines.join('\n'))))).toBe(`${rows(10)} fault ${rows(10)}`)
  })

  test('a quotation mark that is never closed keeps what stands before it', async () => {
    const lines = text.split('\n').slice(0, 11)
    const found = await read(Buffer.from(`${lines.join('\n')}\n"900011,SYN\n900012,SYN\n`))
    expect(kinds(found)).toBe(`${rows(10)} fault`)
    expect(found).toContainEqual({
      kind: 'fault',
      fault: {
        line: 13,
        id: '',
        reason: 'From here on the file could not be read: a quotation mark is not closed.',
      },
    })
  })
})

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { collection, villages } from '../testing/given-files.ts'
import { readPlaces } from './read-places.ts'
import { readText } from './read-text.ts'

function read(text: string, columns = {}) {
  const reading = { file: 'p.csv', columns, frame: undefined, seen: new Map<string, string>() }
  const done = readPlaces(text, reading)
  if (!done.ok) throw new Error(String(done.error.detail?.reason))
  return done.value
}

describe('places of a list', () => {
  it('have the spellings of every column of names, in every script', () => {
    expect(read(villages).good[0]).toEqual({
      name: 'Mayen',
      alt: ['Mayén', 'Mayan', 'ماين'],
      pcode: 'XX0101001',
      kind: 'village',
      lat: 4.5,
      lon: 29.5,
    })
    expect(read(villages).good.map(({ kind }) => kind)).toEqual(['village', 'town', 'camp'])
  })

  it.each([
    ['commas', 'name,lat,lon\nA b,4.5,29.5'],
    ['semicolons and decimal commas', 'name;lat;lon\nA b;4,5;29,5'],
    ['tabs', 'NAME\tLATITUDE\tLONGITUDE\nA b\t4.5\t29.5'],
    ['bars', 'name|y|x\nA b|4.5|29.5'],
    ['a byte order mark', '\ufeffname,lat,lon\nA b,4.5,29.5'],
    ['tags of HXL under the header', 'name,lat,lon\n#loc+name,#geo+lat,#geo+lon\nA b,4.5,29.5'],
    ['quotes and empty lines', 'name,lat,lon\r\n\r\n"A b",4.5,"29.5"\r\n\r\n'],
    ['French names of columns', 'nom,latitude,longitude\nA b,4.5,29.5'],
  ])('come with %s', (_what, text) => {
    expect(read(text)).toMatchObject({ good: [{ name: 'A b', lat: 4.5, lon: 29.5 }], faults: [] })
  })

  it('come as points of GeoJSON, with the same rules', () => {
    const point = (coordinates: unknown, properties: object) => ({
      type: 'Feature',
      properties,
      geometry: { type: 'Point', coordinates },
    })
    const text = collection([
      point([29.5, 4.5], { Name: 'Mayen', 'name:ar': 'ماين', PCODE: 'X1' }),
      point([29.5], { Name: 'Half' }),
      { type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: [] } },
    ])
    const { good, faults } = read(text)
    expect(good).toEqual([
      { name: 'Mayen', alt: ['ماين'], pcode: 'X1', kind: 'village', lat: 4.5, lon: 29.5 },
    ])
    expect(faults.map(({ at }) => at).toSorted()).toEqual(['feature 2', 'feature 3'])
  })

  it('are found under the columns that the operator names, and missing ones are named', () => {
    const text = 'VILLAGE_A,NORTH,EAST\nMayen,4.5,29.5'
    const columns = { name: 'village_a', lat: 'NORTH', lon: 'East' }
    expect(read(text, columns).good[0]?.name).toBe('Mayen')
    expect(() => read(text)).toThrow('no column for: name, lat, lon. Its columns are village_a')
    expect(() => read(text, { ...columns, pcode: 'CODE' })).toThrow('no column for: code')
  })

  it('a quotation mark that is never closed is told, not swallowed', () => {
    expect(() => read('name,lat,lon\n"Mayen,4.5,29.5\nTorit,4.6,29.6')).toThrow('quotation mark')
    expect(() => read('name,lat,lon\n')).toThrow('no rows')
  })

  it('MP-2 every row is a place or a fault, whatever is typed, seed 1129', () => {
    const cell = fc.oneof(fc.string({ maxLength: 20 }), fc.double().map(String), fc.constant('4.5'))
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell, cell, cell), { minLength: 1, maxLength: 20 }),
        (rows) => {
          const marked = rows.map(([name, ...rest], i) => [`v${i} ${name}`, ...rest])
          const text = stringify([['name', 'lat', 'lon', 'pcode'], ...marked])
          const { good, faults } = read(text)
          expect(good.length + faults.length).toBe(rows.length)
          for (const { lat, lon } of good) {
            expect(Math.abs(lat)).toBeLessThanOrEqual(90)
            expect(Math.abs(lon)).toBeLessThanOrEqual(180)
          }
        },
      ),
      { seed: 1129, numRuns: 60 },
    )
  })
})

describe('the text of a file', () => {
  let dir = ''
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'texts-'))
  })
  afterAll(() => rm(dir, { recursive: true }))

  async function textOf(bytes: Uint8Array, encoding?: string) {
    const file = { name: 'f.csv', path: join(dir, 'f.csv') }
    await writeFile(file.path, bytes)
    const done = await readText(file, encoding)
    return done.ok ? done.value : String(done.error.detail?.reason)
  }

  it('is read as UTF-8, as UTF-16 by its mark, and otherwise as it is told', async () => {
    expect(await textOf(Buffer.from('Éland'))).toBe('Éland')
    expect(await textOf(Buffer.from('\ufeffماين', 'utf16le'))).toBe('ماين')
    const latin = Buffer.from('name\nÉland', 'latin1')
    expect(await textOf(latin)).toContain('Line 2 is not UTF-8')
    expect(await textOf(latin, 'windows-1252')).toBe('name\nÉland')
    expect(await textOf(Buffer.from([0xe3, 0xc7, 0xed, 0xe4]), 'windows-1256')).toBe('ماين')
    expect(await textOf(latin, 'klingon')).toContain('no encoding called klingon')
    expect(await textOf(Buffer.alloc(0))).toContain('empty')
  })
})

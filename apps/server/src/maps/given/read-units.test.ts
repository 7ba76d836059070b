import { describe, expect, it } from 'vitest'
import { box, collection, counties, states, unit } from '../testing/given-files.ts'
import { readUnits } from './read-units.ts'

const reading = { file: 'adm.geojson', properties: {}, frame: undefined }

function read(text: string, more: Partial<Parameters<typeof readUnits>[1]> = {}) {
  const done = readUnits(text, { ...reading, ...more })
  if (!done.ok) throw new Error(String(done.error.detail?.reason))
  return done.value
}

const refusal = (text: string) => {
  const done = readUnits(text, reading)
  return done.ok ? undefined : done.error.detail?.reason
}

const square = box(29, 4, 30, 5)
const named = { ADM1_PCODE: 'XX01', ADM1_EN: 'Bahr' }
const faultOf = (feature: unknown, frame?: [number, number, number, number]) => {
  const good = unit({ ADM1_PCODE: 'XX99', ADM1_EN: 'Good' }, square)
  const [fault] = read(collection([good, feature]), { frame }).faults
  return fault && `${fault.at}: ${fault.reason}`
}

describe('units of a boundary file', () => {
  it('are known by the conventions of OCHA, older and newer, and of geoBoundaries', () => {
    expect(read(states).good[0]).toMatchObject({
      code: 'XX01',
      name: 'Lower Bahr',
      alt: ['بحر السفلى'],
      level: 1,
      parent: 'XX',
    })
    expect(read(counties).good[1]).toMatchObject({
      code: 'XX0102',
      name: 'Sindi',
      level: 2,
      parent: 'XX01',
    })
    for (const [properties, code, name, level] of [
      [{ admin2Pcode: 'SD01', admin2Name_en: 'Jebel', admin2Name_ar: 'جبل' }, 'SD01', 'Jebel', 2],
      [{ ADM3_PCODE: 'CD1', ADM3_FR: 'Masisi', ADM2_PCODE: 'CD' }, 'CD1', 'Masisi', 3],
      [{ shapeISO: 'SS-BN', shapeName: 'Upper Nile', shapeType: 'ADM1' }, 'SS-BN', 'Upper Nile', 1],
      [{ pcode: 'A1', name: 'Plain', level: 2 }, 'A1', 'Plain', 2],
    ] as const) {
      expect(read(collection([unit(properties, square)])).good[0]).toMatchObject({
        code,
        name,
        level,
      })
    }
  })

  it('are known by the properties that the operator names', () => {
    const text = collection([unit({ DIST_CODE: 'D7', DIST: 'Rumbek', ADM0_PCODE: 'SS' }, square)])
    const properties = { code: 'dist_code', name: 'DIST', level: 2 }
    expect(read(text, { properties }).good[0]).toMatchObject({
      code: 'D7',
      name: 'Rumbek',
      level: 2,
    })
  })

  it.each([
    ['an open ring', unit(named, square.slice(0, -1)), 'One of its rings is not closed.'],
    [
      'a line of a ring',
      unit(named, [
        [29, 4],
        [30, 4],
        [29, 4],
      ]),
      'less than four positions',
    ],
    [
      'a point',
      { type: 'Feature', properties: named, geometry: { type: 'Point', coordinates: [29, 4] } },
      'It is a Point, not an area.',
    ],
    ['no outline', { type: 'Feature', properties: named, geometry: null }, 'It has no outline.'],
    ['metres', unit(named, box(400000, 500000, 410000, 510000)), 'nowhere on Earth'],
    [
      'text for a number',
      unit(named, [['29', 4] as unknown as [number, number], ...square]),
      'no position',
    ],
    ['no code', unit({ ADM1_EN: 'Bahr', level: 1 }, square), 'It says no P-code.'],
    ['no level', unit({ pcode: 'XX01', name: 'Bahr' }, square), 'It says no level.'],
    ['no name', unit({ ADM1_PCODE: 'XX01' }, square), 'The name is empty.'],
    ['a name as a code', unit({ ADM1_PCODE: 'Upper Nile', ADM1_EN: 'x' }, square), 'is no P-code'],
    [
      'garbled letters',
      unit({ ADM1_PCODE: 'XX01', ADM1_EN: 'Ã‰quateur' }, square),
      'wrong encoding',
    ],
    ['no feature', { type: 'Feature' }, 'It is no GeoJSON feature.'],
  ])('MP-2 with %s are named by their number', (_what, feature, words) => {
    const said = faultOf(feature)
    expect(said).toMatch(/^feature 2/)
    expect(said).toContain(words)
  })

  it('with latitude before longitude are told from the area', () => {
    expect(faultOf(unit(named, box(4, 29, 5, 30)), [28, 3, 31, 7])).toContain('look swapped')
  })

  it.each([
    ['', 'not whole as JSON'],
    ['{"type": "FeatureCollection",\n "features": [1,,]}', 'look at line 2'],
    ['{"type": "Topology"}', 'no GeoJSON feature collection'],
    [collection([]), 'holds no features'],
    [
      collection([unit(named, square)], {
        crs: { properties: { name: 'urn:ogc:def:crs:EPSG::32636' } },
      }),
      'EPSG::32636. Save it in WGS 84',
    ],
    [collection([unit({ FID: 1, SHAPE_LEN: 2 }, square)]), 'Its properties are FID, SHAPE_LEN'],
  ])('none in %s', (text, words) => {
    expect(refusal(text)).toContain(words)
  })
})

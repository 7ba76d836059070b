import { describe, expect, test } from 'vitest'
import { editDistance } from './edit-distance.ts'
import { foldName } from './fold-name.ts'
import { createGazetteer, type Hit } from './gazetteer.ts'
import type { ListedPlace, PlaceList } from './place-list.ts'

function place(name: string, pcode: string, more: Partial<ListedPlace> = {}): ListedPlace {
  return {
    name,
    alt: [],
    pcode,
    kind: 'village',
    unit: pcode.slice(0, 4),
    lat: 0,
    lon: 29,
    ...more,
  }
}

const list: PlaceList = {
  places: [
    place('Osseko', 'OD0304', { alt: ['Osséko', 'Oseko', 'أوسيكو'], lat: 0.8, lon: 29.17 }),
    place('Old Osseko', 'OD0320', { alt: ['Vieux Osseko'], kind: 'hamlet' }),
    place('Kirandu', 'OD0302', { alt: ['Kirandou', 'كيراندو'], kind: 'town' }),
    place('Kirama', 'OD0321', { kind: 'hamlet' }),
    place("N'Daro", 'OD0303'),
    place('Mutelo', 'OD0307', { lat: 0.7, lon: 29.1 }),
    place('Mutelo', 'OD0107', { lat: 1.4, lon: 29.6 }),
    place('الفاشر', 'OD0108'),
  ],
  units: [
    {
      code: 'OD03',
      name: 'Tavuri',
      alt: ['تافوري'],
      level: 'admin2',
      parent: 'OD',
      polygon: [
        [
          [29, 0],
          [30, 0],
          [30, 1],
          [29, 1],
          [29, 0],
        ],
      ],
    },
    {
      code: 'OD',
      name: 'Ondara',
      alt: [],
      level: 'admin1',
      parent: null,
      polygon: [
        [
          [28, -1],
          [31, -1],
          [31, 2],
          [28, 2],
          [28, -1],
        ],
      ],
    },
  ],
}
const gazetteer = createGazetteer([list])
const names = (hits: readonly Hit[]) =>
  hits.map((hit) => (hit.kind === 'place' ? (hit.place.pcode ?? '') : hit.unit.code))

describe('search', () => {
  test.each([
    ['osseko', ['OD0304', 'OD0320']],
    ['OSSÉKO', ['OD0304', 'OD0320']],
    ['oss', ['OD0304', 'OD0320']],
    ['OD0304', ['OD0304']],
    ['od03', ['OD03', 'OD0302', 'OD0303', 'OD0307', 'OD0304', 'OD0321', 'OD0320']],
    ['kira', ['OD0302', 'OD0321']],
    ['kirnadu', ['OD0302']],
    ['oseco', ['OD0304']],
    ['ndaro', ['OD0303']],
    ['vieux', ['OD0320']],
    ['أوسيكو', ['OD0304']],
    ['اوسيكو', ['OD0304']],
    ['فاشر', ['OD0108']],
    ['tavuri', ['OD03']],
    ['xyz', []],
    ['  ', []],
  ])('%s', (text, codes) => {
    expect(names(gazetteer.search(text)).toSorted()).toEqual(codes.toSorted())
    expect(names(gazetteer.search(text))[0]).toBe(codes[0])
  })

  test('of two villages with one name the nearer comes first', () => {
    expect(names(gazetteer.search('mutelo', { near: { lat: 1.4, lon: 29.6 } }))).toEqual([
      'OD0107',
      'OD0307',
    ])
    expect(names(gazetteer.search('mutelo', { near: { lat: 0.7, lon: 29.1 } }))).toEqual([
      'OD0307',
      'OD0107',
    ])
  })

  test('says which spelling fitted', () => {
    expect(gazetteer.search('kirandou')[0]?.matched).toBe('Kirandou')
  })

  test('finds a misspelt village among 20,000', () => {
    const places = Array.from({ length: 20_000 }, (_, i) =>
      place(`Village ${i.toString(36)} of the hills`, `ZZ${i}`),
    )
    const large = createGazetteer([{ places, units: [] }])
    const [first] = large.search('vilage 7ps of the hils')
    expect(first).toMatchObject({ place: { name: 'Village 7ps of the hills' } })
  })
})

test('nearest and unitsAt place a point in words', () => {
  const at = { lat: 0.801, lon: 29.171 }
  expect(gazetteer.nearest(at, 1000).map((n) => n.place.name)).toEqual(['Osseko'])
  expect(gazetteer.unitsAt(at).map((u) => u.code)).toEqual(['OD03', 'OD'])
  expect(gazetteer.unitsAt({ lat: 1.5, lon: 29 }).map((u) => u.code)).toEqual(['OD'])
  expect(gazetteer.unit('OD03')?.name).toBe('Tavuri')
})

test('foldName', () => {
  expect(foldName('  Port-Séréni ')).toBe('port sereni')
  expect(foldName("M'Bassira")).toBe('mbassira')
  expect(foldName('مدرسةُ الفاشـــر')).toBe('مدرسه فاشر')
})

test('editDistance counts a swap as one and stops at the limit', () => {
  expect(editDistance('kirnadu', 'kirandu', 2)).toBe(1)
  expect(editDistance('bassolo', 'basolo', 2)).toBe(1)
  expect(editDistance('vorra', 'sangari', 2)).toBe(3)
})

import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { FileSource, PMTiles } from 'pmtiles'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { counties, protomapsArchive, states, villages } from '../maps/testing/given-files.ts'
import { runCommandLine } from './run-command-line.ts'

let dir = ''
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tocsin-maps-'))
  await writeFile(join(dir, 'adm1.geojson'), states)
  await writeFile(join(dir, 'adm2.geojson'), counties)
  await writeFile(join(dir, 'villages.csv'), villages)
  await writeFile(join(dir, 'base.pmtiles'), protomapsArchive(6))
})
afterAll(() => rm(dir, { recursive: true }))

async function tocsin(...args: string[]) {
  const out: string[] = []
  const notes: string[] = []
  let looks = 0
  const terminal = {
    say: (line: string) => void out.push(line),
    note: (line: string) => void notes.push(line),
    // Three seconds at every look, so that whatever can say how far it is does.
    now: () => Date.UTC(2026, 10, 26) + 3000 * looks++,
    secret: async () => '',
  }
  const exit = await runCommandLine(['map-pack', ...args, '--data', dir], {
    env: {},
    cwd: dir,
    terminal,
  })
  return { exit, out: out.join('\n'), notes: notes.join('\n') }
}

const credit = ['--credit', 'boundaries=Statistics Bureau; CC BY-IGO; 2025-08-01']
const places = ['--gazetteer', 'villages.csv', ...credit, 'places=Survey; CC0']
const boundaries = ['--boundaries', 'adm1.geojson', 'adm2.geojson']

async function tileOf(name: string, z: number, x: number, y: number) {
  const bytes = await readFile(join(dir, 'packs', name, 'tiles.pmtiles'))
  const archive = new PMTiles(new FileSource(new File([bytes], name)))
  const tile = await archive.getZxy(z, x, y)
  return tile && new VectorTile(new PbfReader(new Uint8Array(tile.data)))
}

async function listOf(name: string) {
  return JSON.parse(await readFile(join(dir, 'packs', name, 'places.json'), 'utf8'))
}

const namesIn = (tile: VectorTile | undefined, layer: string) => {
  const found = tile?.layers[layer]
  return Array.from({ length: found?.length ?? 0 }, (_, i) => found?.feature(i).properties.name)
}

describe('tocsin map-pack', () => {
  it('MP-1 builds boundaries and places over the coasts that come with Tocsin', async () => {
    const done = await tocsin(
      ...['build', 'bahr', '--title', 'Bahr', '--official', '--max-zoom', '8'],
      ...boundaries,
      ...places,
    )
    expect(done.notes).toContain('Building: ')
    expect(done.exit, done.notes).toBe(0)
    expect(done.out).toContain('3 places and 4 units')
    expect(done.out).toContain('Official boundaries of the mission.')
    expect(done.out).toContain('boundaries: Statistics Bureau; CC BY-IGO; of 2025-08-01')
    const tile = await tileOf('bahr', 8, 148, 124)
    expect(Object.keys(tile?.layers ?? {}).toSorted()).toEqual(
      expect.arrayContaining(['border', 'land', 'place']),
    )
    const { places: listed, units } = await listOf('bahr')
    expect(listed).toContainEqual({
      name: 'Mayen',
      alt: ['Mayén', 'Mayan', 'ماين'],
      kind: 'village',
      lat: 4.5,
      lon: 29.5,
      pcode: 'XX0101001',
      unit: 'XX0101',
    })
    expect(
      units.map(({ code, level, parent }: Record<string, string>) => [code, level, parent]),
    ).toEqual([
      ['XX01', 'admin1', 'XX'],
      ['XX02', 'admin1', 'XX'],
      ['XX0101', 'admin2', 'XX01'],
      ['XX0102', 'admin2', 'XX01'],
    ])
    const listing = await tocsin('list')
    expect(listing.out).toMatch(/bahr +Bahr +\S+ [kM]B +2026-11-26 +official/)
  })

  it('MP-3 draws the operator’s base map under them, and leaves its places and lines out for theirs', async () => {
    const base = ['--pmtiles', 'base.pmtiles', '--max-zoom', '6']
    const alone = await tocsin('build', 'base', '--title', 'Base', '--bbox', '29,4,31,6', ...base)
    expect(alone.exit, alone.notes).toBe(0)
    expect(alone.out).toContain('basemap: ©\u00a0OpenStreetMap; ODbL 1.0')
    const plain = await tileOf('base', 6, 37, 31)
    expect(Object.keys(plain?.layers ?? {}).toSorted()).toEqual([
      'border',
      'land',
      'place',
      'river',
      'road',
      'track',
    ])
    expect(namesIn(plain, 'place')).toEqual(['Mayom'])
    await tocsin('build', 'both', '--title', 'Both', ...base, ...boundaries, ...places)
    const both = await tileOf('both', 6, 37, 31)
    expect(namesIn(both, 'place').toSorted()).toEqual(['Far Side', 'Mayen', 'Torit Road'])
    expect(namesIn(both, 'river')).toEqual(['Bahr'])
  })

  it('keeps villages out of the tiles in which nobody sees them', async () => {
    const order = ['build', 'few', '--title', 'Few', '--max-zoom', '9']
    await tocsin(...order, ...boundaries, ...places)
    expect(namesIn(await tileOf('few', 8, 148, 124), 'place')).toEqual(['Torit Road'])
    expect(namesIn(await tileOf('few', 9, 297, 249), 'place')).toContain('Mayen')
  })

  it('cuts to one unit and says what lies beside it', async () => {
    const only = ['--within', 'XX0101', '--max-zoom', '6', '--dry-run']
    const done = await tocsin('build', 'koro', '--title', 'Koro', ...only, ...boundaries, ...places)
    expect(done.out).toContain('Beside the area and left out: 2 places')
    expect(done.out).toContain('Nothing was built. The pack would hold 1 places')
    expect(await readdir(join(dir, 'packs'))).not.toContain('koro')
  })

  it('MP-2 builds nothing over bad rows, names each by its line, and builds without them when told', async () => {
    await writeFile(
      join(dir, 'bad.csv'),
      [
        '\ufeffName;Latitude;Longitude;P-Code;Type',
        'Mayen;4,5;29,5;XX0101001;village',
        'Swapped;29.4;4.4;;village',
        'Again;4.6;29.4;XX0101001;village',
        'Nowhere;94.6;229.4;;village',
        'Far off;14.6;29.4;;village',
        ';4.6;29.3;;village',
        'MayÃ©n;4.6;29.2;;village',
        'Zero;0;0;;village',
        'Word;north;29.2;;village',
        'Wide;4.6;29.2;;village;more',
      ].join('\r\n'),
    )
    const bad = ['--gazetteer', 'bad.csv', ...credit, 'places=Survey; CC0', '--max-zoom', '5']
    const order = ['build', 'bad', '--title', 'Bad', ...boundaries, ...bad]
    const refused = await tocsin(...order)
    expect(refused.exit).toBe(1)
    expect(refused.out).toContain('9 rows cannot be used. Nothing was built.')
    for (const [line, reason] of [
      [3, 'Latitude and longitude look swapped.'],
      [4, 'The P-code XX0101001 stands already in line 2 of bad.csv.'],
      [5, 'is nowhere on Earth'],
      [6, 'lies outside the area.'],
      [7, 'The name is empty.'],
      [8, 'was read in a wrong encoding.'],
      [9, 'The position is 0, 0'],
      [10, 'The position is not two numbers.'],
      [11, 'The row has 6 columns, the header 5.'],
    ] as const) {
      const said = refused.out.split('\n').find((each) => each.startsWith(`bad.csv, line ${line}:`))
      expect(said, `line ${line}`).toContain(reason)
    }
    expect(await readdir(join(dir, 'packs'))).not.toContain('bad')
    const built = await tocsin(...order, '--leave-out-bad')
    expect(built.exit, built.notes).toBe(0)
    expect(built.out).toContain('9 rows were left out.')
    expect((await listOf('bad')).places).toHaveLength(1)
  })

  it.each([
    ['a name that is taken', ['build', 'world', '--title', 'x', '--bbox', '1,1,2,2'], 'not world'],
    ['no title', ['build', 'x', '--bbox', '1,1,2,2'], '--title'],
    ['nothing to build from', ['build', 'x', '--title', 'x'], 'at least one of'],
    ['an area inside out', ['build', 'x', '--title', 'x', '--bbox', '2,1,1,2'], '--bbox'],
    ['no origin', ['build', 'x', '--title', 'x', ...boundaries], 'Say where the boundaries come'],
    [
      'a date to come',
      ['build', 'x', '--title', 'x', ...boundaries, '--credit', 'boundaries=A; B; 2026-12-24'],
      'no day that has been',
    ],
    [
      'official without boundaries',
      ['build', 'x', '--title', 'x', '--bbox', '1,1,2,2', '--official'],
      'Only boundaries that are given',
    ],
    [
      'a unit that is not there',
      ['build', 'x', '--title', 'x', ...boundaries, ...credit, '--within', 'XX99'],
      'No unit with the code XX99',
    ],
    [
      'too large',
      ['build', 'x', '--title', 'x', '--bbox', '-20,-30,50,30', '--max-zoom', '14'],
      'Take a smaller area',
    ],
    ['no such file', ['build', 'x', '--title', 'x', '--pmtiles', 'none.pmtiles'], 'none.pmtiles'],
    ['no pack to remove', ['remove', '../packs'], 'There is no pack'],
  ])('refuses %s with words', async (_what, args, words) => {
    const done = await tocsin(...args)
    expect(done.exit).not.toBe(0)
    expect(done.notes).toContain(words)
  })

  it('removes a pack, and builds none where there is no Tocsin', async () => {
    await tocsin('build', 'gone', '--title', 'Gone', '--bbox', '29,4,31,6', '--max-zoom', '5')
    expect((await tocsin('remove', 'gone')).exit).toBe(0)
    expect((await tocsin('list')).out).not.toContain('gone')
    const home = dir
    dir = join(home, 'mistyped')
    const done = await tocsin('list').finally(() => {
      dir = home
    })
    expect(done.notes).toContain('There is no folder')
  })
})

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { NotUsable, scoreOptions } from './score-options.ts'
import { unitsOfFiles } from './units-of-files.ts'

const dir = mkdtempSync(join(tmpdir(), 'tocsin-score-units-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const head = 'latitude,longitude,adm_1,adm_2\n'
const files = [join(dir, 'a.csv'), join(dir, 'b.csv.gz')]
writeFileSync(join(dir, 'a.csv'), `${head}9.1,7.5,North,Tirin\n9.3,7.5,North,Tirin\n6,7,South,\n`)
writeFileSync(join(dir, 'b.csv.gz'), gzipSync(`${head}5.5,7.25,South,Tirin\n`))

const at = (lat: number, lon: number, radiusM = 500) =>
  ({ kind: 'point', lat, lon, radiusM, source: 'pin' }) as const

test('RL-11 units of event files are told apart by all their names, packed or not; who names none is in none', () => {
  const { areas, areaOf } = unitsOfFiles(files, ['adm_1', 'adm_2'])
  expect(areas.map(({ id }) => id)).toEqual(['North / Tirin', 'South / Tirin'])
  expect(areas[0]?.centre.lat).toBeCloseTo(9.2, 4)
  expect(areaOf(at(9.3, 7.5))).toBe('North / Tirin')
  expect(areaOf(at(5.5, 7.25))).toBe('South / Tirin')
  expect(areaOf(at(6, 7))).toBeUndefined()
  expect(areaOf(at(9.3, 7.5, 80_000))).toBeUndefined()
})

test('RL-11 asked for units, no cells are read and no other scorer is asked; of a column that no file has it is said', () => {
  const asked = (columns: string) =>
    scoreOptions(['--events', files.join(','), '--units', columns, '--cells', 'none'], dir)
  expect(asked('adm_1').areas.map(({ id }) => id)).toEqual(['North', 'South'])
  expect(asked('adm_1').scorer).toBeUndefined()
  expect(() => asked('adm_9')).toThrow(NotUsable)
})

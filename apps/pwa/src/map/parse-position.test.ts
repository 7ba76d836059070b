import { distanceM } from '@tocsin/schema/primitives/place'
import { describe, expect, test } from 'vitest'
import { formatMgrs } from './mgrs.ts'
import { parsePosition } from './parse-position.ts'

const osseko = { lat: 0.798347, lon: 29.167966 }

describe('parsePosition reads', () => {
  test.each([
    ['35N QA 4127 8830', 0.798347, 29.167966, 10],
    ['35NQA41278830', 0.798347, 29.167966, 10],
    ['35n qa 4127-8830', 0.798347, 29.167966, 10],
    ['35N QA 412 883', 0.7987, 29.168, 71],
    ['35N QA 41 88', 0.8005, 29.17, 708],
    ['35N QA 4 8', 0.768448, 29.201484, 7072],
    ['35N QA', 0.4522, 29.2461, 70711],
    ['35N QA 41270 88300', 0.7983, 29.1679, 10],
    ['٣٥N QA ٤١٢٧ ٨٨٣٠', 0.798347, 29.167966, 10],
    ['0.79835, 29.16797', 0.79835, 29.16797, 10],
    ['0.79835 29.16797', 0.79835, 29.16797, 10],
    ['0.79835,29.16797', 0.79835, 29.16797, 10],
    ['0,79835; 29,16797', 0.79835, 29.16797, 10],
    ['0,79835 29,16797', 0.79835, 29.16797, 10],
    ['0.80, 29.17', 0.8, 29.17, 788],
    ['-12.5, -7', -12.5, -7, 78716],
    ['29.16797 E, 0.79835 N', 0.79835, 29.16797, 10],
    ['S 0.5 O 29.25', -0.5, -29.25, 7872],
    ['0°47\'54"N 29°10\'05"E', 0.798333, 29.168056, 22],
    ['0°47′54″N, 29°10′05″E', 0.798333, 29.168056, 22],
    ['N 0 47 54 E 29 10 05', 0.798333, 29.168056, 22],
    ["0° 47.901' N 29° 10.078' E", 0.79835, 29.167967, 10],
    ['0 47 54, 29 10 05', 0.798333, 29.168056, 22],
  ])('%s', (text, lat, lon, radiusM) => {
    const read = parsePosition(text)
    if (!read.ok) throw new Error(read.error)
    expect(read.value.lat).toBeCloseTo(lat, 3)
    expect(read.value.lon).toBeCloseTo(lon, 3)
    expect(read.value.radiusM).toBe(radiusM)
  })

  test.each([
    ['QA 4127 8830', 0.798347, 29.167966],
    ['qa 41278830', 0.798347, 29.167966],
  ])('%s with the zone of the map that is open', (text, lat, lon) => {
    const read = parsePosition(text, { lat: 1, lon: 28 })
    expect(read).toMatchObject({ ok: true, value: { radiusM: 10 } })
    if (read.ok) expect([read.value.lat, read.value.lon]).toEqual([lat, lon])
  })
})

describe('parsePosition refuses', () => {
  test.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['Osseko', 'not-a-position'],
    ['OD0304', 'not-a-position'],
    ['12', 'not-a-position'],
    ['QA 4127 8830', 'grid-zone'],
    ['61N QA 4127 8830', 'grid-zone'],
    ['35I QA 4127 8830', 'grid-zone'],
    ['35N QO 4127 8830', 'grid-square'],
    ['35M QA 4127 8830', 'grid-square'],
    ['35N QV 4127 8830', 'grid-square'],
    ['35N JA 0010 8830', 'grid-square'],
    ['36N SA 4127 8830', 'grid-square'],
    ['35N QA 4127 883', 'grid-digits'],
    ['35N QA 41278', 'grid-digits'],
    ['35N QA 412708 883008', 'grid-digits'],
    ['91, 29', 'latitude'],
    ['0.8, 181', 'longitude'],
    ['0°61\'54"N 29°10\'05"E', 'not-a-position'],
    ['1 N 2 N', 'not-a-position'],
  ])('%s as %s', (text, problem) => {
    expect(parsePosition(text)).toEqual({ ok: false, error: problem })
  })
})

describe('formatMgrs', () => {
  test('writes zone, square and the digits in two groups', () => {
    expect(formatMgrs(osseko)).toBe('35N QA 4127 8830')
    expect(formatMgrs(osseko, 2)).toBe('35N QA 41 88')
    expect(formatMgrs({ lat: 89, lon: 0 })).toBe('')
  })

  test('one mistyped letter never moves the pin into a zone or band that was not said', () => {
    const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ'
    for (const band of letters) {
      for (const column of letters) {
        for (const row of letters) {
          const read = parsePosition(`35${band} ${column}${row} 4127 8830`)
          if (read.ok) expect(formatMgrs(read.value).split(' ')[0]).toBe(`35${band}`)
        }
      }
    }
  })

  test('what was written is read back as the same place, all over the world', () => {
    for (let lat = -79.3; lat < 83; lat += 7.1) {
      for (let lon = -179.7; lon < 180; lon += 11.3) {
        const grid = formatMgrs({ lat, lon })
        const read = parsePosition(grid)
        if (!read.ok) throw new Error(`${grid}: ${read.error}`)
        expect(distanceM(read.value, { lat, lon }), grid).toBeLessThan(10)
      }
    }
  })
})

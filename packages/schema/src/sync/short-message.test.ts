import fc from 'fast-check'
import { expect, test } from 'vitest'
import { crockford } from '../primitives/crockford.ts'
import { AreaId } from '../primitives/ids.ts'
import type { Place } from '../primitives/place.ts'
import { utcMinute } from '../primitives/utc-minute.ts'
import { alertLevels } from '../vocabulary/alert-levels.ts'
import { flashKinds } from '../vocabulary/flash-kinds.ts'
import { imminence } from '../vocabulary/imminence.ts'
import {
  areaTag,
  flashBytes,
  mostShortSeq,
  mostSpan,
  packFlash,
  placeWordBytes,
  type ShortFlash,
  unpackFlash,
} from './short-flash.ts'
import { mostSeptets, readShort, shortSizes, shortText } from './short-message.ts'

const minute = fc
  .integer({ min: Date.parse('2020-06-01T00:00Z'), max: Date.parse('2099-01-01T00:00Z') })
  .map(utcMinute)
const degrees = (limit: number) =>
  fc.integer({ min: -limit * 1e6, max: limit * 1e6 }).map((micro) => micro / 1e6 + 0)
const source = fc.constantFrom('gps', 'pin', 'grid', 'village', 'import') as fc.Arbitrary<'gps'>
const name = fc.constantFrom(
  'Osseko',
  'Vallée-de-Tavuri',
  'قرية أوسيكو',
  'A mill on the river by the ford',
)
const place: fc.Arbitrary<Place> = fc.oneof(
  fc.constant({ kind: 'withheld' } as const),
  fc.record({
    kind: fc.constant('point' as const),
    lat: degrees(90),
    lon: degrees(180),
    radiusM: fc.integer({ min: 1, max: 100_000 }),
    source,
  }),
  fc.record({
    kind: fc.constant('unit' as const),
    code: fc.constantFrom('OD03', ''),
    name,
    level: fc.constantFrom('admin2', 'other') as fc.Arbitrary<'admin2'>,
    source,
  }),
)
const flash: fc.Arbitrary<ShortFlash> = fc
  .record({
    seatSeq: fc.integer({ min: 1, max: mostShortSeq }),
    area: fc.nat(0xffff),
    band: fc.constantFrom('standard', 'restricted') as fc.Arbitrary<'standard'>,
    what: fc.constantFrom(...flashKinds.items.map(({ code }) => code)),
    imminence: fc.constantFrom(...imminence.items.map(({ code }) => code)),
    level: fc.constantFrom(...alertLevels.items.map(({ code }) => code)),
    exercise: fc.boolean(),
    attached: fc.boolean(),
    place,
    saidAt: minute,
    latest: minute,
    span: fc.nat(mostSpan),
  })
  .map(({ latest, span, ...rest }) => {
    const earliest = utcMinute(Date.parse(latest) - span * 60_000)
    const isSaid = earliest >= '2020-01-01T00:00Z'
    return {
      ...rest,
      occurredAt: isSaid
        ? ({ precision: 'range', earliest, latest } as const)
        : ({ precision: 'unknown' } as const),
    }
  })
const bytes = fc.oneof(
  ...Object.values(shortSizes).map((length) =>
    fc.uint8Array({ minLength: length, maxLength: length }).map((all) => new Uint8Array(all)),
  ),
)

test('SM-2 what, where, when, how soon, level, drill, band and number come back as they were said; words of a place as far as there is room (seed 20261261)', () => {
  fc.assert(
    fc.property(flash, (said) => {
      const packed = packFlash(said)
      if (!packed) throw new Error('not packed')
      const read = unpackFlash(packed)
      if (!read.ok) throw new Error(read.error)
      const hasWords = said.place.kind === 'unit'
      expect(packed.length).toBe(flashBytes + (hasWords ? placeWordBytes : 0))
      expect({ ...read.value, place: null }).toEqual({ ...said, place: null })
      if (said.place.kind !== 'unit') {
        expect(read.value.place).toEqual(said.place)
        return
      }
      const { place: at } = read.value
      if (at.kind !== 'unit') throw new Error('another kind')
      expect(said.place.name.startsWith(at.name)).toBe(true)
      expect([at.code, at.level, at.source]).toEqual([
        said.place.code,
        said.place.level,
        said.place.source,
      ])
    }),
    { seed: 20261261, numRuns: 200 },
  )
})

test('SM-2 every tile, every "how soon" and every level has its place in the tables; an unknown code is left out', () => {
  const base: ShortFlash = {
    seatSeq: 1,
    area: areaTag(AreaId.parse('OD03')),
    band: 'standard',
    level: 'flash',
    exercise: false,
    attached: false,
    place: { kind: 'withheld' },
    occurredAt: { precision: 'unknown' },
    saidAt: '2026-11-26T02:00Z',
  }
  const back = (said: ShortFlash) => {
    const packed = packFlash(said)
    const read = packed && unpackFlash(packed)
    return read?.ok ? read.value : undefined
  }
  for (const { code } of flashKinds.items) expect(back({ ...base, what: code })?.what).toBe(code)
  for (const { code } of imminence.items) {
    expect(back({ ...base, imminence: code })?.imminence).toBe(code)
  }
  for (const { code } of alertLevels.items) expect(back({ ...base, level: code })?.level).toBe(code)
  expect(back({ ...base, what: 'of_a_later_list' })).toEqual(base)
  expect(packFlash({ ...base, seatSeq: mostShortSeq + 1 })).toBeUndefined()
})

test('SM-3 a message fits one SMS whatever it says, in two lengths, each letter one septet, and is read in any writing (seed 20261262)', () => {
  fc.assert(
    fc.property(bytes, (message) => {
      const text = shortText(message)
      expect(text.length).toBeLessThanOrEqual(mostSeptets)
      expect(text).toMatch(/^SM1( [0-9A-HJKMNP-TV-Z]{4})+$/)
      for (const typed of [
        text.toLowerCase(),
        text.slice(4),
        text.replaceAll(' ', ''),
        text.replaceAll('0', 'o').replaceAll('1', 'l'),
        text.slice(4).replace(/ /g, '-'),
        `${text.slice(0, 60)}\n${text.slice(60)}.`,
      ]) {
        expect(readShort(typed)).toEqual({ ok: true, value: message })
      }
    }),
    { seed: 20261262, numRuns: 60 },
  )
})

test('SM-4 one wrong letter anywhere is found, and its group named; two changed about are found (seed 20261263)', () => {
  fc.assert(
    fc.property(bytes, fc.nat(), fc.nat(30), (message, where, by) => {
      const letters = shortText(message).slice(4).replaceAll(' ', '')
      const at = where % letters.length
      const value = crockford.values.get(letters[at] ?? '') ?? 0
      const other = crockford.letters[(value + 1 + by) % 32] ?? ''
      const spoilt = letters.slice(0, at) + other + letters.slice(at + 1)
      expect(readShort(spoilt)).toEqual({
        ok: false,
        error: { is: 'wrong', groups: [Math.floor(at / 4) + 1] },
      })
      const next = letters[at + 1] ?? letters[at] ?? ''
      const swapped = letters.slice(0, at) + next + letters[at] + letters.slice(at + 2)
      if (swapped.length === letters.length && swapped !== letters) {
        expect(readShort(swapped).ok).toBe(false)
      }
    }),
    { seed: 20261263, numRuns: 400 },
  )
})

test('SM-4 a group too short or too long, letters that are still to come, and what is no message of ours are told apart', () => {
  const text = shortText(new Uint8Array(shortSizes.plain).fill(7))
  const groups = text.split(' ').slice(1)
  const others = (at: number, group: string) => groups.map((own, n) => (n === at ? group : own))
  const wrong = (typed: string) => {
    const read = readShort(typed)
    return read.ok ? null : read.error
  }
  expect(wrong(others(2, '12').join(' '))).toEqual({ is: 'wrong', groups: [3] })
  expect(wrong(others(5, '12345').join(' '))).toEqual({ is: 'wrong', groups: [6] })
  expect(wrong(others(1, 'UUUU').join(' '))).toEqual({ is: 'wrong', groups: [2] })
  expect(wrong(groups.slice(0, 19).join(' '))).toEqual({ is: 'open', letters: 4 })
  expect(wrong('')).toEqual({ is: 'other' })
  expect(wrong('Armed men are coming down the road to the mill')).toEqual({ is: 'other' })
})

test('SM-4 50,000 random and altered texts: none throws, none altered in one letter is taken (seed 20261264)', () => {
  let state = 20261264
  const below = (most: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state % most
  }
  const text = shortText(new Uint8Array(shortSizes.named).map((_, at) => at * 7))
  const first = readShort(text)
  const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ é\u0000\n\ud800-'
  for (let n = 0; n < 50_000; n++) {
    const at = 4 + below(text.length - 4)
    const altered = text.slice(0, at) + letters[below(letters.length)] + text.slice(at + below(3))
    const read = readShort(altered)
    if (read.ok) expect(read).toEqual(first)
  }
  for (let n = 0; n < 5_000; n++) {
    const noise = new Uint8Array(n % 2 === 0 ? flashBytes : flashBytes + placeWordBytes)
    const read = unpackFlash(noise.map(() => below(256)))
    if (read.ok) expect(packFlash(read.value)).toBeDefined()
  }
}, 60_000)

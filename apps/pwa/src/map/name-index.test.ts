import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldName } from './fold-name.ts'
import { createGazetteer } from './gazetteer.ts'
import { codeScore, forgiven, mistypedScore, nameScore, notAtAll } from './name-score.ts'
import { placeCells } from './place-cells.ts'
import type { ListedPlace } from './place-list.ts'

const words = fc.array(fc.stringMatching(/^[abcدé]{1,6}$/), { minLength: 1, maxLength: 3 })
const name = words.map((each) => each.join(' '))
const near = { lat: 5, lon: 30 }

const place = fc.record({
  name,
  alt: fc.array(name, { maxLength: 2 }),
  pcode: fc.stringMatching(/^AB[01]{1,4}$/),
  kind: fc.constantFrom('town', 'village', 'camp'),
  unit: fc.constant(''),
  lat: fc.integer({ min: 400, max: 600 }).map((n) => n / 100),
  lon: fc.constant(30),
})

/** What a reading of every name finds: score, weight and distance of each place, best first. */
function readAll(places: readonly ListedPlace[], text: string): string[] {
  return places
    .map(({ name: first, alt, pcode = '', kind, lat }) => {
      const scores = [first, ...alt].map((each) => {
        const spelling = foldName(each)
        const exact = Math.min(nameScore(spelling, text), codeScore(foldName(pcode), text))
        if (exact !== notAtAll || forgiven(text.length) === 0) return exact
        return mistypedScore(spelling, text, forgiven(text.length))
      })
      const weight = { town: 0, village: 1 }[kind] ?? 3
      return { score: Math.min(...scores), weight, away: Math.abs(lat - near.lat) }
    })
    .filter(({ score }) => score !== notAtAll)
    .toSorted((a, b) => a.score - b.score || a.weight - b.weight || a.away - b.away)
    .slice(0, 8)
    .map(({ weight, away }) => `${weight} ${away.toFixed(2)}`)
}

test('finds what a reading of all names finds, in the same order, seed 20261126', () => {
  const typed = fc.oneof(name, fc.stringMatching(/^[abcd]{1,5}$/), fc.constantFrom('AB0', 'AB01'))
  let found = 0
  fc.assert(
    fc.property(fc.array(place, { maxLength: 30 }), typed, (places, text) => {
      const hits = createGazetteer([{ places, units: [] }]).search(text, { near })
      const shown = hits.flatMap((hit) => {
        if (hit.kind !== 'place') return []
        const weight = { town: 0, village: 1 }[hit.place.kind] ?? 3
        return [`${weight} ${Math.abs(hit.place.lat - near.lat).toFixed(2)}`]
      })
      found += shown.length
      expect(shown).toEqual(readAll(places, foldName(text)))
    }),
    { seed: 20261126, numRuns: 400 },
  )
  expect(found).toBeGreaterThan(200)
})

test('what is near is found by cells, also round the 180th meridian', () => {
  const at = (lon: number, lat: number): ListedPlace => ({
    name: `${lon}`,
    alt: [],
    kind: 'village',
    unit: '',
    lat,
    lon,
  })
  const cells = placeCells([
    at(179.999, 1),
    at(-179.999, 1),
    at(179.9, 1),
    at(10, 80),
    at(10.2, 80),
  ])
  expect(cells.near({ lat: 1, lon: 180 }, 2000).map(({ place: each }) => each.lon)).toHaveLength(2)
  expect(cells.near({ lat: 80, lon: 10.1 }, 3000).map(({ place: each }) => each.lon)).toHaveLength(
    2,
  )
  expect(cells.near({ lat: 80, lon: 10.1 }, 1000)).toEqual([])
})

test('reads ahead in steps, and a search before the last step misses nothing', () => {
  const places = Array.from({ length: 10 }, (_, i) => ({
    ...{ name: `Village ${i}`, alt: [], kind: 'village', unit: '', lat: 1, lon: 1 },
  }))
  const gazetteer = createGazetteer([{ places, units: [] }])
  expect(gazetteer.readAhead(4)).toBe(true)
  expect(gazetteer.search('village 9')[0]?.matched).toBe('Village 9')
  expect(gazetteer.readAhead(4)).toBe(false)
})

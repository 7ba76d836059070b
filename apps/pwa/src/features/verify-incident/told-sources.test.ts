import { expect, test } from 'vitest'
import { toldSources } from './told-sources.ts'

test('one origin counts once, by the best of its sources', () => {
  const told = toldSources([
    { type: 'secondary', origin: 'mother' },
    { type: 'eyewitness', origin: 'mother' },
    { type: 'community' },
    { type: 'media' },
  ])
  expect(told).toEqual({ primary: 1, secondary: 2, unEyewitness: false })
})

test('a source of a newer code list counts as secondary; nothing told is nothing', () => {
  expect(toldSources([{ type: 'satellite' }, { type: 'un_eyewitness' }])).toEqual({
    primary: 1,
    secondary: 1,
    unEyewitness: true,
  })
  expect(toldSources([])).toEqual({ primary: 0, secondary: 0, unEyewitness: false })
})

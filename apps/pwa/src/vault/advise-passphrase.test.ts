import { expect, test } from 'vitest'
import { foldName } from '../map/fold-name.ts'
import { advisePassphrase, knownWords } from './advise-passphrase.ts'

const known = knownWords(
  ['Osseko', 'Tavuri', 'Mission in Ondara', 'Kélé Ndaru', 'تافوري', 'Ines Halloran'],
  foldName,
)
const advise = (typed: string, drawn = 'ability zoo abandon cat river') =>
  advisePassphrase(typed, { known, drawn, fold: foldName })

test.each([
  ['Osseko Osseko2024 Tavuri Ondara', 4],
  ['osseko tavuri ondara ines halloran', 4],
  ['OSSEKO-KELE-NDARU-TAVURI-2026', 4],
  ['تافوري Osseko Ondara Tavuri', 4],
  ['March Sunday février 2026', 4],
  ['Osseko bridge kettle', 2],
  ['Kalema Kalema2024 Kalema1 KALEMA', 3],
  ['password tocsin mission welcome', 4],
])('VA-9 not enough: %s', (typed, words) => {
  expect(advise(typed)).toMatchObject({ is: 'more', words })
})

test('VA-9 the words that do not count are named, and others beside them do', () => {
  expect(advise('Osseko copper ladder Tavuri')).toEqual({
    is: 'more',
    words: 2,
    known: ['Osseko', 'Tavuri'],
  })
  expect(advise('Osseko copper ladder stamp quill')).toEqual({ is: 'enough', known: ['Osseko'] })
})

test('VA-9 the positive control: the same words are enough where nobody knows them', () => {
  const nobody = { known: new Set<string>(), drawn: '', fold: foldName }
  expect(advisePassphrase('osseko tavuri ondara ines', nobody).is).toBe('enough')
})

test('nothing typed, and the words that were drawn', () => {
  expect(advise('  ').is).toBe('empty')
  expect(advise(' ability zoo  abandon cat river').is).toBe('drawn')
})

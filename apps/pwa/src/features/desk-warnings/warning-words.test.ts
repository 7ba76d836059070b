import { expect, test } from 'vitest'
import { loadSpoken } from '../../i18n/catalog.ts'
import type { Locale } from '../../i18n/locale.ts'
import { createWords } from '../../i18n/words.ts'
import { chanceWords, patternWords, recursWords, roundWords } from './warning-words.ts'

const wordsOf = async (locale: Locale) =>
  createWords(locale, await loadSpoken(locale, ['desk', 'inside']))

test('what chance brings once is said in days, and from two years on in years', async () => {
  const en = await wordsOf('en')
  expect(recursWords(en, 365)).toBe('By chance once in 365 d')
  expect(recursWords(en, 7_000)).toBe('By chance once in 19 years')
  expect(recursWords(await wordsOf('fr'), 7_000)).toBe('Par hasard une fois en 19 ans')
  const ar = await wordsOf('ar')
  expect([730, 2_600, 7_000].map((days) => recursWords(ar, days))).toEqual([
    'بالصدفة مرة كل سنتين',
    'بالصدفة مرة كل 7 سنوات',
    'بالصدفة مرة كل 19 سنة',
  ])
})

test('EW-13 a pattern is told as what it is of, in the words of its code list', async () => {
  const patterns = ['kind:looting', 'actor:criminals', 'tactic:night_raid', 'sexualViolence:any']
  const en = await wordsOf('en')
  expect(patterns.map((about) => patternWords(en, about))).toEqual([
    'Threat: Looting or cattle raid',
    'Actor: Criminals, bandits',
    'Tactic: Raid at night',
    'Sexual violence in any form',
  ])
  const ar = await wordsOf('ar')
  expect(patternWords(ar, 'tactic:night_raid')).toBe('الأسلوب: غارة ليلية')
})

test('a number is as exact as it is worth saying, and little is not nothing', async () => {
  const en = await wordsOf('en')
  expect([27.99, 4.13, 0.04, 0, 1234].map((value) => roundWords(en, value))).toEqual([
    '28',
    '4.1',
    '0.04',
    '0',
    '1,234',
  ])
})

test('EW-19 no chance is told as none or as certain', async () => {
  const en = await wordsOf('en')
  expect([0.0001, 0.004, 0.005, 0.43, 0.994, 0.995, 0.9999].map((p) => chanceWords(en, p))).toEqual(
    ['< 1%', '< 1%', '1%', '43%', '99%', '> 99%', '> 99%'],
  )
})

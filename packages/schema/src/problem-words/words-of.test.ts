import { expect, test } from 'vitest'
import {
  type Problem,
  type ProblemCode,
  type ProblemDetail,
  problem,
  problemCodes,
} from '../problem.ts'
import { type Locale, locales } from '../vocabulary/vocabulary.ts'
import { arabicProblems } from './ar.ts'
import { deskProblems as deskArabic } from './desk-ar.ts'
import { deskProblems as deskEnglish } from './desk-en.ts'
import { deskProblems as deskFrench } from './desk-fr.ts'
import { englishProblems } from './en.ts'
import { frenchProblems } from './fr.ts'
import { operatorProblems } from './operator-en.ts'
import type { ProblemSaid } from './problem-words.ts'
import { wordsOf } from './words-of.ts'

const lists: Record<Locale, Readonly<Record<ProblemCode, ProblemSaid>>> = {
  en: { ...englishProblems, ...deskEnglish, ...operatorProblems },
  fr: { ...frenchProblems, ...deskFrench },
  ar: { ...arabicProblems, ...deskArabic },
}
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!)
const detail = {
  server: 'https://tocsin.example.org',
  port: 8080,
  folder: 'data',
  pid: 4711,
  attempts: 10,
  host: 'localhost',
  setting: 'PORT',
  reason: 'A sentence.',
  migration: '0009',
  file: 'ged.csv',
  line: 17,
  column: 'latitude',
  batch: 'b-1',
  limit: 30,
  minutes: 40,
  seconds: 30,
  megabytes: 5,
}

const details: ProblemDetail[] = [detail, { folder: 'data' }, {}]

test('PB-1 every problem says what happened and what to do, in every language, and no list has more', () => {
  for (const locale of locales) {
    expect(Object.keys(lists[locale]).sort()).toEqual([...problemCodes].sort())
    for (const code of problemCodes) {
      const { said, todo } = wordsOf(problem(code), lists[locale])
      expect(said, `${locale} ${code}`).toMatch(/\S[.؟]$/u)
      expect(todo, `${locale} ${code}`).toMatch(/\S[.؟]$/u)
    }
  }
})

test.each(problemCodes)('PB-2 %s names the same details in every language', (code) => {
  for (const key of ['said', 'todo'] as const) {
    const english = placeholders(lists.en[code][key]).sort()
    for (const locale of locales) {
      expect(placeholders(lists[locale][code][key]).sort()).toEqual(english)
    }
    for (const name of english) expect(Object.keys(detail)).toContain(name)
  }
})

test('PB-2 a sentence is whole with all of its details, with some and with none', () => {
  for (const locale of locales) {
    for (const code of problemCodes) {
      for (const given of details) {
        const { said, todo } = wordsOf({ code, detail: given }, lists[locale])
        expect(`${said} ${todo}`).not.toMatch(/[[\]{}]|undefined| {2}| [.]/)
      }
    }
  }
  const inUse: Problem = problem('database_in_use', { folder: 'data' })
  expect(wordsOf(inUse, lists.en).said).toBe('Another Tocsin has this database open in data.')
  expect(wordsOf(problem('port_taken', { port: 8080 }), lists.fr).said).toBe(
    'Le port 8080 est utilisé par un autre programme.',
  )
})

test('PB-2 a detail is text, never a template of its own', () => {
  const folder = '{pid} $& [x]'
  expect(wordsOf(problem('disk_full', { folder }), lists.en).said).toBe(
    'The disk of {pid} $& [x] is full.',
  )
})

test('PB-3 words are calm: no code, no apology, no exclamation, no blame', () => {
  const loud =
    /\b(please|sorry|oops|error|invalid|failed|offline|sync\w*|edit\w*|informants?)\b|!|\b\w+_\w+\b/i
  for (const code of problemCodes) {
    const { said, todo } = lists.en[code]
    expect(`${said} ${todo}`.replace('DATABASE_URL', ''), code).not.toMatch(loud)
    for (const locale of ['fr', 'ar'] as const) {
      const words = `${lists[locale][code].said} ${lists[locale][code].todo}`
      expect(words.replace('DATABASE_URL', ''), code).not.toMatch(
        /!|désolé|erreur|s’il vous plaît|عذرا|من فضلك|\b[a-z]+_[a-z]+\b/i,
      )
    }
  }
})

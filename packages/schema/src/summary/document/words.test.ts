import { expect, it } from 'vitest'
import { locales } from '../../vocabulary/vocabulary.ts'
import type { Messages, Plural } from './messages.ts'
import { paperCatalogs, paperWords, plain } from './paper-words.ts'

const forms = (message: string | Plural): string[] =>
  typeof message === 'string' ? [message] : Object.values(message)

const places = (message: string | Plural) =>
  [...new Set(forms(message).flatMap((form) => form.match(/\{\w+\}/g) ?? []))].sort()

/** What is wrong with a catalog, beside the one whose keys are the type. */
function problems(catalogs: Readonly<Record<string, Messages>>): string[] {
  const { en = {} } = catalogs
  return Object.entries(catalogs).flatMap(([locale, catalog]) => {
    const categories = new Intl.PluralRules(locale).resolvedOptions().pluralCategories.toSorted()
    const missing = Object.keys(en).filter((key) => !(key in catalog))
    return [
      ...missing,
      ...Object.entries(catalog).flatMap(([key, message]) => {
        const wrong = [
          forms(message).some((form) => form.trim() === '' && key !== 'comma') && 'empty',
          `${places(message)}` !== `${places(en[key] ?? '')}` && 'other places',
          typeof message !== 'string' &&
            `${Object.keys(message).toSorted()}` !== `${categories}` &&
            'other plural forms',
        ]
        return wrong.filter(Boolean).map((what) => `${locale} ${key}: ${what}`)
      }),
    ]
  })
}

it('SD-3 all wordings are there in three languages, with the same places and their plural forms', () => {
  expect(problems(paperCatalogs)).toEqual([])
  const { en, fr, ar } = paperCatalogs
  expect(problems({ en, fr: { ...fr, atLeast: 'au moins {n}' } })).toEqual([
    'fr atLeast: other places',
  ])
  expect(problems({ en, ar: { ...ar, days: { one: '{n}', other: '{n}' } } })).toEqual([
    'ar days: other plural forms',
  ])
})

it('SD-3 nothing Arabic is left in Latin letters, and nothing else is Arabic', () => {
  for (const locale of locales)
    for (const [key, message] of Object.entries(paperCatalogs[locale]))
      for (const form of forms(message)) {
        const words = form.replace(/\{\w+\}|\[c\]/g, '')
        expect(/\p{Script=Arabic}/u.test(words) && locale !== 'ar', `${locale} ${key}`).toBe(false)
        expect(/\p{Script=Latin}/u.test(words) && locale === 'ar', `${locale} ${key}`).toBe(false)
      }
})

it('SD-3 days are counted in the forms of Arabic', () => {
  const { text } = paperWords('ar')
  const said = [1, 2, 3, 10, 11, 99, 100].map((n) => text('days', { n }))
  expect(said).toEqual(['يوم واحد', 'يومان', '3 أيام', '10 أيام', '11 يوماً', '99 يوماً', '100 يوم'])
})

/** Where each letter stands when a line of Arabic is drawn: marks give the order that they keep. */
const isKept = (text: string) => /\d\u200e–\u200e\d/.test(text)

it('SD-3 a range and a code keep their order in a line of Arabic', () => {
  const ar = paperWords('ar')
  expect(isKept(ar.count({ min: 2, best: 3, max: 5, status: 'reported' }))).toBe(true)
  expect(isKept('2–5')).toBe(false)
  expect(ar.code('2026-W47')).toBe('\u200e2026-W47\u200e')
  expect(paperWords('en').code('2026-W47')).toBe('2026-W47')
})

it('SD-4 a range is said as a range, and what is withheld is said to be', () => {
  const { count, split, say } = paperWords('en')
  const said = (min: number, best: number | null, max: number | null) =>
    count({ min, best, max, status: 'reported' })
  expect(said(4, 4, 4)).toBe('4')
  expect(said(2, 3, 5)).toBe('3 (2–5)')
  expect(said(2, null, 5)).toBe('2–5')
  expect(said(1, null, null)).toBe('at least\u00a01')
  expect(said(0, null, null)).toBe('not known')
  expect(split({ min: 1, best: 1, max: 1, status: 'reported' }, null)).toBe('1 | withheld')
  const text = say('says.late_reports', { incidents: { text: '3', behind: [] } })
  expect(plain(text)).toBe('Incidents of this week that became known only after its end: 3.')
})

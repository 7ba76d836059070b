import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { canonicalJson } from '@tocsin/schema/primitives/canonical-json'
import { components } from '@tocsin/schema/vocabulary/components'
import { itemOf } from '@tocsin/schema/vocabulary/find'
import { flashKinds } from '@tocsin/schema/vocabulary/flash-kinds'
import { threatKinds } from '@tocsin/schema/vocabulary/threat-kinds'
import { violationTypes } from '@tocsin/schema/vocabulary/violation-types'
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { locales } from '../i18n/locale.ts'
import { Card, CardWords, Paper, parts } from './card.ts'
import said from './card-hashes.json'
import { loadGuidance } from './load-guidance.ts'
import { lettersOf, passagesOf } from './rest-on.ts'

const here = new URL('.', import.meta.url)
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, here), 'utf8'))
const names = globSync('cards/*.json', { cwd: here }).map((path) => path.slice(6, -5))
const papers = z.record(z.string(), Paper).parse(read('papers.json'))
const quotes = new Map(Object.values(papers).flatMap((paper) => Object.entries(paper.quotes)))

const strict = (name: string) => Card.parse(read(`cards/${name}.json`))
const wordsOf = (name: string, locale: string) =>
  CardWords.parse(read(`words/${locale}/${name}.json`))

test('there are as many cards as files in every language, and one in every place of the list', () => {
  expect(names.length).toBeGreaterThanOrEqual(20)
  for (const locale of locales) {
    const files = globSync(`words/${locale}/*.json`, { cwd: here })
    expect(files.map((path) => path.slice(`words/${locale}/`.length, -5)).sort()).toEqual(
      [...names].sort(),
    )
  }
  const places = names.map((name) => strict(name).place).sort((a, b) => a - b)
  expect(places).toEqual(names.map((_, at) => at + 1))
})

describe.each(names)('card %s', (name) => {
  const card = strict(name)

  test.each(locales)('GU-1 says in %s line for line what it says in English', (locale) => {
    const words = wordsOf(name, locale)
    const english = wordsOf(name, 'en')
    expect(words.version).toBe(card.version)
    for (const part of parts) {
      expect([part, words[part].length]).toEqual([part, english[part].length])
      expect([part, card.from[part].length]).toEqual([part, words[part].length])
    }
    expect(JSON.stringify(words)).not.toMatch(/ {2}|'|\.\.\./)
  })

  test('GU-1 names components, codes and a form that exist', () => {
    expect(card.code).toBe(name)
    const known = (list: Parameters<typeof itemOf>[0]) => (code: string) =>
      itemOf(list, code) !== undefined
    expect(card.components.every(known(components))).toBe(true)
    expect(card.fits.flash.every(known(flashKinds))).toBe(true)
    expect(card.fits.violations.every(known(violationTypes))).toBe(true)
    expect(card.fits.threats.every(known(threatKinds))).toBe(true)
    const kinds = card.opens?.form === 'threat' ? threatKinds : flashKinds
    if (card.opens?.kind) expect(known(kinds)(card.opens.kind)).toBe(true)
    if (card.opens?.violation) expect(known(violationTypes)(card.opens.violation)).toBe(true)
  })

  test('GU-2 rests on passages that are kept with their place and their exact words', () => {
    const cited = parts.flatMap((part) => card.from[part].flat())
    expect(cited.filter((id) => !quotes.has(id))).toEqual([])
  })

  test('GU-2 calls nothing a standard of the United Nations', () => {
    for (const locale of locales)
      expect(JSON.stringify(wordsOf(name, locale))).not.toMatch(
        /UN standard|standards? of the United Nations|norme|معيار/i,
      )
  })

  test('GU-3 what it says under a version never changes: a change raises the version', () => {
    const { endorsed: _, place: __, ...content } = card
    const text = canonicalJson({ content, words: locales.map((each) => wordsOf(name, each)) })
    const hash = createHash('sha256').update(text).digest('hex')
    const key = `${name}@${card.version}`
    expect({ [key]: hash }).toEqual({ [key]: (said as Record<string, string>)[key] })
  })
})

test('GU-2 every passage is short, has a place, is used, and none is kept twice', () => {
  const used = new Set(names.flatMap((name) => Object.values(strict(name).from).flat(2)))
  expect([...quotes.keys()].filter((id) => !used.has(id))).toEqual([])
  for (const [id, { place, text }] of quotes) {
    expect([id, place.length > 8, text.length > 20, text.length < 260]).toEqual([
      id,
      true,
      true,
      true,
    ])
  }
  const ids = Object.values(papers).flatMap((paper) => Object.keys(paper.quotes))
  expect(new Set(ids).size).toBe(ids.length)
})

test('GU-2 a line shows the letters of its passages, one of our own shows none', async () => {
  const { cards, papers: kept } = await loadGuidance('en')
  const card = cards.find(({ code }) => code === 'attack_imminent')
  if (!card) throw new Error('no card')
  const passages = passagesOf(card, kept)
  expect(passages.map(({ letter, id }) => `${letter} ${id}`).slice(0, 2)).toEqual([
    'a c_warning',
    'b p_mingling',
  ])
  expect(lettersOf(card, passages, 'do', 3)).toEqual(['c', 'd'])
  expect(lettersOf(card, passages, 'do', 1)).toEqual([])
})

test('GU-3 every card is a draft until the mission endorses it', () => {
  const endorsed = {
    ...strict('interpreter'),
    endorsed: { by: 'Head of mission', on: '2026-12-01' },
  }
  expect(Card.safeParse(endorsed).success).toBe(true)
  expect(Card.safeParse({ ...endorsed, endorsed: { by: 'Head of mission' } }).success).toBe(false)
  expect(names.filter((name) => strict(name).endorsed !== null)).toEqual([])
})

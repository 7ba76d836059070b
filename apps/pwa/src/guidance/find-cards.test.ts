import { expect, test } from 'vitest'
import { findCards } from './find-cards.ts'
import { loadGuidance } from './load-guidance.ts'

const [english, french, arabic] = await Promise.all(
  (['en', 'fr', 'ar'] as const).map(async (locale) => (await loadGuidance(locale)).cards),
)
const codes = (cards: typeof english = [], text: string, component: string | null = null) =>
  findCards(cards, { text, component }).map(({ code }) => code)

test('GU-4 nothing typed shows every card in its order', () => {
  expect(codes(english, '')).toEqual(english?.map(({ code }) => code))
  expect(codes(english, '')[0]).toBe('attack_imminent')
})

test('GU-4 the beginning of a word is enough, in every order, and the title comes first', () => {
  expect(codes(english, 'interpr')[0]).toBe('interpreter')
  expect(codes(english, 'base civil')[0]).toBe('civilians_at_base')
  expect(codes(english, 'terpreter')).toEqual([])
  expect(codes(english, 'interpr zebra')).toEqual([])
})

test('GU-4 accents and case make no difference', () => {
  const plain = codes(french, 'deplaces')
  expect(plain[0]).toBe('displaced_arriving')
  expect(codes(french, 'DÉPLACÉS')).toEqual(plain)
})

test('GU-4 the spellings of Arabic letters make no difference, nor the article', () => {
  const written = codes(arabic, 'قرية')
  expect(written[0]).toBe('attack_imminent')
  expect(codes(arabic, 'قريه')).toEqual(written)
  expect(codes(arabic, 'القرية')).toEqual(written)
  expect(codes(arabic, 'إغتصاب')).toEqual(codes(arabic, 'اغتصاب'))
  expect(codes(arabic, 'اغتصاب')).toContain('sexual_violence')
})

test('GU-4 a component sees its own cards and those for everybody', () => {
  const own = codes(english, '', 'public_information')
  expect(own).toContain('what_we_cannot')
  expect(own).toContain('sexual_violence')
  expect(own).not.toContain('evidence_scene')
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Choices } from '@tocsin/testkit/random'

/**
 * Words of the app itself by how often it says them, as it was on 2026-11-26: the same ones whatever
 * it says later, so that bytes stay comparable.
 */
const languages = ['en', 'fr', 'ar'] as const
const words = Object.fromEntries(
  languages.map((language) => {
    const text = readFileSync(join(import.meta.dirname, 'words', `${language}.txt`), 'utf8')
    return [language, text.split(/\s+/).filter(Boolean)]
  }),
)

/**
 * A text of 300 to 800 characters in one of the three languages, its words drawn by Zipf's law: nearly
 * eight bits a word, as much as prose holds, and no phrase that a dictionary could know.
 */
export function narrative(choices: Choices): string {
  const known = words[choices.weighted(languages, (l) => ({ en: 5, fr: 3, ar: 2 })[l])] ?? []
  const draw = () => known[zipf(choices, known.length)] ?? ''
  const length = choices.whole(300, 800)
  let text = ''
  while (text.length < length - 60) {
    const sentence = Array.from({ length: choices.whole(5, 16) }, () =>
      choices.chance(0.04) ? String(choices.whole(2, 90)) : draw(),
    ).join(' ')
    text += `${text && ' '}${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`
  }
  return text
}

/** A rank below `count`, by 1 / (rank + 2.7): the inverse of its integral, which is near enough. */
function zipf(choices: Choices, count: number): number {
  const share = choices.whole(0, 999_999) / 1_000_000
  return Math.floor(2.7 * ((count + 2.7) / 2.7) ** share - 2.7)
}

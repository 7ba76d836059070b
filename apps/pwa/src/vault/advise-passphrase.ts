import {
  countedKinds,
  countedSigns,
  countedWords,
  fewestSigns,
  fewestWords,
  tidyPassphrase,
} from './passphrase.ts'

/**
 * What to say to somebody who is choosing a passphrase. `more` = so many words are missing; `known` =
 * words that a guesser tries first do not count; `enough` = the floor is met; `drawn` = the very words
 * that a generator drew, whose strength is known.
 */
export type PassphraseAdvice =
  | { is: 'empty' }
  | { is: 'more'; words: number; known: readonly string[] }
  | { is: 'enough'; known: readonly string[] }
  | { is: 'drawn' }

/** One spelling of a word, without accents, case or what is put before and behind it. */
export type FoldName = (text: string) => string

const usual = ['tocsin', 'password', 'passphrase', 'motdepasse', 'welcome', 'bonjour', 'mission']

/** Names of months and days in the three languages: parts of dates. */
function calendarWords(): string[] {
  // Seven days and twelve months: every name once.
  const dates = [
    ...Array.from({ length: 7 }, (_, day) => new Date(Date.UTC(2026, 0, day + 1))),
    ...Array.from({ length: 11 }, (_, month) => new Date(Date.UTC(2026, month + 1, 1))),
  ]
  return ['en', 'fr', 'ar'].flatMap((locale) =>
    (['month', 'weekday'] as const).flatMap((part) => {
      const format = new Intl.DateTimeFormat(locale, { [part]: 'long', timeZone: 'UTC' })
      return dates.map((date) => format.format(date))
    }),
  )
}

/** The words of all these names, each once, as they are compared. */
export function knownWords(names: Iterable<string>, fold: FoldName): ReadonlySet<string> {
  const words = [...names, ...usual, ...calendarWords()].flatMap((name) => fold(name).split(' '))
  return new Set(words.filter((word) => word.length >= 3))
}

/** What is left of a passphrase without the words that are expected of its owner, and those words. */
function withoutKnown(passphrase: string, known: ReadonlySet<string>, fold: FoldName) {
  const found: string[] = []
  const seen = new Set<string>()
  const left = passphrase.split(/([\s\p{P}\p{S}]+)/u).map((part) => {
    // "Osseko2024" and "4Osseko" are the name of the place all the same.
    const word = fold(part).replace(/^\d+|\d+$/g, '')
    if (known.has(word)) found.push(part)
    // A word said again, with a year behind it, is no other word.
    const isCounted = !known.has(word) && !(word !== '' && seen.has(word))
    seen.add(word)
    return isCounted ? part : ''
  })
  return { left: tidyPassphrase(left.join('')), found }
}

/** Whether what was typed may be taken, and what to say about it while it is typed. */
export function advisePassphrase(
  typed: string,
  { known, drawn, fold }: { known: ReadonlySet<string>; drawn: string; fold: FoldName },
): PassphraseAdvice {
  const passphrase = tidyPassphrase(typed)
  if (passphrase === '') return { is: 'empty' }
  if (passphrase === drawn) return { is: 'drawn' }
  const { left, found } = withoutKnown(passphrase, known, fold)
  const words = countedWords(left)
  const mixed = /\p{L}/u.test(left) && countedKinds(left) >= 2 && countedSigns(left) >= fewestSigns
  if (words >= fewestWords || mixed) return { is: 'enough', known: found }
  return { is: 'more', words: fewestWords - words, known: found }
}

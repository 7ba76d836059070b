/** Fewer than this many different words, or signs, can be guessed. */
export const fewestWords = 4
export const fewestSigns = 14

/**
 * The passphrase as it is stretched: one spelling of composed letters (NFKC), single spaces, none at
 * the ends. Large and small letters stay different.
 */
export function tidyPassphrase(typed: string): string {
  return typed.normalize('NFKC').trim().replace(/\s+/gu, ' ')
}

const rows = [
  '1234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'azertyuiop',
  'qsdfghjklm',
  'wxcvbn',
]

function follows(before: string, sign: string): boolean {
  const step = (sign.codePointAt(0) ?? 0) - (before.codePointAt(0) ?? 0)
  return (
    Math.abs(step) <= 1 ||
    rows.some((row) => row.includes(before + sign) || row.includes(sign + before))
  )
}

function shortestPeriod(signs: readonly string[]): number {
  for (let period = 1; period < signs.length; period++) {
    if (signs.every((sign, i) => i < period || sign === signs[i - period])) return period
  }
  return signs.length
}

/** Signs that cost a guesser something: a run (1234, qwerty) counts two, a repetition counts once. */
export function countedSigns(passphrase: string): number {
  const signs = [...passphrase.toLowerCase().replaceAll(' ', '')]
  const unit = signs.slice(0, shortestPeriod(signs))
  const runsOn = (i: number) => i > 0 && follows(unit[i - 1] ?? '', unit[i] ?? '')
  return unit.filter((_, i) => !(runsOn(i) && runsOn(i - 1))).length
}

/** Different words of at least three letters. */
export function countedWords(passphrase: string): number {
  const words = passphrase.toLowerCase().match(/[\p{L}\p{M}]{3,}/gu) ?? []
  return new Set(words.filter((word) => countedSigns(word) >= 2)).size
}

const kinds = [/[\p{Ll}\p{Lo}]/u, /(?<=[\p{L}\p{N}\p{P}\p{S}])\p{Lu}/u, /\p{N}/u, /[\p{P}\p{S}]/u]

/** Letters, capitals inside a word, digits, marks: how many of the four occur. */
export function countedKinds(passphrase: string): number {
  return kinds.filter((kind) => kind.test(passphrase)).length
}

/**
 * Whether a passphrase is enough: four different words, or fourteen signs of at least two kinds with a
 * letter among them (a date or a telephone number is found at once, and so are three words). It is the
 * floor, not a measure: only generated words have a known strength.
 */
export function isStrongPassphrase(typed: string): boolean {
  const passphrase = tidyPassphrase(typed)
  if (countedWords(passphrase) >= fewestWords) return true
  const mixed = /\p{L}/u.test(passphrase) && countedKinds(passphrase) >= 2
  return mixed && countedSigns(passphrase) >= fewestSigns
}

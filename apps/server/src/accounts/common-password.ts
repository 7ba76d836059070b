import { createRequire } from 'node:module'

/** Letters that are left of a password before it counts as a person's own. */
const shortestOwn = 6
const shortestWord = 4

let known: ReadonlySet<string> | undefined

/** Four megabytes that most servers never need: read with the first password that somebody chooses. */
function readCommon(): ReadonlySet<string> {
  const library = createRequire(import.meta.url)('@zxcvbn-ts/language-common')
  // as: the form of the library, which `require` does not know.
  const { dictionary } = library as typeof import('@zxcvbn-ts/language-common')
  return new Set(dictionary['passwords-common'])
}

/** Lower case, without accents, digits for letters undone: as lists of common passwords are tried. */
function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

/**
 * Whether a password is one that everybody tries first: on the list of 49,000 common ones, one of
 * them with digits and signs before or behind, the same said several times, letters of one kind, or
 * hardly more than names that everybody knows (mission, areas, the person; ASVS 5.0, 6.2.4, 6.2.11).
 */
export function isCommonPassword(password: string, names: readonly string[]): boolean {
  known ??= readCommon()
  const whole = folded(password)
  const core = whole.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  const once = /^(.+?)\1+$/u.exec(whole)?.[1] ?? whole
  const coreOnce = /^(.+?)\1+$/u.exec(core)?.[1] ?? core
  if ([whole, core, once, coreOnce].some((word) => known?.has(word))) return true
  if (new Set(whole).size < shortestOwn) return true
  return withoutNames(whole, names).length < shortestOwn
}

/** What is left of it once the names and everything that is no letter are taken out. */
function withoutNames(whole: string, names: readonly string[]): string {
  const words = names
    .flatMap((name) => folded(name).split(/[^\p{L}]+/u))
    .filter((word) => word.length >= shortestWord)
    .toSorted((a, b) => b.length - a.length)
  const left = words.reduce((rest, word) => rest.replaceAll(word, ' '), whole)
  return left.replace(/[^\p{L}]+/gu, '')
}

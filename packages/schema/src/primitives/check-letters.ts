import { crockford } from './crockford.ts'

/** Letters of the check behind a message. */
export const checkLength = 4

/** Prime, above twice any letter's value and every place: no difference and no product of two is a multiple of it. */
const modulus = 1021

/** Most letters in front of a check. */
export const mostChecked = 1000

/**
 * Two sums over the letters' values, plain and weighted by place, modulo 1021, two letters each (SPEC SM-4).
 * One wrong letter, and two different letters changed about, always change them.
 */
export function checkOf(letters: string): string {
  const { plain, weighted } = sumsOf(letters)
  return spellSum(plain) + spellSum(weighted)
}

/** `at` = the place from 0 of the one letter that is wrong, where it is one; null when more is. */
export type Checked = { is: 'right' } | { is: 'wrong'; at: number | null }

/** Judges letters that end with their check. Throws a RangeError on more than {@link mostChecked}. */
export function judgeLetters(all: string): Checked {
  const letters = all.slice(0, -checkLength)
  if (letters.length > mostChecked) throw new RangeError(`${letters.length} letters to check`)
  const check = all.slice(-checkLength)
  const { plain, weighted } = sumsOf(letters)
  const offPlain = offset(readSum(check.slice(0, 2)), plain)
  const offWeighted = offset(readSum(check.slice(2)), weighted)
  if (offPlain === 0 && offWeighted === 0) return { is: 'right' }
  // Only one sum is off: the letter is one of that sum's own two.
  if (offPlain === 0 || offWeighted === 0) {
    const wrong = offPlain === 0 ? 2 : 0
    const isSecond =
      check.slice(wrong, wrong + 1) === spellSum(offPlain === 0 ? weighted : plain)[0]
    return { is: 'wrong', at: letters.length + wrong + (isSecond ? 1 : 0) }
  }
  for (let at = 0; at < letters.length; at++) {
    const value = letterValue(letters[at]) + signed(offPlain)
    const isIt = ((at + 1) * offPlain) % modulus === offWeighted
    if (isIt && value >= 0 && value < crockford.letters.length) return { is: 'wrong', at }
  }
  return { is: 'wrong', at: null }
}

function sumsOf(letters: string): { plain: number; weighted: number } {
  let [plain, weighted] = [0, 0]
  for (let at = 0; at < letters.length; at++) {
    const value = letterValue(letters[at])
    plain = (plain + value) % modulus
    weighted = (weighted + (at + 1) * value) % modulus
  }
  return { plain, weighted }
}

function letterValue(letter: string | undefined): number {
  return crockford.values.get(letter ?? '') ?? 0
}

function spellSum(sum: number): string {
  return (crockford.letters[sum >> 5] ?? '') + (crockford.letters[sum & 31] ?? '')
}

function readSum(letters: string): number {
  return letterValue(letters[0]) * 32 + letterValue(letters[1])
}

/** What has to be added to `sum` to come to `target`, from 0. */
function offset(target: number, sum: number): number {
  return (target - sum + 2 * modulus) % modulus
}

/** A remainder as the difference of two letters: from −31 to 31 where it is one. */
function signed(off: number): number {
  return off > modulus / 2 ? off - modulus : off
}

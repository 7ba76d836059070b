import type { Bytes } from '../primitives/bytes.ts'
import { checkLength, checkOf, judgeLetters } from '../primitives/check-letters.ts'
import { crockford } from '../primitives/crockford.ts'
import { err, ok, type Result } from '../primitives/result.ts'
import { spell, unspell } from '../primitives/spelled-bits.ts'
import { groupLetters, groupsTyped } from '../primitives/wrong-groups.ts'

/** What every short message begins with: ours, of the first form. It is no part of the letters. */
export const shortStart = 'SM1'

/** Bytes of a message, and the letters without check that they are spelled in: with and without words of the place (SPEC SM-3). */
export const shortSizes = { plain: 47, named: 75 } as const
const lettersFor = { [shortSizes.plain]: 76, [shortSizes.named]: 120 } as const

/** Most septets of one message (3GPP TS 23.038 §6.2.1 and 23.040: 140 octets). */
export const mostSeptets = 160

/** The groups that are read out, the check last. Throws a RangeError on bytes of another length. */
export function shortGroups(bytes: Bytes): string[] {
  const size = Object.values(shortSizes).find((each) => each === bytes.length)
  if (size === undefined) throw new RangeError(`a short message of ${bytes.length} bytes`)
  const letters = spell(crockford, bytes).padEnd(lettersFor[size], '0')
  return (letters + checkOf(letters)).match(/.{1,4}/g) ?? []
}

/** The text of one SMS: at most {@link mostSeptets} characters, each of them one septet. */
export function shortText(bytes: Bytes): string {
  return [shortStart, ...shortGroups(bytes)].join(' ')
}

/** `other`: none of ours. `open`: `letters` more are still to come. `wrong`: `groups` from 1, none where it cannot be told. */
export type ShortWrong =
  | { is: 'other' }
  | { is: 'open'; letters: number }
  | { is: 'wrong'; groups: number[] }

/** The bytes of a pasted or typed message. Its beginning may be left out, small letters and any gaps are understood. Never throws. */
export function readShort(text: string): Result<Bytes, ShortWrong> {
  const groups = groupsOf(text)
  if (!groups) return err({ is: 'other' })
  const strange = numbersOf(groups, (group) => !isSpelled(group))
  if (strange.length > groups.length / 2) return err({ is: 'other' })
  if (strange.length > 0) return err({ is: 'wrong', groups: strange })
  const letters = groups.join('')
  if (!wholeLengths.includes(letters.length)) return err(unevenIn(groups, letters.length))
  const judged = judgeLetters(letters)
  if (judged.is === 'right') return bytesOf(letters.slice(0, -checkLength))
  return err({ is: 'wrong', groups: judged.at === null ? [] : [groupAt(judged.at)] })
}

const wholeLengths = Object.values(lettersFor).map((length) => length + checkLength)

/** The groups without the beginning; undefined for what is plainly something else. */
function groupsOf(text: string): string[] | undefined {
  const typed = groupsTyped(text.replace(/[^\p{L}\p{N}\s-]/gu, ''))
  const [first = '', ...rest] = typed
  const isStarted = first.startsWith(shortStart)
  const isWhole = wholeLengths.includes(typed.join('').length)
  const groups = isStarted && !isWhole ? [first.slice(shortStart.length), ...rest] : typed
  const filled = groups.filter((group) => group !== '')
  if (filled.length === 0) return undefined
  const fours = filled.filter(({ length }) => length === groupLetters).length
  if (fours * 2 > filled.length) return filled
  // Typed in another rhythm, or words of a language.
  const isOurs = isStarted || isWhole || filled.length === 1
  return isOurs ? (filled.join('').match(/.{1,4}/gu) ?? []) : undefined
}

/** A group of another length is named; else letters are still to come, or there are too many. */
function unevenIn(groups: readonly string[], letters: number): ShortWrong {
  const uneven = numbersOf(groups, ({ length }, at) => {
    return length > groupLetters || (length < groupLetters && at < groups.length - 1)
  })
  const next = wholeLengths.find((length) => length > letters)
  if (uneven.length > 0 || next === undefined) return { is: 'wrong', groups: uneven }
  return { is: 'open', letters: next - letters }
}

function bytesOf(letters: string): Result<Bytes, ShortWrong> {
  const size = letters.length === lettersFor[shortSizes.plain] ? shortSizes.plain : shortSizes.named
  const bytes = unspell(crockford, letters.slice(0, Math.ceil((size * 8) / 5)))
  return bytes?.length === size ? ok(bytes) : err({ is: 'wrong', groups: [] })
}

function numbersOf(
  groups: readonly string[],
  isOne: (group: string, at: number) => boolean,
): number[] {
  return groups.flatMap((group, at) => (isOne(group, at) ? [at + 1] : []))
}

function isSpelled(group: string): boolean {
  return [...group].every((letter) => crockford.values.has(letter))
}

function groupAt(place: number): number {
  return Math.floor(place / groupLetters) + 1
}

import { crockford } from './crockford.ts'

/** Letters in a group that is read out at once. */
export const groupLetters = 4

/** Groups of a typed text as they were typed; of one typed without gaps, as it would have been read out. */
export function groupsTyped(text: string): string[] {
  const typed = text
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
    .split(/[\s-]+/)
    .filter((group) => group !== '')
  return typed.length > 1 ? typed : (typed[0]?.match(/.{1,4}/gu) ?? [])
}

/**
 * Where a typed text is wrong, as numbers of its groups from 1: a group of another length or with a letter
 * that there is none of, else the groups in which one other letter, or two letters changed about, would
 * make it right. Empty when more than that is wrong. A check of n bits takes a right group for a wrong one
 * in about one of 2^n / 1100 texts.
 */
export function wrongGroups(text: string, isRight: (letters: string) => boolean): number[] {
  const groups = groupsTyped(text)
  const last = groups.length - 1
  const misshapen = groups.flatMap((group, at) => {
    const isWhole =
      group.length === groupLetters || (at === last - 1 && group.length < groupLetters)
    return isWhole && [...group].every((letter) => crockford.values.has(letter)) ? [] : [at + 1]
  })
  if (misshapen.length > 0) return misshapen
  const letters = groups.join('')
  const ends = groups.map(
    ((end) => (group: string) => {
      end += group.length
      return end
    })(0),
  )
  const groupAt = (place: number) => ends.findIndex((end) => place < end) + 1
  const found = new Set<number>()
  for (let place = 0; place < letters.length; place++) {
    const [before, after] = [letters.slice(0, place), letters.slice(place + 1)]
    const next = after.slice(0, 1)
    const others = [...crockford.letters].map((letter) => `${before}${letter}${after}`)
    const swapped = `${before}${next}${letters[place]}${after.slice(1)}`
    if (others.some((other) => other !== letters && isRight(other))) found.add(groupAt(place))
    else if (next !== '' && isRight(swapped)) {
      found.add(groupAt(place))
      found.add(groupAt(place + 1))
    }
  }
  return [...found].sort((a, b) => a - b)
}

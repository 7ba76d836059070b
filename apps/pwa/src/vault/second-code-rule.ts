import { countedSigns } from './passphrase.ts'

/** Six digits or more: enough only where a key is needed as well. */
export function isPin(typed: string): boolean {
  return /^\d{6,}$/.test(typed.trim()) && countedSigns(typed) >= 4
}

/** Signs that have to differ, so that no slip of a finger enters the one for the other. */
const leastDistance = 3
const leastSigns = 6

/**
 * Whether a second code may stand beside a passphrase (both tidy): long enough to be taken for one,
 * and no slip of the other. The slower to be entered in error, the better: it destroys.
 */
export function isFitSecondCode(second: string, passphrase: string): boolean {
  if ([...second].length < leastSigns) return false
  return editDistance(second.toLowerCase(), passphrase.toLowerCase()) >= leastDistance
}

/** Signs to be added, taken away or changed to make one text of the other (Levenshtein). */
export function editDistance(one: string, other: string): number {
  const [a, b] = [[...one], [...other]]
  let before = b.map((_, i) => i)
  before.push(b.length)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      row.push(Math.min((before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (before[j - 1] ?? 0) + same))
    }
    before = row
  }
  return before[b.length] ?? 0
}

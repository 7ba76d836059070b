/** One bit for each of 32 kinds of letters. */
const bitOf = (text: string, at: number) => 1 << (text.charCodeAt(at) & 31)

/** Which letters stand in a name from position `from` to before `to`. */
export function lettersIn(name: string, from: number, to: number): number {
  let mask = 0
  for (let i = from; i < Math.min(to, name.length); i++) mask |= bitOf(name, i)
  return mask
}

/** Windows of a name in which typed letters 0 to 3 and 4 to 7 stand: two mistypings move one by two. */
export const windows = { start: [0, 6], middle: [2, 10] } as const

/** The bits of the first eight typed letters. */
export function typedLetters(text: string): Int32Array {
  return Int32Array.from({ length: Math.min(8, text.length) }, (_, i) => bitOf(text, i))
}

/**
 * Whether more of the typed letters are missing in the windows of a name than were mistyped: then it
 * is certainly another name.
 */
export function certainlyOther(
  typed: Int32Array,
  start: number,
  middle: number,
  mistyped: number,
): boolean {
  let missing = 0
  for (let i = 0; i < typed.length; i++) {
    if (((i < 4 ? start : middle) & (typed[i] ?? 0)) !== 0) continue
    missing += 1
    if (missing > mistyped) return true
  }
  return false
}

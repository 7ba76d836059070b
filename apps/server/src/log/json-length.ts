/** Of a character: six, as `\\u0000`. Of a number: `-1.2345678901234567e-300`. */
const longest = { character: 6, number: 25, word: 5 }

/** What nests deeper is measured exactly, by whoever asks. */
const deepest = 64

/**
 * Whether the JSON text of a value has at most `most` characters for certain; false may be either. A
 * fraction of what it takes to write the text.
 */
export function isSurelyWithin(most: number, value: unknown): boolean {
  return left(most, value, 0) >= 0
}

/** How many characters of `room` are left behind this value; below 0 none. */
function left(room: number, value: unknown, depth: number): number {
  if (room < 0 || depth > deepest) return -1
  if (typeof value === 'string') return room - 2 - longest.character * value.length
  if (typeof value === 'number') return room - longest.number
  if (typeof value !== 'object' || value === null) return room - longest.word
  let rest = room - 2
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length && rest >= 0; at++) {
      rest = left(rest - 1, value[at], depth + 1)
    }
    return rest
  }
  for (const [key, member] of Object.entries(value)) {
    if (rest < 0) return rest
    // Two quotes, a colon and a comma.
    rest = left(rest - 4 - longest.character * key.length, member, depth + 1)
  }
  return rest
}

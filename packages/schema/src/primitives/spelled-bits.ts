import type { Bytes } from './bytes.ts'

/** Letters for every value of so many bits. */
export type Spelling = { letters: string; bits: number; values: ReadonlyMap<string, number> }

/** `letters`: 32 for five bits a letter, 64 for six. */
export function spellingOf(letters: string): Spelling {
  const values = new Map(Array.from(letters, (letter, value) => [letter, value]))
  return { letters, bits: Math.log2(letters.length), values }
}

/** So many bits a letter, zeros at the end. */
export function spell({ letters, bits: each }: Spelling, bytes: Uint8Array): string {
  let text = ''
  let bits = 0
  let held = 0
  for (let i = 0; i < bytes.length; i++) {
    held = (held << 8) | (bytes[i] ?? 0)
    bits += 8
    while (bits >= each) {
      bits -= each
      text += letters[held >> bits]
      held &= (1 << bits) - 1
    }
  }
  return bits > 0 ? text + letters[held << (each - bits)] : text
}

/** Undefined for any other text than {@link spell} writes: several texts never stand for the same bytes. */
export function unspell({ bits: each, values }: Spelling, text: string): Bytes | undefined {
  if ((text.length * each) % 8 >= each) return undefined
  const bytes = new Uint8Array(Math.floor((text.length * each) / 8))
  let at = 0
  let bits = 0
  let held = 0
  for (const letter of text) {
    const value = values.get(letter)
    if (value === undefined) return undefined
    held = (held << each) | value
    bits += each
    if (bits >= 8) {
      bits -= 8
      bytes[at++] = held >> bits
      held &= (1 << bits) - 1
    }
  }
  return held === 0 ? bytes : undefined
}

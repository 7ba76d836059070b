import { editDistance } from './edit-distance.ts'

export const notAtAll = 100

/** 0 is the whole name, then its beginning (1) and that of a later word (3). */
export function nameScore(spelling: string, text: string): number {
  if (spelling.startsWith(text)) return spelling.length === text.length ? 0 : 1
  return spelling.includes(` ${text}`) ? 3 : notAtAll
}

/** A whole code counts as a whole name; three signs of one come after the beginning of a name. */
export function codeScore(code: string, text: string): number {
  if (code === text) return 0
  return text.length >= 3 && code.startsWith(text) ? 2 : notAtAll
}

/** How many mistypings are forgiven in a text of that length. */
export function forgiven(length: number): number {
  return length >= 7 ? 2 : length >= 4 ? 1 : 0
}

/** After every exact match: 4 and 5 for the whole name, 7 and 8 for its beginning. */
export function mistypedScore(spelling: string, text: string, allowed: number): number {
  const whole = editDistance(text, spelling, allowed)
  if (whole <= allowed) return 3 + whole
  const start = editDistance(text, spelling.slice(0, text.length), allowed)
  return start <= allowed ? 6 + start : notAtAll
}

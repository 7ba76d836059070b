import * as z from 'zod/mini'

/**
 * One line of text of 1..`max` UTF-16 units. Before it is measured it is put into one form: Unicode
 * NFC, control characters and line breaks to spaces, half surrogate pairs (they have no UTF-8 and
 * could not be hashed) to U+FFFD, trimmed.
 */
export function shortText(max: number) {
  return z.string().check(z.overwrite(tidy), z.minLength(1), z.maxLength(max))
}

/** What is in that form already, but for spaces at its ends. */
const plain = /^[ -~]*$/

function tidy(text: string): string {
  if (plain.test(text)) return text.trim()
  return text
    .replace(/[\uD800-\uDFFF]/gu, '\uFFFD')
    .normalize('NFC')
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
}

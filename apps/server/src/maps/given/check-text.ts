/** What windows-1252 makes of the second byte of a letter in UTF-8. */
const second =
  '[\\u0080-\\u00bf\\u0152\\u0153\\u0160\\u0161\\u0178\\u017d\\u017e\\u0192\\u02c6\\u02dc\\u2013-\\u203a\\u20ac\\u2122]'
/** Text that was read in another encoding than it was written in: "Ã©", "Ø§", a replacement character. */
const garbled = new RegExp(`\\ufffd|[\\u00c2\\u00c3\\u00c5\\u00d8\\u00d9]${second}`)

/** Letters, digits, dot, hyphen and underscore: what a place of a report takes as its code. */
const code = /^[A-Za-z0-9._-]{1,32}$/

/** A name as it will be shown; the second value is why it cannot be used. */
export function nameFault(name: string): string | undefined {
  if (name === '') return 'The name is empty.'
  if (name.length > 200) return 'The name is longer than 200 letters.'
  return garbled.test(name)
    ? `The name “${name.slice(0, 40)}” was read in a wrong encoding.`
    : undefined
}

export function codeFault(pcode: string): string | undefined {
  return code.test(pcode) ? undefined : `“${pcode.slice(0, 40)}” is no P-code.`
}

/** Any value of a file as one line of text, in Unicode form C. */
export function oneLine(value: unknown): string {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' ? value.normalize('NFC').replace(/\s+/g, ' ').trim() : ''
}

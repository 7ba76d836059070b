/** A foreign text as one line of at most `max` UTF-16 units; what is cut off ends in an ellipsis. */
export function clipped(text: string, max: number): string {
  const line = text
    .replace(/[\p{Cc}\u2028\u2029\s]+/gu, ' ')
    .normalize('NFC')
    .trim()
  if (line.length <= max) return line
  // Never between the halves of one character.
  const kept = line.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/u, '')
  return `${kept.trimEnd()}…`
}

/**
 * The same text with its first letter or digit replaced by another one. A fixed letter in its place
 * would change nothing whenever it stands there already.
 */
export function bend(text: string): string {
  return text.replace(/^./, (first) => (first === 'a' ? 'b' : 'a'))
}

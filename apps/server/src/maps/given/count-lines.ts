/** The number of the line in which the position lies, from 1. */
export function countLines(text: string, position: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at !== -1 && at < position; at = text.indexOf('\n', at + 1)) {
    line += 1
  }
  return line
}

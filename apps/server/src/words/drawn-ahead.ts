import type { Random } from '../log/log-deps.ts'

const bytesAhead = 1024

/**
 * The same source, asked for a thousand bytes at a time: asking takes Node longer than sealing a short
 * text. No byte is given twice. For nonces, which are no secret: what was not given yet lies in memory.
 */
export function drawnAhead(random: Random): Random {
  let ahead = new Uint8Array(0)
  return (length) => {
    if (length > ahead.length) ahead = random(Math.max(length, bytesAhead))
    const given = ahead.subarray(0, length)
    ahead = ahead.subarray(length)
    return given
  }
}

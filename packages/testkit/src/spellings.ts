import { toBase64Url, toHex, utf8 } from '@tocsin/schema/primitives/bytes'

/** Letters at each edge of a base64 text that mix with their neighbours: 4, and as many again for safety. */
const edge = 4

/**
 * The ways in which the same bytes can lie in a file, for a search that must not miss one: as they are,
 * UTF-16 of their letters, hex of both cases, base64 and base64url at each of the three offsets. Of
 * sixteen bytes or more, or letters of some ciphertext may be taken for one.
 */
export function spellings(canary: Uint8Array): Uint8Array[] {
  const utf16 = Uint8Array.from({ length: canary.length * 2 }, (_, at) =>
    at % 2 === 0 ? (canary[at / 2] ?? 0) : 0,
  )
  const hex = toHex(canary)
  const base64 = [0, 1, 2].flatMap((shift) => {
    const shifted = new Uint8Array(shift + canary.length)
    shifted.set(canary, shift)
    const url = toBase64Url(shifted).slice(edge, -edge)
    return [url, url.replaceAll('-', '+').replaceAll('_', '/')]
  })
  return [canary, utf16, ...[hex, hex.toUpperCase(), ...base64].map(utf8)]
}

import { spell, spellingOf, unspell } from './spelled-bits.ts'

/** Bytes over memory of their own (never shared), which is what WebCrypto and the file system accept. */
export type Bytes = Uint8Array<ArrayBuffer>

const encoder = new TextEncoder()

// Above it the encoder is faster. Below it nearly every text is a label, an id or a tag, and a save
// spells some thirty of them: bytes as few as these lie in the script's own heap.
const longestByHand = 64

/** UTF-8 of a text. A lone surrogate becomes U+FFFD, as the encoding standard says. */
export function utf8(text: string): Bytes {
  if (text.length > longestByHand) return encoder.encode(text)
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < bytes.length; i++) {
    const code = text.charCodeAt(i)
    if (code > 0x7f) return encoder.encode(text)
    bytes[i] = code
  }
  return bytes
}

export function concatBytes(...chunks: readonly Uint8Array[]): Bytes {
  const all = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    all.set(chunk, at)
    at += chunk.length
  }
  return all
}

/** Not constant in time: for hashes and public data, never for comparing secrets. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i])
}

const hexOf = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** Lowercase hexadecimal, two digits a byte. */
export function toHex(bytes: Uint8Array): string {
  let hex = ''
  // By index here and below: a save waits for some thirty of these, and an iterator takes three times as long.
  for (let i = 0; i < bytes.length; i++) hex += hexOf[bytes[i] ?? 0]
  return hex
}

/** Throws a RangeError on anything but pairs of lowercase digits: foreign text is checked by its schema first. */
export function fromHex(hex: string): Bytes {
  if (!/^(?:[0-9a-f]{2})*$/.test(hex)) throw new RangeError('not lowercase hexadecimal')
  const bytes = new Uint8Array(hex.length / 2)
  for (let i = 0; i < bytes.length; i++) {
    bytes[i] = 16 * digit(hex.charCodeAt(2 * i)) + digit(hex.charCodeAt(2 * i + 1))
  }
  return bytes
}

/** The value of a character that is known to be a digit of {@link toHex}: `0` is 48, `a` is 97. */
function digit(code: number): number {
  return code < 97 ? code - 48 : code - 87
}

const base64Url = spellingOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_')

/** base64url without padding (RFC 4648 §5). */
export function toBase64Url(bytes: Uint8Array): string {
  return spell(base64Url, bytes)
}

/** Whether `text` is the one base64url form of some `length` bytes. */
export function isBase64Url(text: string, length: number): boolean {
  return unspell(base64Url, text)?.length === length
}

/** Throws a RangeError on any other text than {@link toBase64Url} writes: check foreign text with {@link isBase64Url}. */
export function fromBase64Url(text: string): Bytes {
  const bytes = unspell(base64Url, text)
  if (bytes === undefined) throw new RangeError('not base64url')
  return bytes
}

import { fromHex } from '../primitives/bytes.ts'
import { crockford } from '../primitives/crockford.ts'

/** The four characters by which people name a receipt ("receipt 7F3K"): the first 20 bits of the event's hash. */
export function receiptCode(hash: string): string {
  const [a = 0, b = 0, c = 0] = fromHex(hash.slice(0, 6))
  const bits = (a << 12) | (b << 4) | (c >> 4)
  return [15, 10, 5, 0].map((shift) => crockford.letters[(bits >> shift) & 31]).join('')
}

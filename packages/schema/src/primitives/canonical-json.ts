import { type Bytes, utf8 } from './bytes.ts'

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

/** Deeper values are refused: a hostile one would otherwise exhaust the stack of whoever walks it. */
export const deepestJson = 32

const loneSurrogate = /\p{Surrogate}/u

function text(value: string): string {
  if (loneSurrogate.test(value)) throw new TypeError('canonical JSON: lone surrogate')
  return JSON.stringify(value)
}

function write(value: unknown, depth: number): string {
  if (depth > deepestJson) throw new TypeError(`canonical JSON: deeper than ${deepestJson}`)
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return text(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('canonical JSON: number is not finite')
    return String(value)
  }
  if (Array.isArray(value)) {
    return `[${Array.from(value, (item) => write(item, depth + 1)).join(',')}]`
  }
  if (typeof value !== 'object') throw new TypeError(`canonical JSON: ${typeof value}`)
  // The default order is by UTF-16 code units, the very order RFC 8785 asks for.
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([key, item]) => `${text(key)}:${write(item, depth + 1)}`).join(',')}}`
}

/**
 * The one text of a JSON value (RFC 8785): equal values give equal bytes on every device, whatever
 * the order of their members. -0 is written 0. Throws a TypeError on what has no such form: a
 * number that is not finite, a lone surrogate, `undefined`, a value deeper than {@link deepestJson}.
 */
export function canonicalJson(value: Json): string {
  return write(value, 0)
}

export function canonicalJsonBytes(value: Json): Bytes {
  return utf8(canonicalJson(value))
}

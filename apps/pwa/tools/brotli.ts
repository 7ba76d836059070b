import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'

const compress = promisify(brotliCompress)
const known = new Map<string, Promise<Uint8Array>>()

/** Brotli at its best level, which takes seconds for a whole build: once for each text. */
export function brotli(content: string | Uint8Array): Promise<Uint8Array> {
  const text = typeof content === 'string' ? content : Buffer.from(content).toString('latin1')
  const packed = known.get(text) ?? compress(content)
  known.set(text, packed)
  return packed
}

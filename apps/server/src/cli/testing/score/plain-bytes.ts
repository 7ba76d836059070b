import { gunzipSync } from 'node:zlib'

/** What a file says, whether it is packed by gzip (RFC 1952) or not. */
export function plainBytes(bytes: Buffer): Buffer {
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes
}

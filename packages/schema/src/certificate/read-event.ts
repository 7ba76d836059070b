import { parseHeaderBytes } from '../chain/header-bytes.ts'
import type { LogEvent } from '../events/envelope.ts'
import { fromBase64Url, isBase64Url } from '../primitives/bytes.ts'
import { eventId } from '../primitives/ids.ts'
import type { CertifiedEvent } from './certificate.ts'

/** The event of a line, as it says of itself; undefined where its header is none. */
export function readEvent({ header, hash, parts }: CertifiedEvent): LogEvent | undefined {
  if (!isBase64Url(header, Math.floor((header.length * 3) / 4))) return undefined
  const parsed = parseHeaderBytes(fromBase64Url(header))
  if (!parsed.ok) return undefined
  const { seat, seatSeq } = parsed.value
  return { id: eventId(seat, seatSeq), header: parsed.value, hash, parts }
}

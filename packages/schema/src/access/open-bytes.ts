import { type Bytes, concatBytes, utf8 } from '../primitives/bytes.ts'
import type { MissionId, SeatId } from '../primitives/ids.ts'

/**
 * What a seat signs to enrol or to open a session: the server's challenge (base64url, used once)
 * under a tag of its own, so that it can never pass for a run. No part can hold the separator.
 */
export function openBytes(mission: MissionId, seat: SeatId, challenge: string): Bytes {
  return concatBytes(
    utf8('tocsin/open/v1'),
    new Uint8Array(1),
    utf8(`${mission}|${seat}|${challenge}`),
  )
}

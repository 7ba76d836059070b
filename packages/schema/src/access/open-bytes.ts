import { byteWriter } from '../chain/byte-writer.ts'
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

/**
 * What a seat signs to name its sealing key (raw X25519), once at its enrolment or later (SPEC EN-11): a
 * session alone names none.
 */
export function sealingKeyBytes(mission: MissionId, seat: SeatId, key: Bytes): Bytes {
  const write = byteWriter()
  write.str8(mission)
  write.seat(seat)
  return concatBytes(utf8('tocsin/seat-sealing/v1'), new Uint8Array(1), write.done(), key)
}

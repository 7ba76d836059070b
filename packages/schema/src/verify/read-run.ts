import { byteReader } from '../chain/byte-reader.ts'
import { runBytes } from '../chain/run.ts'
import { equalBytes, fromBase64Url, isBase64Url, utf8 } from '../primitives/bytes.ts'
import { MissionId, SeatId } from '../primitives/ids.ts'
import { envelopeSignedBytes } from '../sync/envelope.ts'

/**
 * What a seat signed: a push of any number of events under one root, or one event in a sealed
 * envelope by its hash.
 */
export type ReadRun =
  | { form: 'push'; runHead: string; headersRoot: string; counter: number }
  | { form: 'envelope' }

const runTag = utf8('tocsin/run/v1')

/**
 * Reads the bytes that a seat of a mission signed (base64url); undefined when they are not of this
 * seat, or are spelt in another way than ours. `hash` = the event that an envelope would be for.
 */
export function readRun(
  signed: string,
  of: { mission: string; seat: string; hash: string },
): ReadRun | undefined {
  if (!isBase64Url(signed, Math.floor((signed.length * 3) / 4))) return undefined
  const bytes = fromBase64Url(signed)
  const mission = MissionId.parse(of.mission)
  const seat = SeatId.parse(of.seat)
  if (!equalBytes(bytes.subarray(0, runTag.length), runTag)) {
    const isEnvelope = equalBytes(bytes, envelopeSignedBytes({ mission, seat, hash: of.hash }))
    return isEnvelope ? { form: 'envelope' } : undefined
  }
  const read = byteReader(bytes.slice(runTag.length + 1))
  const said = {
    mission: read.str8(),
    seat: read.seat(),
    runHead: read.hash(),
    headersRoot: read.hash(),
    requestHash: read.hash(),
    epoch: read.str8(),
    counter: read.u64(),
  }
  if (read.failed() || said.mission !== of.mission || said.seat !== of.seat) return undefined
  const { runHead, headersRoot, counter } = said
  const isOurs = equalBytes(bytes, runBytes({ ...said, mission, seat }))
  return isOurs ? { form: 'push', runHead, headersRoot, counter } : undefined
}

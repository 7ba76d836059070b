import { headersRoot, requestHash, runBytes } from '@tocsin/schema/chain/run'
import { type Bytes, fromBase64Url, isBase64Url } from '@tocsin/schema/primitives/bytes'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import type { ExchangeRequest } from '@tocsin/schema/sync/wire'
import { signatureBytes, verifyRun } from '@tocsin/seal/seat-key'
import type { KnownSeat } from './seats.ts'

/**
 * Whether the seat signed this request, run and question together (SPEC LG-1). The value is what it
 * signed, which the log keeps.
 */
export async function authenticateRun(
  seat: Pick<KnownSeat, 'publicKey'>,
  request: ExchangeRequest,
): Promise<Result<Bytes, Problem>> {
  const { question, hashes, run, runHead, signature } = request
  const refused = err(problem('bad_signature'))
  if (hashes.length !== run.length) return refused
  if (hashes.length > 0 && hashes.at(-1) !== runHead) return refused
  const hash = requestHash(question)
  if (!hash.ok || !isBase64Url(signature, signatureBytes)) return refused
  const signed = runBytes({
    mission: question.mission,
    seat: question.seat,
    runHead,
    headersRoot: headersRoot(hashes),
    requestHash: hash.value,
    epoch: question.epoch,
    counter: question.counter,
  })
  const isTheirs = await verifyRun(seat.publicKey, fromBase64Url(signature), signed)
  return isTheirs ? ok(signed) : refused
}

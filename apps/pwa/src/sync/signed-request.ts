import { headersRoot, requestHash, runBytes } from '@tocsin/schema/chain/run'
import { toBase64Url } from '@tocsin/schema/primitives/bytes'
import { ok, type Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import { pushedEvent } from '@tocsin/schema/sync/plan-run'
import type { ExchangeRequest } from '@tocsin/schema/sync/wire'
import type { PlannedExchange } from '../local/local.ts'
import type { OpenVault } from '../vault/open-vault.ts'

/** Run and question under one signature of the seat (SPEC SY-2). */
export async function signedRequest(
  { question, run, runHead }: PlannedExchange,
  seat: Pick<OpenVault['seat'], 'sign'>,
): Promise<Result<ExchangeRequest, Problem>> {
  const hashes = run.map(({ event }) => event.hash)
  const hash = requestHash(question)
  if (!hash.ok) throw new Error('a question that is no plain JSON')
  const { mission, counter, epoch } = question
  const signature = await seat.sign(
    runBytes({
      mission,
      seat: question.seat,
      runHead,
      headersRoot: headersRoot(hashes),
      requestHash: hash.value,
      epoch,
      counter,
    }),
  )
  if (!signature.ok) return signature
  return ok({
    question,
    runHead,
    hashes,
    run: run.map(pushedEvent),
    signature: toBase64Url(signature.value),
  })
}

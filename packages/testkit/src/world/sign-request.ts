import { headersRoot, requestHash, runBytes } from '@tocsin/schema/chain/run'
import type { OwnEvent } from '@tocsin/schema/events/draft'
import { toBase64Url } from '@tocsin/schema/primitives/bytes'
import { pushedEvent } from '@tocsin/schema/sync/plan-run'
import type { ExchangeQuestion, ExchangeRequest } from '@tocsin/schema/sync/wire'
import type { Key } from '@tocsin/seal/key'
import { signRun } from '@tocsin/seal/seat-key'

/** Run and question under one signature of the seat (SPEC SY-2), through JSON text as on the wire. */
export async function signRequest(
  key: Key,
  planned: { question: ExchangeQuestion; run: readonly OwnEvent[]; runHead: string },
): Promise<ExchangeRequest> {
  const { question, run, runHead } = planned
  const hashes = run.map(({ event }) => event.hash)
  const hash = requestHash(question)
  if (!hash.ok) throw new Error('a question that is no plain JSON')
  const { mission, seat, epoch, counter } = question
  const bytes = runBytes({
    mission,
    seat,
    runHead,
    headersRoot: headersRoot(hashes),
    requestHash: hash.value,
    epoch,
    counter,
  })
  const signature = toBase64Url(await signRun(key, bytes))
  const request = { question, runHead, hashes, run: run.map(pushedEvent), signature }
  return JSON.parse(JSON.stringify(request))
}

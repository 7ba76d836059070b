import type { ChainHead } from '@tocsin/schema/chain/chain'
import { headersRoot, requestHash, runBytes } from '@tocsin/schema/chain/run'
import { toBase64Url } from '@tocsin/schema/primitives/bytes'
import type { PushedEvent } from '@tocsin/schema/sync/pushed-event'
import type { ExchangeQuestion, ExchangeRequest } from '@tocsin/schema/sync/wire'
import type { Key } from '@tocsin/seal/key'
import { signRun } from '@tocsin/seal/seat-key'

/** A question and a run as their seat signs them (SPEC LG-1). `head` = the seat's, for an empty run. */
export async function signedRequest(asked: {
  key: Key
  question: ExchangeQuestion
  head: ChainHead
  run: readonly PushedEvent[]
  hashes: readonly string[]
}): Promise<ExchangeRequest> {
  const { question, run, hashes } = asked
  const hash = requestHash(question)
  if (!hash.ok) throw new Error('a question that is no JSON')
  const runHead = hashes.at(-1) ?? asked.head.hash
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
  const signature = toBase64Url(await signRun(asked.key, bytes))
  // Through JSON text: a body may hold `undefined` members, which no wire carries.
  return JSON.parse(JSON.stringify({ question, runHead, hashes, run, signature }))
}

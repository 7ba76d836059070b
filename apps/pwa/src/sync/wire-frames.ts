import { type Bytes, concatBytes } from '@tocsin/schema/primitives/bytes'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import { usualLimits } from '@tocsin/schema/sync/codec/budget'
import { dictionaryOf, newestDictionary } from '@tocsin/schema/sync/codec/dictionaries'
import {
  decodeExchangeReply,
  encodeExchangeRequest,
} from '@tocsin/schema/sync/codec/exchange-codec'
import { frameOf, frameReader, refusalIn } from '@tocsin/schema/sync/codec/frames'
import { endFlow, newFlow } from '@tocsin/schema/sync/codec/json-coder'
import type { There } from '@tocsin/schema/sync/codec/request-form'
import type { ExchangeRequest } from '@tocsin/schema/sync/wire'
import type { WireReplies } from './wire-messages.ts'

/** The frames of these requests. Throws a RangeError on what has no form in bytes. */
export function writeFrames(
  requests: readonly ExchangeRequest[],
  there: readonly There[] = [],
): Bytes {
  const dictionary = dictionaryOf(newestDictionary)
  if (!dictionary) throw new Error('the newest dictionary is missing')
  const flow = newFlow()
  const frames = requests.map((request, at) =>
    frameOf(encodeExchangeRequest(request, dictionary, there[at], flow)),
  )
  endFlow(flow)
  return concatBytes(...frames)
}

/** What answered them, one by one, up to the one that was refused. */
export function readFrames(body: Bytes, requests: readonly ExchangeRequest[]): WireReplies {
  const frames = frameReader()
  const whole = frames.push(body)
  if (!whole.ok || frames.isCut() || whole.value.length > requests.length) return err('unread')
  const replies: Result<unknown, Problem>[] = []
  const flow = newFlow()
  for (const [at, frame] of whole.value.entries()) {
    const refused = refusalIn(frame)
    const request = requests[at]
    if (refused || !request) {
      if (refused) replies.push(err(refused))
      continue
    }
    const reply = decodeExchangeReply(frame, { get: dictionaryOf }, request, usualLimits, flow)
    if (!reply.ok) return err('unread')
    replies.push(ok(reply.value))
  }
  endFlow(flow)
  return ok(replies)
}

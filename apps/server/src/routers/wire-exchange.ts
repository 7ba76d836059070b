import type { Header } from '@tocsin/schema/events/envelope'
import { type Bytes, concatBytes } from '@tocsin/schema/primitives/bytes'
import type { Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { dictionaryOf, newestDictionary } from '@tocsin/schema/sync/codec/dictionaries'
import { decodeRequestForm, encodeExchangeReply } from '@tocsin/schema/sync/codec/exchange-codec'
import {
  frameOf,
  frameReader,
  largestBody,
  refusal,
  wireType,
} from '@tocsin/schema/sync/codec/frames'
import { type HeldEvents, heldIn, requestOf } from '@tocsin/schema/sync/codec/request-form'
import type { ExchangeReply, ExchangeRequest } from '@tocsin/schema/sync/wire'
import type { Request, RequestHandler, Response } from 'express'
import type { AskLimit } from './ask-limit.ts'
import { sendProblem } from './send-problem.ts'

/** What may come out of one frame: above the largest event, and a tenth of a second of reading. */
const limits = { letters: 400_000, values: 60_000 }

/** The procedure behind both forms of the exchange, so that one door decides for both. */
export type AskExchange = (
  request: Request,
  response: Response,
  input: ExchangeRequest,
) => Promise<Result<ExchangeReply, Problem>>

/** Headers of events that are in the log, in their order. */
export type ReadHeld = (events: HeldEvents) => Promise<Header[]>

/**
 * The exchange in bytes (SPEC WC-7): each frame of the body is a request of its own, signed and numbered,
 * and is taken as soon as it is whole, so that what a cut link costs is the frame that it cut. The first
 * one that is refused ends it, with its problem in the place of its reply.
 */
export function wireExchange(
  ask: AskExchange,
  held: ReadHeld,
  limit: Pick<AskLimit, 'frame' | 'refused'>,
): RequestHandler {
  return (request, response, next) => {
    const address = request.ip ?? ''
    const reply = async (frame: Bytes) => {
      const may = await limit.frame(address)
      if (!may.ok) return refused(may.error)
      const replied = await replyTo(frame, held, (input) => ask(request, response, input))
      if (replied.isRefused) await limit.refused(address)
      return replied
    }
    answer(request, response, reply).catch(next)
  }
}

type Reply = { bytes: Bytes; isRefused: boolean }

function refused(why: Problem): Reply {
  return { bytes: refusal(why), isRefused: true }
}

async function answer(
  request: Request,
  response: Response,
  replyTo: (frame: Bytes) => Promise<Reply>,
): Promise<void> {
  const frames = frameReader()
  const replies: Bytes[] = []
  let length = 0
  for await (const chunk of request) {
    length += chunk.length
    const whole = frames.push(chunk)
    if (!whole.ok || length > largestBody) {
      response.set('Connection', 'close')
      return sendProblem(response, 413, 'too_large')
    }
    for (const frame of whole.value) {
      const reply = await replyTo(frame)
      replies.push(frameOf(reply.bytes))
      if (reply.isRefused) return send(request, response, replies)
    }
  }
  if (replies.length === 0 || frames.isCut()) return sendProblem(response, 400, 'bad_input')
  send(request, response, replies)
}

function send(request: Request, response: Response, replies: readonly Bytes[]) {
  // What is still on its way is not read.
  if (!request.complete) response.set('Connection', 'close')
  response.set({ 'Cache-Control': 'no-store', 'Content-Type': wireType })
  response.end(concatBytes(...replies))
}

async function replyTo(
  frame: Bytes,
  held: ReadHeld,
  ask: (input: ExchangeRequest) => Promise<Result<ExchangeReply, Problem>>,
): Promise<Reply> {
  const form = decodeRequestForm(frame, { get: dictionaryOf }, limits)
  const dictionary = dictionaryOf(frame[0] ?? newestDictionary)
  if (!form.ok || !dictionary) {
    const isTooLarge = !form.ok && form.error === 'too_large'
    const said = isTooLarge
      ? problem('too_large')
      : problem('bad_input', { dictionary: newestDictionary })
    return refused(said)
  }
  const missing = heldIn(form.value)
  const asked = requestOf(form.value, missing && (await held(missing)))
  if (!asked) {
    // Events that are not here look like a signature that is none: how many a seat has is for nobody to ask.
    const said = problem(missing ? 'bad_signature' : 'bad_input')
    return refused(said)
  }
  const answered = await ask(asked)
  if (!answered.ok) return refused(answered.error)
  return { bytes: encodeExchangeReply(answered.value, dictionary, asked), isRefused: false }
}

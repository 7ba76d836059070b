import type { Header } from '@tocsin/schema/events/envelope'
import { type Bytes, concatBytes } from '@tocsin/schema/primitives/bytes'
import type { Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { decodeRequestForm } from '@tocsin/schema/sync/codec/decode-request'
import { dictionaryOf, newestDictionary } from '@tocsin/schema/sync/codec/dictionaries'
import type { Dictionary } from '@tocsin/schema/sync/codec/dictionary'
import { encodeExchangeReply } from '@tocsin/schema/sync/codec/exchange-codec'
import {
  frameOf,
  frameReader,
  largestBody,
  refusal,
  wireType,
} from '@tocsin/schema/sync/codec/frames'
import { endFlow, type Flow, newFlow } from '@tocsin/schema/sync/codec/json-coder'
import { type HeldEvents, heldIn, requestOf } from '@tocsin/schema/sync/codec/read-request-form'
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
    const one = async (frame: Bytes, flow: Flow): Promise<Answer> => {
      const may = await limit.frame(address)
      if (!may.ok) return { refused: may.error }
      const answered = await answerTo(frame, flow, held, (input) => ask(request, response, input))
      if ('refused' in answered) await limit.refused(address)
      return answered
    }
    answer(request, response, one).catch(next)
  }
}

/** What a frame came to: the reply to it, or why there is none. */
type Answer = { asked: Asked; reply: ExchangeReply } | { refused: Problem }

/** A request and the dictionary in which its reply is written. */
type Asked = { request: ExchangeRequest; dictionary: Dictionary }

async function answer(
  request: Request,
  response: Response,
  answerTo: (frame: Bytes, flow: Flow) => Promise<Answer>,
): Promise<void> {
  const frames = frameReader()
  const answers: Answer[] = []
  const flow = newFlow()
  let length = 0
  try {
    for await (const chunk of request) {
      length += chunk.length
      const whole = frames.push(chunk)
      if (!whole.ok || length > largestBody) {
        response.set('Connection', 'close')
        return sendProblem(response, 413, 'too_large')
      }
      for (const frame of whole.value) {
        const answered = await answerTo(frame, flow)
        answers.push(answered)
        if ('refused' in answered) return send(request, response, answers)
      }
    }
  } finally {
    endFlow(flow)
  }
  if (answers.length === 0 || frames.isCut()) return sendProblem(response, 400, 'bad_input')
  send(request, response, answers)
}

/** Written when all are there: what one direction has learned is not moved out of the way for each. */
function written(answers: readonly Answer[]): Bytes {
  const flow = newFlow()
  const frames = answers.map((one) =>
    frameOf(
      'refused' in one
        ? refusal(one.refused)
        : encodeExchangeReply(one.reply, one.asked.dictionary, one.asked.request, flow),
    ),
  )
  endFlow(flow)
  return concatBytes(...frames)
}

function send(request: Request, response: Response, answers: readonly Answer[]) {
  const body = written(answers)
  // Headers of pages say nothing of bytes that no page shows, and would be most of a short answer.
  for (const name of response.getHeaderNames()) response.removeHeader(name)
  // What is still on its way is not read.
  if (!request.complete) response.set('Connection', 'close')
  response.set({
    'Cache-Control': 'no-store',
    'Content-Length': `${body.length}`,
    'Content-Type': wireType,
    'X-Content-Type-Options': 'nosniff',
  })
  response.end(body)
}

async function answerTo(
  frame: Bytes,
  flow: Flow,
  held: ReadHeld,
  ask: (input: ExchangeRequest) => Promise<Result<ExchangeReply, Problem>>,
): Promise<Answer> {
  const form = decodeRequestForm(frame, { get: dictionaryOf }, limits, flow)
  const dictionary = dictionaryOf(frame[0] ?? newestDictionary)
  if (!form.ok || !dictionary) {
    const isTooLarge = !form.ok && form.error === 'too_large'
    return {
      refused: isTooLarge
        ? problem('too_large')
        : problem('bad_input', { dictionary: newestDictionary }),
    }
  }
  const missing = heldIn(form.value)
  const request = requestOf(form.value, missing && (await held(missing)))
  if (!request) {
    // Events that are not here look like a signature that is none: how many a seat has is for nobody to ask.
    return { refused: problem(missing ? 'bad_signature' : 'bad_input') }
  }
  const answered = await ask(request)
  if (!answered.ok) return { refused: answered.error }
  return { asked: { request, dictionary }, reply: answered.value }
}

import type { Bytes } from '../../primitives/bytes.ts'
import { concatBytes } from '../../primitives/bytes.ts'
import type { Json } from '../../primitives/canonical-json.ts'
import { err, ok, type Result } from '../../primitives/result.ts'
import type { ExchangeReply, ExchangeRequest } from '../wire.ts'
import { bitReader, bitWriter } from './bit-coder.ts'
import { budgetOf, type Limits, Malformed, TooLarge, unbounded, usualLimits } from './budget.ts'
import type { Dictionary, Way } from './dictionary.ts'
import { isRecord } from './header-form.ts'
import { type Flow, loneFlow } from './json-coder.ts'
import { replyForm, replyOf } from './reply-form.ts'
import { requestForm, type There } from './request-form.ts'

/** Why bytes are no message: an older or newer dictionary, more than the limits, or nothing that was ever written. */
export type Unread = 'unknown_dictionary' | 'too_large' | 'malformed'

/** The dictionaries that this end has, by their version. */
export type Dictionaries = { get(version: number): Dictionary | undefined }

/**
 * The bytes of a request (SPEC WC-1), without what of its chain is `there` already (WC-10). `flow` = that of the
 * messages before it that went the same way in the same body (WC-12). Throws a RangeError on one nested deeper than any that is accepted.
 */
export function encodeExchangeRequest(
  request: ExchangeRequest,
  dictionary: Dictionary,
  there: There = {},
  flow: Flow = loneFlow(),
): Bytes {
  return written('request', requestForm(request, there), dictionary, undefined, flow)
}

/** The bytes of the reply to this request, which both ends hold and which is not said again. */
export function encodeExchangeReply(
  reply: ExchangeReply,
  dictionary: Dictionary,
  request: Asked,
  flow: Flow = loneFlow(),
): Bytes {
  const form = replyForm(JSON.parse(JSON.stringify(reply)))
  return written('reply', form, dictionary, request, flow)
}

/** A reply as it was, to be checked as one that came as JSON is (SPEC SY-7). Never throws. */
export function decodeExchangeReply(
  bytes: Uint8Array,
  dictionaries: Dictionaries,
  request: Asked,
  limits: Limits = usualLimits,
  flow: Flow = loneFlow(),
): Result<Json, Unread> {
  const form = readForm('reply', bytes, dictionaries, limits, request, flow)
  if (!form.ok) return form
  const reply = replyOf(form.value)
  return reply ? ok(reply) : err('malformed')
}

type Asked = Pick<ExchangeRequest, 'question' | 'runHead'>

/** What both ends know of a reply, because they have the request. */
function foretell({ coder, goesOn }: Dictionary, { question, runHead }: Asked) {
  for (const text of [runHead, question.seat, question.epoch]) {
    if (/^(?:[0-9a-f]{2}){8,}$/.test(text)) coder.name(text)
  }
  if (goesOn) coder.expect(Object.keys(question.cursors), question.mission)
}

function written(
  way: Way,
  form: Json,
  dictionary: Dictionary,
  asked: Asked | undefined,
  flow: Flow,
): Bytes {
  const { coder, version, goesOn } = dictionary
  const writer = bitWriter()
  coder.enter(goesOn ? flow : undefined)
  try {
    if (asked) foretell(dictionary, asked)
    coder.message(writer, unbounded, way, form)
  } catch (thrown) {
    flow.isOver = true
    if (thrown instanceof Malformed) throw new RangeError('a message that no reader would take')
    throw thrown
  } finally {
    if (!goesOn || flow.isOver) coder.enter(undefined)
  }
  return concatBytes(Uint8Array.of(version), writer.done())
}

/** The form of a message; `asked` = the request that a reply is to. Never throws. */
export function readForm(
  way: Way,
  bytes: Uint8Array,
  dictionaries: Dictionaries,
  limits: Limits,
  asked: Asked | undefined,
  flow: Flow,
): Result<Json, Unread> {
  const dictionary = dictionaries.get(bytes[0] ?? -1)
  if (!dictionary) return err('unknown_dictionary')
  const { coder, goesOn } = dictionary
  const reader = bitReader(bytes.subarray(1))
  coder.enter(goesOn ? flow : undefined)
  try {
    if (asked) foretell(dictionary, asked)
    const form = coder.message(reader, budgetOf(limits, reader.ranOut), way, undefined)
    return isRecord(form) && !reader.ranOut() ? ok(form) : err('malformed')
  } catch (thrown) {
    flow.isOver = true
    if (thrown instanceof TooLarge) return err('too_large')
    if (thrown instanceof Malformed) return err('malformed')
    throw thrown
  } finally {
    if (!goesOn || flow.isOver) coder.enter(undefined)
  }
}

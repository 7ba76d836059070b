import type { Bytes } from '../../primitives/bytes.ts'
import { concatBytes } from '../../primitives/bytes.ts'
import type { Json } from '../../primitives/canonical-json.ts'
import { err, ok, type Result } from '../../primitives/result.ts'
import type { ExchangeReply, ExchangeRequest } from '../wire.ts'
import { bitReader, bitWriter } from './bit-coder.ts'
import { budgetOf, type Limits, Malformed, TooLarge, unbounded, usualLimits } from './budget.ts'
import type { Dictionary, Way } from './dictionary.ts'
import { isRecord } from './header-form.ts'
import { replyForm, replyOf } from './reply-form.ts'
import { requestForm, requestOf, type There } from './request-form.ts'

/** Why bytes are no message: an older or newer dictionary, more than the limits, or nothing that was ever written. */
export type Unread = 'unknown_dictionary' | 'too_large' | 'malformed'

/** The dictionaries that this end has, by their version. */
export type Dictionaries = { get(version: number): Dictionary | undefined }

/**
 * The bytes of a request (SPEC WC-1), without what of its chain is `there` already (WC-10). Throws a RangeError on one nested deeper than any that is accepted.
 */
export function encodeExchangeRequest(
  request: ExchangeRequest,
  dictionary: Dictionary,
  there: There = {},
): Bytes {
  return written('request', requestForm(request, there), dictionary, [])
}

/** A request as it was before {@link encodeExchangeRequest}, to be checked as one that came as JSON is. Never throws. */
export function decodeExchangeRequest(
  bytes: Uint8Array,
  dictionaries: Dictionaries,
  limits: Limits = usualLimits,
): Result<ExchangeRequest, Unread> {
  const form = decodeRequestForm(bytes, dictionaries, limits)
  if (!form.ok) return form
  const request = requestOf(form.value)
  return request ? ok(request) : err('malformed')
}

/** The form of a request, for who has events that it leaves out (`request-form.ts`). Never throws. */
export function decodeRequestForm(
  bytes: Uint8Array,
  dictionaries: Dictionaries,
  limits: Limits = usualLimits,
): Result<Json, Unread> {
  return read('request', bytes, dictionaries, limits, [])
}

/** The bytes of the reply to this request, which both ends hold and which is not said again. */
export function encodeExchangeReply(
  reply: ExchangeReply,
  dictionary: Dictionary,
  request: Asked,
): Bytes {
  return written('reply', replyForm(JSON.parse(JSON.stringify(reply))), dictionary, known(request))
}

/** A reply as it was, to be checked as one that came as JSON is (SPEC SY-7). Never throws. */
export function decodeExchangeReply(
  bytes: Uint8Array,
  dictionaries: Dictionaries,
  request: Asked,
  limits: Limits = usualLimits,
): Result<Json, Unread> {
  const form = read('reply', bytes, dictionaries, limits, known(request))
  if (!form.ok) return form
  const reply = replyOf(form.value)
  return reply ? ok(reply) : err('malformed')
}

type Asked = Pick<ExchangeRequest, 'question' | 'runHead'>

function known({ question, runHead }: Asked): string[] {
  return [runHead, question.seat, question.epoch].filter((text) =>
    /^(?:[0-9a-f]{2}){8,}$/.test(text),
  )
}

function written(way: Way, form: Json, dictionary: Dictionary, names: readonly string[]): Bytes {
  const { coder, version } = dictionary
  const writer = bitWriter()
  try {
    for (const name of names) coder.name(name)
    coder.message(writer, unbounded, way, form)
  } catch (thrown) {
    if (thrown instanceof Malformed) throw new RangeError('a message that no reader would take')
    throw thrown
  } finally {
    coder.forget()
  }
  return concatBytes(Uint8Array.of(version), writer.done())
}

function read(
  way: Way,
  bytes: Uint8Array,
  dictionaries: Dictionaries,
  limits: Limits,
  names: readonly string[],
): Result<Json, Unread> {
  const dictionary = dictionaries.get(bytes[0] ?? -1)
  if (!dictionary) return err('unknown_dictionary')
  const { coder } = dictionary
  const reader = bitReader(bytes.subarray(1))
  try {
    for (const name of names) coder.name(name)
    const form = coder.message(reader, budgetOf(limits, reader.ranOut), way, undefined)
    return isRecord(form) && !reader.ranOut() ? ok(form) : err('malformed')
  } catch (thrown) {
    if (thrown instanceof TooLarge) return err('too_large')
    if (thrown instanceof Malformed) return err('malformed')
    throw thrown
  } finally {
    coder.forget()
  }
}

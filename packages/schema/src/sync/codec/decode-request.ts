import type { Json } from '../../primitives/canonical-json.ts'
import { err, ok, type Result } from '../../primitives/result.ts'
import type { ExchangeRequest } from '../wire.ts'
import { type Limits, usualLimits } from './budget.ts'
import { type Dictionaries, readForm, type Unread } from './exchange-codec.ts'
import { type Flow, loneFlow } from './json-coder.ts'
import { requestOf } from './read-request-form.ts'

/** A request as it was before {@link encodeExchangeRequest}, to be checked as one that came as JSON is. Never throws. */
export function decodeExchangeRequest(
  bytes: Uint8Array,
  dictionaries: Dictionaries,
  limits: Limits = usualLimits,
  flow: Flow = loneFlow(),
): Result<ExchangeRequest, Unread> {
  const form = decodeRequestForm(bytes, dictionaries, limits, flow)
  if (!form.ok) return form
  const request = requestOf(form.value)
  return request ? ok(request) : err('malformed')
}

/** The form of a request, for who has events that it leaves out (`request-form.ts`). Never throws. */
export function decodeRequestForm(
  bytes: Uint8Array,
  dictionaries: Dictionaries,
  limits: Limits = usualLimits,
  flow: Flow = loneFlow(),
): Result<Json, Unread> {
  return readForm('request', bytes, dictionaries, limits, undefined, flow)
}

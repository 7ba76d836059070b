import type { Header } from '../events/envelope.ts'
import type { FactsOf } from '../events/registry.ts'
import { type Bytes, toHex } from '../primitives/bytes.ts'
import { parseEventId, parseScopeId } from '../primitives/ids.ts'
import { sameJson } from '../primitives/same-json.ts'
import { areaTag, type ShortFlash } from './short-flash.ts'

/** The facts of a message as a desk records them: all that it says, and the message itself. */
export function heardFacts(message: Bytes, flash: ShortFlash): FactsOf<'FlashHeard'> {
  const { what, imminence, level, exercise, attached, place, occurredAt, saidAt } = flash
  return {
    message: toHex(message),
    saidAt,
    ...(what !== undefined && { what }),
    place,
    occurredAt,
    ...(imminence !== undefined && { imminence }),
    alert: level,
    ...(exercise && { exercise }),
    ...(attached && { attached }),
  }
}

/** Whether a recorded message says this: the facts, and by its header which record of which area and band (SPEC SM-6). */
export function saysMessage(
  { record, scope }: Pick<Header, 'record' | 'scope'>,
  facts: FactsOf<'FlashHeard'>,
  message: Bytes,
  flash: ShortFlash,
): boolean {
  const { area, band } = parseScopeId(scope)
  return (
    parseEventId(record).seatSeq === flash.seatSeq &&
    areaTag(area) === flash.area &&
    band === flash.band &&
    sameJson(facts, heardFacts(message, flash))
  )
}

import type { Bytes } from '@tocsin/schema/primitives/bytes'
import {
  type Collected,
  collect,
  envelopesOfWhole,
  partsOfWhole,
  wholeOf,
  wholeOfParts,
} from '@tocsin/schema/sync/carried-parts'
import { codeOfPart, codePieceBytes, partOfCode } from '@tocsin/schema/sync/part-code'

/** The envelopes as another tablet has them that scanned the codes backwards, each twice (SPEC EN-15). */
export function throughCodes(envelopes: readonly Bytes[]): Bytes[] {
  const codes = partsOfWhole(wholeOf(envelopes), codePieceBytes).map(codeOfPart)
  let collected: Collected
  for (const code of codes.toReversed()) {
    for (const text of [code, code]) {
      const part = partOfCode(text)
      if (part) collected = collect(collected, part).collected
    }
  }
  const whole = wholeOfParts(collected)
  const read = whole.ok ? envelopesOfWhole(whole.value) : whole
  if (!read.ok) throw new Error(`codes from hand to hand are ${read.error}`)
  return read.value
}

import type { Bytes } from '@tocsin/schema/primitives/bytes'
import {
  type Collected,
  collect,
  envelopesOfWhole,
  wholeOfParts,
} from '@tocsin/schema/sync/carried-parts'
import { isPartCode, partOfCode } from '@tocsin/schema/sync/part-code'

/** `foreign`: a code of something else. `damaged`: one of ours that is not as it was shown. */
export type CodeNews = 'new' | 'again' | 'other' | 'foreign' | 'damaged'

/** What came so far of the codes that another tablet shows (SPEC EN-15). */
export type Tally = { collected: Collected; news: CodeNews | null }

export const noTally: Tally = { collected: undefined, news: null }

/** Takes what one code says. What came before stays whatever it is. */
export function takeCode({ collected }: Tally, text: string): Tally {
  const part = partOfCode(text)
  if (!part) return { collected, news: isPartCode(text) ? 'damaged' : 'foreign' }
  return collect(collected, part)
}

/** Numbers that have not come yet. */
export function missingOf(collected: Collected): number[] {
  const all = Array.from({ length: collected?.total ?? 0 }, (_, at) => at + 1)
  return all.filter((number) => !collected?.parts.has(number))
}

/** The envelopes once every part is there; `unreadable` when together they are none. */
export function envelopesOf(collected: Collected): Bytes[] | 'missing' | 'unreadable' {
  const whole = wholeOfParts(collected)
  if (!whole.ok) return whole.error
  const envelopes = envelopesOfWhole(whole.value)
  return envelopes.ok ? envelopes.value : envelopes.error
}

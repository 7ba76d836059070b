import type { Count } from '@tocsin/schema/primitives/count'
import type { CountRange } from '../../ui/count-range.ts'

/** A count in the three fields; one without an upper limit shows its best number there until it is touched. */
export function countRange(count: Count | undefined): CountRange {
  if (!count) return { min: 0, best: null, max: 0 }
  const { min, best, max } = count
  return { min, best, max: max ?? best ?? min }
}

/** Only "at least" was given: nobody has said where it ends. */
export function rangeCount({ min, best, max }: CountRange, status: Count['status']): Count {
  return { min, best, max: best === null && max === min ? null : max, status }
}

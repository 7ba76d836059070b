import { type Bytes, equalBytes } from '../primitives/bytes.ts'
import { begin, markBytes, teamStart } from './team-envelope.ts'

/** Bytes up to the number of seats, by what the envelope begins with; undefined for what is of no such form. */
export function teamStartBytes(sealed: Bytes): number | undefined {
  if (!equalBytes(sealed.subarray(0, begin.length), begin)) return undefined
  const form = sealed[begin.length]
  if (form === 2) return begin.length + 1
  return form === 3 ? begin.length + 1 + markBytes : undefined
}

/** Whether an envelope names another mission than the one of this root. One that names none is no other's. */
export function isOfOtherMission(sealed: Bytes, root: string): boolean {
  const start = teamStart(root)
  return (
    teamStartBytes(sealed) === start.length && !equalBytes(sealed.subarray(0, start.length), start)
  )
}

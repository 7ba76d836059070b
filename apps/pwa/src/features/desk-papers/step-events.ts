import type { Paper } from '@tocsin/schema/paper/state'
import type { EventId } from '@tocsin/schema/primitives/ids'

/** Every event that a paper has taken in: one that is missing was held apart, or changed nothing. */
export function stepEvents({
  drafts,
  edits,
  signatures,
  released,
  dissents,
  shares,
}: Paper): EventId[] {
  const steps = [...drafts, ...edits, ...signatures, ...dissents, ...shares]
  return [...steps, ...(released ? [released] : [])].map(({ event }) => event)
}

import { mayReadPart } from '@tocsin/schema/access/rules'
import { commitmentOf } from '@tocsin/schema/chain/parts'
import type { LogEvent, Parts } from '@tocsin/schema/events/envelope'
import type { Actor } from '@tocsin/schema/primitives/actor'

/**
 * The event as this reader gets it: parts that are not theirs to read as commitments, so that the
 * chain still verifies (SPEC AC-4).
 */
export function readableEvent<E extends { event: LogEvent }>(entry: E, reader: Actor): E {
  const { header } = entry.event
  const parts: Parts = {}
  for (const [label, part] of Object.entries(entry.event.parts)) {
    const commitment = commitmentOf(part)
    if (mayReadPart(reader, header, label)) parts[label] = part
    else if (commitment !== undefined) parts[label] = { state: 'withheld', commitment }
    else throw new Error(`part ${label} of a logged event has no commitment`)
  }
  return { ...entry, event: { ...entry.event, parts } }
}

import { reachOf, type Subject } from '@tocsin/schema/access/rules'
import { viewOfFacts } from '@tocsin/schema/access/view'
import { commitmentOf } from '@tocsin/schema/chain/parts'
import type { LogEvent, Part, Parts } from '@tocsin/schema/events/envelope'
import type { Actor } from '@tocsin/schema/primitives/actor'

/**
 * The event as it travels to this reader's device: parts that are not theirs to read as commitments,
 * so that the chain still verifies (SPEC AC-4).
 */
export function readableEvent<E extends { event: LogEvent }>(
  entry: E,
  reader: Actor,
  subject: Subject,
): E {
  return withParts(entry, (label, part) =>
    reachOf(reader, subject, label) === 'whole' ? part : undefined,
  )
}

/**
 * The event as the server shows it to this reader: also what they may see only here, facts without
 * the fields that are not theirs (SPEC AC-10). It no longer answers to its commitment.
 */
export function viewableEvent<E extends { event: LogEvent }>(
  entry: E,
  reader: Actor,
  subject: Subject,
): E {
  return withParts(entry, (label, part) => {
    const reach = reachOf(reader, subject, label)
    if (reach === 'none') return undefined
    const isCut = reach === 'view' && label === 'facts' && part.state === 'clear'
    return isCut ? { ...part, body: viewOfFacts(part.body) } : part
  })
}

function withParts<E extends { event: LogEvent }>(
  entry: E,
  shown: (label: string, part: Part) => Part | undefined,
): E {
  const parts: Parts = {}
  for (const [label, part] of Object.entries(entry.event.parts)) {
    // What is gone is gone for everybody: who had it has to see that it is to go (SPEC ER-5).
    if (part.state === 'erased') {
      parts[label] = part
      continue
    }
    const open = shown(label, part)
    const commitment = commitmentOf(part)
    if (open) parts[label] = open
    else if (commitment !== undefined) parts[label] = { state: 'withheld', commitment }
    else throw new Error(`part ${label} of a logged event has no commitment`)
  }
  return { ...entry, event: { ...entry.event, parts } }
}

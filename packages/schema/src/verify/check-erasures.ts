import type { LogEvent } from '../events/envelope.ts'
import { erasuresIn } from '../events/erase.ts'
import type { FlawList } from './verdict.ts'

/**
 * Parts that are gone and the events that erased them (SPEC ER-6): a part without one was taken out by
 * hand, and a part that is still there although an event says that it was erased was kept by hand.
 * Only system seats erase: another seat's word for it counts for nothing.
 */
export function erasureChecker(flaws: FlawList) {
  const gone = new Set<string>()
  const there = new Set<string>()
  const said = new Set<string>()
  return {
    look(event: LogEvent, isSystem: boolean): void {
      for (const [label, part] of Object.entries(event.parts)) {
        const key = keyOf(event.hash, event.id, label)
        if (part.state === 'erased') gone.add(key)
        else if (part.state !== 'withheld') there.add(key)
      }
      if (!isSystem) return
      for (const { event: of, hash, parts } of erasuresIn([{ event, numbered: null }])) {
        for (const label of parts) said.add(keyOf(hash, of, label))
      }
    },
    /** How many parts are gone by an event that says so. */
    finish(): number {
      for (const key of gone) if (!said.has(key)) flaws.add('erased_unsaid', placeOf(key))
      for (const key of said) if (there.has(key)) flaws.add('not_erased', placeOf(key))
      return [...gone].filter((key) => said.has(key)).length
    },
  }
}

function keyOf(hash: string, event: string, label: string): string {
  return `${hash} ${event} ${label}`
}

function placeOf(key: string): string {
  return key.slice(key.indexOf(' ') + 1)
}

import { commitmentOf } from '@tocsin/schema/chain/parts'
import type { Released, Wrap } from '@tocsin/schema/events/sealed'
import type { EventId } from '@tocsin/schema/primitives/ids'
import { consentsIn, mayLeave } from '@tocsin/schema/sync/consent'
import { consentLevels } from '@tocsin/schema/vocabulary/consent-levels'
import { itemOf } from '@tocsin/schema/vocabulary/find'
import type { LogEntry, NewEntry } from './log-deps.ts'
import { wrapsToKeep } from './officers-in-force.ts'

/** A wrap in memory, with the part to which it belongs. */
export type KeptWrap = Wrap & { event: EventId; part: string }

/** What lies beside a log in memory. */
export type WrapsInMemory = {
  wraps: readonly KeptWrap[]
  /** The roster in force. */
  officers: ReadonlySet<string>
}

/** Events and wraps with new entries in them: what `write-append` and `follow-consents` do in SQL. */
export function withWraps(
  { officers, ...before }: WrapsInMemory & { events: readonly LogEntry[] },
  entries: readonly NewEntry[],
): { events: LogEntry[]; wraps: readonly KeptWrap[] } {
  const events = [...before.events, ...structuredClone(entries)]
  let { wraps } = before
  const add = (event: EventId, part: string, of: readonly Wrap[]) => {
    const has = (officer: string) =>
      wraps.some((one) => one.event === event && one.part === part && one.officer === officer)
    const added = wrapsToKeep(of, officers).filter(({ officer }) => !has(officer))
    wraps = [...wraps, ...added.map((wrap) => ({ ...wrap, event, part }))]
  }
  for (const { event, wraps: came } of entries) {
    for (const [part, of] of Object.entries(came)) {
      if (event.parts[part]?.state === 'sealed') add(event.id, part, of)
    }
  }
  for (const entry of entries) {
    for (const { event, part, consent } of consentsIn(entry.event)) {
      if (event === entry.event.id) continue
      if (mayLeave(consent)) {
        const released = entry.released.find((one) => one.event === event && one.part === part)
        if (released && release(events, released)) add(event, part, released.wraps)
      } else if (itemOf(consentLevels, consent)) {
        wraps = wraps.filter((one) => one.event !== event || one.part !== part)
      }
    }
  }
  return { events, wraps }
}

/** Puts released bytes in the place of their commitment; whether they are what was committed to. */
function release(events: LogEntry[], { event, part, bytes }: Released): boolean {
  const at = events.findIndex((entry) => entry.event.id === event)
  const entry = events[at]
  const held = entry?.event.parts[part]
  const commitment = commitmentOf({ state: 'sealed', bytes })
  if (!entry || !held || held.state === 'erased' || commitment === undefined) return false
  if (commitmentOf(held) !== commitment) return false
  const parts = { ...entry.event.parts, [part]: { state: 'sealed', bytes } as const }
  events[at] = { ...entry, event: { ...entry.event, parts } }
  return true
}

import { utf8 } from '@tocsin/schema/primitives/bytes'
import { PushedEvent } from '@tocsin/schema/sync/pushed-event'
import * as z from 'zod/mini'
import { Profile } from './profile.ts'
import { parseJson } from './seal-json.ts'

/** What the journal keeps beside the database, all that a lost one needs to begin again: own events, and who this seat is. */
export const JournalEntry = z.discriminatedUnion('kind', [
  z.object({ v: z.literal(1), kind: z.literal('event'), event: PushedEvent }),
  z.object({ v: z.literal(1), kind: z.literal('profile'), profile: Profile, epoch: z.string() }),
])
export type JournalEntry = z.infer<typeof JournalEntry>

export function journalBytes(entry: JournalEntry): Uint8Array {
  return utf8(JSON.stringify(entry))
}

/** The entry of an event from its text: the same bytes as of the event. */
export function eventBytes(text: string): Uint8Array {
  return utf8(`{"v":1,"kind":"event","event":${text}}`)
}

/** What the entries say together; `unread` counts those of a form that this version does not know. */
export type JournalTold = {
  events: Map<number, PushedEvent>
  profile: { profile: Profile; epoch: string } | undefined
  unread: number
  /** Where only the end was read: the events up to this one lie before it, and so does the profile. */
  upTo: number
}

export function tellJournal(entries: readonly { bytes: Uint8Array }[], upTo = 0): JournalTold {
  const told: JournalTold = { events: new Map(), profile: undefined, unread: 0, upTo }
  for (const { bytes } of entries) {
    const read = parseJson(bytes, JournalEntry)
    if (!read.ok) told.unread += 1
    else if (read.value.kind === 'event') {
      told.events.set(read.value.event.header.seatSeq, read.value.event)
    } else told.profile = read.value
  }
  return told
}

/** Whether the journal holds this event of the own chain. */
export function isInJournal({ events, upTo }: JournalTold, seatSeq: number): boolean {
  return seatSeq <= upTo || events.has(seatSeq)
}

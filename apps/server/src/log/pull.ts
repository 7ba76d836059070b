import { grantedScopes, onlyOwnOf } from '@tocsin/schema/access/rules'
import type { Actor } from '@tocsin/schema/primitives/actor'
import type { Cursors, ExchangeReply } from '@tocsin/schema/sync/wire'
import type { LogStore } from './log-store.ts'
import { readableEvent } from './readable-event.ts'
import { readTreatments, subjectOfEvent } from './subjects.ts'

export type Pulled = Pick<ExchangeReply, 'events' | 'cursors' | 'upToSeq' | 'more'>

/**
 * What a seat has not seen of its granted scopes, at most `limit` events, in the order of `seq`,
 * never its own, and where nothing of others' may be read only what is about own records (SPEC LG-10,
 * AC-7). A scope that is missing among the cursors starts at 0.
 */
export async function pullEvents(
  store: LogStore,
  reader: Actor,
  asked: { cursors: Cursors; limit: number },
): Promise<Pulled> {
  // Read first: numbers are given in the order of commits, so everything up to here can be seen.
  const { lastSeq, settings, generation } = await store.mission()
  const scopes = grantedScopes(
    reader,
    settings.areas.map((area) => area.id),
  )
  const from = new Map(scopes.map((scope) => [scope, asked.cursors[scope] ?? 0]))
  const waiting = await store.waiting({
    from,
    onlyOwn: new Set(onlyOwnOf(reader, scopes)),
    upToSeq: lastSeq,
    notOf: reader.seat,
    limit: asked.limit + 1,
  })
  const next = waiting[asked.limit]
  const upToSeq = next === undefined ? lastSeq : next - 1
  const entries = await store.events(waiting.slice(0, asked.limit))
  const at = { mission: settings.mission, generation }
  const records = entries.map(({ event }) => event.header.record)
  const treatment = await readTreatments(store, at, records)
  return {
    events: entries.map((entry) => {
      const { header } = entry.event
      const subject = subjectOfEvent(header, entry.numbered.seq, treatment(header.record))
      const { event, numbered } = readableEvent(entry, reader, subject)
      return { ...event, numbered }
    }),
    cursors: await store.cursorsAt(from, upToSeq),
    upToSeq,
    more: next !== undefined,
  }
}

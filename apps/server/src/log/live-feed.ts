import { EventEmitter, on } from 'node:events'
import { type RecordKind, recordKinds } from '@tocsin/schema/events/define'
import { liveChannel } from './live-channel.ts'
import type { LogDeps } from './log-deps.ts'
import { missionOf } from './mission.ts'

/** The log has come to `seq`; what changed is of these kinds, or of any when the list is empty. */
export type LiveHint = { seq: number; kinds: RecordKind[] }

export type LiveFeed = {
  /** Hints from now on, until `signal` ends it. The first one comes at once and says where the log is. */
  watch(signal: AbortSignal): AsyncGenerator<LiveHint>
  close(): Promise<void>
}

const kindsKnown: readonly string[] = recordKinds

/**
 * One listener for all who watch. Notifications are hints that may be lost; a look at the counter
 * every few seconds finds what they missed, and the truth is always read by query.
 */
export async function openLiveFeed(
  { database, mission }: Pick<LogDeps, 'database' | 'mission'>,
  everyMs = 5_000,
): Promise<LiveFeed> {
  const hints = new EventEmitter().setMaxListeners(0)
  let last = (await missionOf(database.db, mission)).lastSeq
  const tell = (hint: LiveHint): void => {
    if (hint.seq <= last) return
    last = hint.seq
    hints.emit('hint', hint)
  }
  const look = async (): Promise<void> => {
    tell({ seq: (await missionOf(database.db, mission)).lastSeq, kinds: [] })
  }
  const stopListening = await database.listen(liveChannel, (payload) => {
    const hint = payload === undefined ? undefined : readHint(payload, mission)
    if (hint) tell(hint)
    else if (payload === undefined) look().catch(() => {})
  })
  // A failed look is repeated by the next one; requests report what is wrong with the database.
  const timer = setInterval(() => look().catch(() => {}), everyMs)
  timer.unref()
  return {
    async *watch(signal) {
      const heard = on(hints, 'hint', { signal })
      yield { seq: last, kinds: [] }
      try {
        for await (const [hint] of heard) yield hint
      } catch (error) {
        if (!signal.aborted) throw error
      }
    },
    async close() {
      clearInterval(timer)
      await stopListening()
    },
  }
}

function readHint(payload: string, mission: string): LiveHint | undefined {
  const [ofMission, seq, kinds = ''] = payload.split(':')
  if (ofMission !== mission) return undefined
  const known = kinds.split(',').filter((kind): kind is RecordKind => kindsKnown.includes(kind))
  return { seq: Number(seq), kinds: known }
}

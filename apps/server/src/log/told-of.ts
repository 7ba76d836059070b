import { type Told, tellEvent } from '@tocsin/schema/events/tell'
import type { LogEntry } from './log-deps.ts'

/** What an entry tells, read once where that was done before it was numbered. */
export function toldOf(entry: LogEntry): Told | undefined {
  return entry.told === undefined ? tellEvent(entry) : (entry.told ?? undefined)
}

import type { LogHead } from '../chain/log-head.ts'

/** What can be wrong with an exported log. */
export type FlawCode =
  | 'unreadable'
  | 'header'
  | 'parts'
  | 'erased_unsaid'
  | 'not_erased'
  | 'columns'
  | 'chain'
  | 'number'
  | 'known_at'
  | 'seat'
  | 'run'
  | 'scope'
  | 'node'
  | 'head'
  | 'pinned'

/** `where` names the line, event, run, seat or scope. */
export type Flaw = { code: FlawCode; where: string }

export type Verdict = {
  isWhole: boolean
  mission: string | null
  epoch: string | null
  events: number
  seats: number
  runs: number
  /** Parts whose bytes are gone, each by an event that says so. */
  erased: number
  /** Events of which every part that was exported is the one its header commits to; the others by commitment. */
  head: LogHead | null
  /** Whether a pinned head was given and is part of this log. */
  holdsPinned: boolean | null
  /** The epoch of the pinned head when it is not the log's own: the log was begun anew since, or before. */
  pinnedEpoch: string | null
  /** The first hundred. */
  flaws: Flaw[]
  flawCount: number
}

const mostFlaws = 100

/** Collects flaws: all are counted, the first are named. */
export function flawList() {
  const flaws: Flaw[] = []
  let count = 0
  return {
    add(code: FlawCode, where: string): void {
      count += 1
      if (flaws.length < mostFlaws) flaws.push({ code, where })
    },
    flaws,
    count: () => count,
  }
}
export type FlawList = ReturnType<typeof flawList>

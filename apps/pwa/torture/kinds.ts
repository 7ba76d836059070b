import type { TorturePages } from './page-server.ts'
import type { PowerCut } from './power-cut.ts'
import { playRounds, type Tally } from './rounds.ts'
import { type Cut, deepestCut, playTorn } from './torn.ts'

/** The three ways of ending badly, and how many of each are wanted. */
export const kinds = ['kill', 'power-cut', 'torn'] as const
export type Kind = (typeof kinds)[number]

export const roundsWanted: Record<Kind, number> = {
  kill: 2000,
  'power-cut': 2000,
  // Every offset of the last 4 KB, once in the database's log and once in the journal.
  torn: 2 * deepestCut,
}

/** Rounds of one shard: enough to spread the enrolment over, few enough to be done before a session ends. */
export const roundsPerShard: Record<Kind, number> = { kill: 25, 'power-cut': 25, torn: 32 }

export function shardsOf(kind: Kind): number {
  return roundsWanted[kind] / roundsPerShard[kind]
}

/** The cuts of a shard: half of its rounds each, the same offsets for both files. */
export function cutsOf(shard: number): Cut[] {
  const offsets = roundsPerShard.torn / 2
  return Array.from({ length: offsets }, (_, i) => shard * offsets + i + 1).flatMap((bytes) => [
    { file: 'log', bytes },
    { file: 'journal', bytes },
  ])
}

/** Acknowledged saves before the end: from one to 23, never the same moment twice in a row. */
export function acksBefore(shard: number): (round: number) => number {
  return (round) => 1 + (((shard * 31 + round) * 7) % 23)
}

export function playShard(
  pages: TorturePages,
  powerCut: PowerCut | undefined,
  kind: Kind,
  shard: number,
): Promise<Tally> {
  if (kind === 'torn') return playTorn({ pages, cuts: cutsOf(shard) })
  if (kind === 'power-cut' && !powerCut) throw new Error('a power cut needs a C compiler')
  return playRounds({
    pages,
    rounds: roundsPerShard[kind],
    acksBefore: acksBefore(shard),
    ...(kind === 'power-cut' && { powerCut }),
  })
}

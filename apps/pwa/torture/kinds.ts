import type { TorturePages } from './page-server.ts'
import type { PowerCut } from './power-cut.ts'
import { add, type Difference, noTally, playRounds, type Tally } from './rounds.ts'
import { type Cut, deepestCut, type Prepared, playTorn } from './torn.ts'

/** The ways of ending badly, and how many of each are wanted. */
export const kinds = ['kill', 'power-cut', 'next-log', 'torn'] as const
export type Kind = (typeof kinds)[number]

export const roundsWanted: Record<Kind, number> = {
  kill: 2000,
  'power-cut': 2000,
  'next-log': 200,
  // Every offset of the last 4 KB, once in the database's log and once in the journal.
  torn: 2 * deepestCut,
}

/** Rounds of one shard: enough to spread the enrolment over, few enough to be done before a session ends. */
export const roundsPerShard: Record<Kind, number> = {
  kill: 25,
  'power-cut': 25,
  'next-log': 4,
  torn: 32,
}

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

/** Tablets that a kill, or a power cut, ends at once: a browser is started for five rounds, not for one. */
export const originsAtOnce = 5

/** Acknowledged saves before the end: from one to 23, never the same moment twice in a row. */
export function acksBefore(shard: number): (start: number) => number {
  return (start) => 1 + (((shard * 31 + start) * 7) % 23)
}

/** Rounds on one profile where the first power cut waits for the database's next log. */
const roundsAtLog = 2

export async function playNextLogs(
  options: Omit<PlayShard, 'kind' | 'shard' | 'prepared'> & { powerCut: PowerCut; rounds: number },
): Promise<Tally> {
  let total = noTally
  while (total.rounds < options.rounds) {
    const atNextLog = { ...options, rounds: roundsAtLog, acksBefore: () => 3, atNextLog: true }
    total = add(total, await playRounds(atNextLog))
  }
  return total
}

export type PlayShard = {
  pages: TorturePages
  powerCut: PowerCut | undefined
  /** Origins for the cuts of a shard of torn files. */
  prepared: () => Promise<Prepared>
  kind: Kind
  shard: number
  onDifference: (difference: Difference) => void
}

export async function playShard(options: PlayShard): Promise<Tally> {
  const { pages, powerCut, kind, shard, onDifference } = options
  if (kind === 'torn') {
    const prepared = await options.prepared()
    return playTorn({ pages, prepared, cuts: cutsOf(shard), onDifference })
  }
  if (kind !== 'kill' && !powerCut) throw new Error('a power cut needs a C compiler')
  if (kind === 'next-log' && powerCut) {
    return playNextLogs({ pages, powerCut, rounds: roundsPerShard[kind], onDifference })
  }
  return playRounds({
    pages,
    rounds: roundsPerShard[kind],
    acksBefore: acksBefore(shard),
    origins: originsAtOnce,
    onDifference,
    ...(kind === 'power-cut' && { powerCut }),
  })
}

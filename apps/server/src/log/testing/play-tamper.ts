import type { SignedHead } from '@tocsin/schema/sync/log-word'
import type { Database } from '../../db/database.ts'
import { readProofs } from '../read-proofs.ts'
import {
  type Earlier,
  type MutationKind,
  mutate,
  mutationKinds,
  rememberNow,
} from './mutate-log.ts'
import { examine, openTamperLog, type TamperLog } from './tamper-log.ts'

export type Tally = {
  /** Mutations made, and found; of these found without a head that was pinned before. */
  made: number
  found: number
  foundUnpinned: number
  byKind: Record<MutationKind, number>
  /** States of logs that nobody touched, and alarms over them: none is right. */
  clean: number
  falseAlarms: number
  /** What was not found, or wrongly: with the seed it can be made again. */
  wrong: string[]
}

export function noTally(): Tally {
  const byKind = Object.fromEntries(mutationKinds.map((kind) => [kind, 0]))
  // as: entries of exactly these kinds.
  const kinds = byKind as Tally['byKind']
  return {
    made: 0,
    found: 0,
    foundUnpinned: 0,
    byKind: kinds,
    clean: 0,
    falseAlarms: 0,
    wrong: [],
  }
}

class Undo extends Error {}

/**
 * One seed: a log that grows by so many pushes, every state of it checked clean, and then so many
 * mutations, each undone after it was looked at.
 */
export async function playTamper(
  database: Database,
  seed: number,
  { pushes, mutations }: { pushes: number; mutations: number },
  tally: Tally,
): Promise<void> {
  const log = await openTamperLog(database, seed)
  const { db } = database
  const mission = log.deps.mission
  let pinned: SignedHead | undefined
  let earlier: Earlier | undefined
  for (let push = 0; push < pushes; push++) {
    await log.push()
    const verdict = await examine(db, log, pinned)
    tally.clean += 1
    if (!verdict.isWhole) {
      tally.falseAlarms += 1
      tally.wrong.push(`seed ${seed}, push ${push}: ${JSON.stringify(verdict.flaws)}`)
    }
    // Pinned one push behind: an honest log goes on from there.
    pinned = (await readProofs(db, mission)).signed ?? undefined
    if (push < pushes - 2) earlier = await rememberNow(db, log)
  }
  if (!pinned || !earlier) return
  for (let at = 0; at < mutations; at++) {
    // Seeds begin at different kinds, so that all come equally often.
    const kind = mutationKinds[(seed * mutations + at) % mutationKinds.length]
    if (kind) await tryMutation({ log, kind, pinned, earlier }, `seed ${seed}, ${at}`, tally)
  }
}

type Trial = { log: TamperLog; kind: MutationKind; pinned: SignedHead; earlier: Earlier }

async function tryMutation(trial: Trial, name: string, tally: Tally): Promise<void> {
  const { log, kind, pinned, earlier } = trial
  try {
    await log.deps.database.db.transaction().execute(async (tx) => {
      const { says, hasKey } = await mutate(tx, log, kind, earlier)
      const verdict = await examine(tx, log, pinned)
      tally.made += 1
      tally.byKind[kind] += 1
      if (!verdict.isWhole) tally.found += 1
      else tally.wrong.push(`${name}: ${kind}, ${says}, ${hasKey ? 'signed' : 'not signed'}`)
      if (verdict.flaws.some(({ code }) => code !== 'pinned')) tally.foundUnpinned += 1
      throw new Undo()
    })
  } catch (thrown) {
    if (!(thrown instanceof Undo)) throw thrown
  }
}

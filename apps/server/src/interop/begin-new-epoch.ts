import { toHex } from '@tocsin/schema/primitives/bytes'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { writeAudit } from '../accounts/audit.ts'
import { inTransaction } from '../db/retry.ts'
import { repeatErasures } from '../erasure/repeat-erasures.ts'
import { beginEpoch } from '../log/begin-epoch.ts'
import { missionOf } from '../log/mission.ts'
import type { Answer } from './jobs.ts'
import type { JobDeps } from './run-job.ts'

const epochBytes = 8

/**
 * Another life of the log, said openly to every tablet and written into the mission's book
 * (SPEC PF-8, PF-20). What was erased after the backup is erased again (SPEC ER-13). A push that was under way is planned anew and told the new epoch.
 *
 * @param typed the mission as the operator typed it.
 * @returns `bad_input` when that is another one.
 */
export async function beginNewEpoch(
  deps: JobDeps,
  typed: string,
): Promise<Result<Answer<'epoch.begin'>, Problem>> {
  const { database, mission, words, logKey, clock, random } = deps
  if (typed !== mission) return err(problem('bad_input', { field: '--mission' }))
  const epoch = toHex(random(epochBytes))
  const begun = await inTransaction(database, async (tx) => {
    // Held from here on: an append that comes now waits, and is then planned anew.
    await tx
      .selectFrom('mission')
      .select('mission_id')
      .where('mission_id', '=', mission)
      .forUpdate()
      .execute()
    const { epoch: before, lastSeq } = await missionOf(tx, mission)
    await beginEpoch(tx, { mission, words }, { epoch, logKey })
    const detail = { before, epoch, seq: `${lastSeq}` }
    const line = { by: null, what: 'epoch_begun', about: null, detail } as const
    await writeAudit(tx, { mission, now: clock.now() }, line)
    return { before, epoch, events: lastSeq }
  })
  // Under the new epoch, so that tablets and verifier meet it as part of this life of the log.
  const erasures = { list: deps.erasures.name, ...(await repeatErasures(deps)) }
  return ok({ ...begun, erasures })
}

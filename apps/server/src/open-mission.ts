import type { MissionId } from '@tocsin/schema/primitives/ids'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import { ensureTrees } from './log/begin-epoch.ts'
import { missionOf } from './log/mission.ts'
import type { SystemSeatDeps } from './log/open-system-seat.ts'
import { rebuildProjections } from './projections/rebuild.ts'
import { projectionVersion } from './projections/states.ts'
import { openMissionKeys } from './trust/mission-keys.ts'
import { checkWordsKey, lacksKeys } from './words/check-keys.ts'
import { sealClearWords } from './words/seal-clear-words.ts'
import { dropMark, setMark } from './words/words-mark.ts'

type Progress = {
  onSeal?: (done: number) => void
  onRebuild?: (done: number, of: number) => void
  /** Called before anything is sealed or signed; a problem ends it. */
  look?: (deps: SystemSeatDeps) => Promise<Problem | undefined>
  /** For a look that changes no read model. */
  leaveReadModels?: boolean
}

/**
 * A mission whose database may come from an older version or from a backup, made ready to be served:
 * its words are sealed, its log has trees, its read models are those of this version.
 *
 * @returns `config_bad` when the server key is not the one under which its words lie.
 */
export async function openMission(
  located: Omit<SystemSeatDeps, 'logKey' | 'transport' | 'transport'> & { mission: MissionId },
  { onSeal, onRebuild, look, leaveReadModels = false }: Progress = {},
): Promise<Result<SystemSeatDeps, Problem>> {
  const { database, mission } = located
  const checked = await checkWordsKey(database.db, located)
  if (!checked.ok) return checked
  const deps = { ...located, ...(await openMissionKeys(located)) }
  const found = await look?.(deps)
  if (found) return err(found)
  await sealClearWords(database, located, onSeal)
  await database.db.transaction().execute((tx) => ensureTrees(tx, located, deps.logKey))
  if (leaveReadModels) return ok(deps)
  const { projectionVersion: built, generation } = await missionOf(database.db, mission)
  const { marked } = checked.value
  const isLacking = await lacksKeys(database.db, { ...located, generation }, { marked })
  // A rebuild that is cut off has made keys: by them the mark must not come to fit again.
  if (isLacking || !marked) await dropMark(database.db, located)
  if (isLacking || built !== projectionVersion) {
    await rebuildProjections(database, located, onRebuild)
  }
  if (isLacking || !marked) await setMark(database.db, located)
  return ok(deps)
}

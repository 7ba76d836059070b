import { randomBytes } from 'node:crypto'
import { createReadStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { HarmEvent } from '@tocsin/early-warning/risk/harm-event'
import { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import type { Place } from '@tocsin/schema/primitives/place'
import { ok, type Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import { migrate } from '../../../db/migrate.ts'
import { openEmbedded } from '../../../db/open-embedded.ts'
import { importGed } from '../../../interop/import-ged.ts'
import { createMission } from '../../../log/mission.ts'
import type { SystemSeatDeps } from '../../../log/open-system-seat.ts'
import { projections } from '../../../projections/projections.ts'
import { projectionVersion } from '../../../projections/states.ts'
import { readServerKey } from '../../../server-key.ts'
import { openMissionKeys } from '../../../trust/mission-keys.ts'
import { readHarm } from '../../../warnings/read-harm.ts'

export type ImportedHarm = { events: HarmEvent[]; rows: number; faults: number }

/**
 * Brings event files into the log of a mission on the embedded database, as an importer does, and
 * reads them back as the risk list does. The mission is gone afterwards. Its days are those of UTC, as
 * the dates of the files are nobody's.
 */
export async function harmOfFiles(
  files: readonly string[],
  areaOf: (place: Place) => string | undefined,
  onProgress: (lines: number) => void,
): Promise<Result<ImportedHarm, Problem>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'tocsin-score-'))
  try {
    const opened = await openEmbedded({ dataDir })
    if (!opened.ok) return opened
    const database = opened.value
    try {
      const migrated = await migrate(database)
      if (!migrated.ok) return migrated
      const deps = await missionOn(database, dataDir)
      let [rows, faults] = [0, 0]
      for (const file of files) {
        const done = await importGed(deps, createReadStream(file), {
          dryRun: false,
          onProgress: (lines) => onProgress(rows + faults + lines),
        })
        if (!done.ok) return done
        rows += done.value.counts.rows
        faults += done.value.counts.faults
      }
      return ok({ events: await readHarm(database.db, deps.mission, areaOf), rows, faults })
    } finally {
      await database.close()
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function missionOn(
  database: SystemSeatDeps['database'],
  dataDir: string,
): Promise<SystemSeatDeps> {
  const random = (length: number) => new Uint8Array(randomBytes(length))
  const settings = MissionSettings.parse({
    mission: 'score',
    name: 'Score',
    week: { startsOn: 1, timeZone: 'UTC' },
    areas: [],
    ackMinutes: {},
  })
  await createMission(database.db, settings, { random, projectionVersion })
  const keys = await readServerKey(dataDir, { random, onDamaged: () => {} })
  const clock = { now: () => Date.now() }
  const located = { database, mission: settings.mission, clock, projections, random, ...keys }
  return { ...located, ...(await openMissionKeys(located)) }
}

import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MissionId } from '@tocsin/schema/primitives/ids'
import { type Problem, problem } from '@tocsin/schema/problem'
import { SignedHead } from '@tocsin/schema/sync/log-word'
import type { Database } from './db/database.ts'
import { readProofs } from './log/read-proofs.ts'

const everyMs = 60_000

/** Beside the database and not in it: a restored database does not bring it along. */
function pathOf(dataDir: string, mission: MissionId): string {
  return join(dataDir, `last-head-${mission}.json`)
}

function recall(dataDir: string, mission: MissionId): SignedHead | undefined {
  const path = pathOf(dataDir, mission)
  if (!existsSync(path)) return undefined
  try {
    return SignedHead.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data
  } catch {
    // Torn by a power cut: it warns of less, and never wrongly.
    return undefined
  }
}

/**
 * Whether the database is older than what this server has signed before, in the same epoch: restored
 * from a backup and not said so. Served like this, every tablet would take it for a rewritten log
 * (SPEC PF-21).
 */
export function wentBack(
  dataDir: string,
  mission: MissionId,
  signed: SignedHead | null,
  epoch: string,
): Problem | undefined {
  const before = recall(dataDir, mission)
  if (!before || before.head.epoch !== epoch) return undefined
  const seq = signed?.head.seq ?? 0
  const isOther = seq === before.head.seq && signed?.head.root !== before.head.root
  if (seq > before.head.seq || (seq === before.head.seq && !isOther)) return undefined
  const reason = `The database ends at number ${seq}, and this server has signed number ${before.head.seq} before. If the database was restored from a backup, say so: tocsin epoch begin. If not, keep a copy of it and find out who changed it.`
  return problem('config_bad', { setting: 'database', value: mission, reason })
}

/** Writes down what was signed last, now, every minute and at the end. */
export async function rememberHeads(
  { db }: Pick<Database, 'db'>,
  { dataDir, mission }: { dataDir: string; mission: MissionId },
): Promise<{ stop(): Promise<void> }> {
  let written = ''
  const write = async () => {
    const { signed } = await readProofs(db, mission)
    const text = JSON.stringify(signed)
    if (!signed || text === written) return
    const path = pathOf(dataDir, mission)
    writeFileSync(`${path}.new`, text, { mode: 0o600, flush: true })
    renameSync(`${path}.new`, path)
    written = text
  }
  await write()
  // A database that does not answer for a moment is somebody else's to report.
  const timer = setInterval(() => void write().catch(() => {}), everyMs)
  timer.unref()
  return {
    async stop() {
      clearInterval(timer)
      await write()
    },
  }
}

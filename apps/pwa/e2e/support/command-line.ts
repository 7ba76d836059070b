import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Mission } from './mission.ts'

const root = fileURLToPath(new URL('../../../../', import.meta.url))

/** What one command answers, run beside the server that has the mission's database open. */
export async function tocsin<T>({ dataDir, database }: Mission, ...line: string[]): Promise<T> {
  const main = `${root}apps/server/src/cli/main.ts`
  const args = [main, ...line, '--json', '--data', dataDir]
  const run = promisify(execFile)(`${root}node_modules/.bin/node`, args, {
    env: { ...process.env, DATABASE_URL: database.url ?? '' },
  })
  // `doctor` ends with 1 where something wants a look, and answers all the same.
  const { stdout } = await run.catch((failed: { stdout: string }) => failed)
  // as: the one object that a command prints.
  const answer = JSON.parse(stdout) as { ok: boolean; value: T }
  if (!answer.ok) throw new Error(stdout)
  return answer.value
}

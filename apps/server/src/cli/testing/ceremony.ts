import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { OpenDatabase } from '../../db/testing/describe-on-databases.ts'
import { serverAt } from '../../testing/server-at.ts'
import { openWorld } from '../../testing/test-mission.ts'
import { rootPath } from '../../trust/mission-root.ts'
import { runCommandLine } from '../run-command-line.ts'

/** A running server of a mission, and a command line beside it at which somebody types `secrets`. */
export async function ceremony(open: OpenDatabase) {
  const world = await openWorld(await open())
  const dir = mkdtempSync(join(tmpdir(), 'tocsin-root-'))
  const server = await serverAt(world, dir)
  onTestFinished(async () => {
    await server.stop()
    rmSync(dir, { recursive: true, force: true })
  })
  copyFileSync(rootPath(world.dataDir, 'ondara'), rootPath(dir, 'ondara'))
  const tocsin = async (line: string[], ...secrets: string[]) => {
    const lines: string[] = []
    const terminal = {
      say: (text: string) => void lines.push(text),
      note: (text: string) => void lines.push(text),
      now: () => world.clock.time,
      secret: async () => secrets.shift() ?? '',
    }
    const exit = await runCommandLine([...line, '--data', dir], { env: {}, cwd: dir, terminal })
    return { exit, said: lines.join('\n') }
  }
  return { world, dir, tocsin, keyPath: rootPath(dir, 'ondara'), file: 'root.json' }
}

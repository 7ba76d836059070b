import { resolve } from 'node:path'
import type { Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import type { Command } from 'commander'
import type { LentRoot } from '../trust/lent-root.ts'
import type { Home } from './do-job.ts'
import { problemLine, type Terminal } from './terminal.ts'

export type Outside = {
  env: Readonly<Record<string, string | undefined>>
  /** Where names of files given on the line start from. */
  cwd: string
  terminal: Terminal
  /** The root of a mission that `root bring` has opened, for the one command that follows it. */
  root?: LentRoot
}

/** One command while it runs: where its data are, how it speaks, and how it ends. */
export type Run = Outside & {
  home: Home
  json: boolean
  exitCode: number
}

/** The two options that every command has. */
export function withCommonOptions(command: Command): Command {
  return command
    .option('--data <folder>', 'the data folder of this Tocsin')
    .option('--json', 'print one JSON object instead of words')
}

/** Reads them; `DATABASE_URL`, `TOCSIN_DATA` and `TOCSIN_MISSION` as the server does. */
export function homeOf({ data }: { data?: string }, { env, cwd }: Outside, root: string): Home {
  return {
    dataDir: data === undefined ? resolve(root, env.TOCSIN_DATA || 'data') : resolve(cwd, data),
    databaseUrl: env.DATABASE_URL || undefined,
    mission: env.TOCSIN_MISSION || undefined,
  }
}

/** Ends a command: the value in words or as JSON, or the problem and a non-zero exit. */
export function finish<T>(
  run: Run,
  result: Result<T, Problem>,
  words: (value: T) => string[],
): void {
  const { say, note } = run.terminal
  if (result.ok) {
    if (run.json) say(JSON.stringify({ ok: true, value: result.value }))
    else for (const line of words(result.value)) say(line)
    return
  }
  run.exitCode = 1
  if (run.json) {
    say(JSON.stringify({ ok: false, problem: result.error, said: problemLine(result.error) }))
  } else note(problemLine(result.error))
}

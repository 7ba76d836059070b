import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { fingerprintOf, shownFingerprint } from '@tocsin/schema/trust/signed'
import { signStatement } from '@tocsin/seal/statement'
import type { Command } from 'commander'
import type { LentRoot } from '../trust/lent-root.ts'
import { rootPath } from '../trust/mission-root.ts'
import { delegateStatement } from '../trust/open-trust.ts'
import { openRootFile } from '../trust/root-file.ts'
import { shortestRootPassphrase, takeRootAway } from '../trust/take-root-away.ts'
import { finish, type Run, withCommonOptions } from './command.ts'
import { doJob } from './do-job.ts'
import type { StartRun } from './import-commands.ts'
import { moment } from './terminal.ts'
import { withRoot } from './with-root.ts'

type RunLine = (line: readonly string[], root: LentRoot) => Promise<number>

/** Nothing of ours is larger; a file that is, is not read into memory. */
const largestFile = 65_536

const random = (length: number) => new Uint8Array(randomBytes(length))

/** `tocsin root …`: the key ceremony (docs/security). */
export function addRootCommands(program: Command, start: StartRun, runLine: RunLine): void {
  const group = program
    .command('root')
    .description('the key that the mission hangs on: show it, take it away, have it sign')
    .enablePositionalOptions()
  withCommonOptions(group.command('show'))
    .description('the fingerprint that every tablet pins, and how long the server may sign')
    .action(async (_options: object, command: Command) => {
      const run = start(command)
      finish(run, await showRoot(run), ({ fingerprint, until, isHere }) => [
        `root          ${fingerprint}`,
        `delegate      ${until === null ? 'not signed yet' : `may sign until ${moment(until)}`}`,
        isHere
          ? 'The root lies beside the data: whoever has this machine has the mission. Take it away with: tocsin root take-away FILE'
          : 'The root is not on this machine, as it should be.',
      ])
    })
  withCommonOptions(group.command('take-away <file>'))
    .description('put the root into a file under a passphrase and destroy it here')
    .action(async (file: string, _options: object, command: Command) => {
      const run = start(command)
      finish(run, await takeAway(run, resolve(run.cwd, file)), ({ fingerprint }) => [
        `The root ${fingerprint} is in ${file}, which was opened again to make sure, and no longer here.`,
        'Copy the file to two media, lock them away in two places, and the passphrase in a third.',
        'A backup of the data folder made before today still holds the root: destroy it too.',
      ])
    })
  withCommonOptions(group.command('sign-delegate'))
    .description('let this server sign for another year; needs the root')
    .action(async (_options: object, command: Command) => {
      const run = start(command)
      finish(run, await signDelegate(run), ({ until }) => [
        `The server may sign for the mission until ${moment(until)}.`,
      ])
    })
  group
    .command('bring <file> <command...>')
    .description(
      'open a root that was taken away for one command: root bring FILE root sign-delegate',
    )
    .passThroughOptions()
    .action(async (file: string, line: string[], _options: object, command: Command) => {
      const run = start(command)
      const root = await bring(run, resolve(run.cwd, file))
      if (root.ok) run.exitCode = await runLine(line, root.value)
      else finish(run, root, () => [])
    })
}

async function showRoot(run: Run) {
  const shown = await doJob(run.home, { job: 'root.show', asked: {} })
  if (!shown.ok) return shown
  const { mission, root, delegate } = shown.value
  return ok({
    mission,
    fingerprint: shownFingerprint(fingerprintOf(root)),
    until: delegate.until,
    isHere: existsSync(rootPath(run.home.dataDir, mission)),
  })
}

async function takeAway(run: Run, file: string): Promise<Result<{ fingerprint: string }, Problem>> {
  const shown = await doJob(run.home, { job: 'root.show', asked: {} })
  if (!shown.ok) return shown
  const { secret } = run.terminal
  const passphrase = await secret(
    `Passphrase for the file, ${shortestRootPassphrase} characters or more: `,
  )
  const again = await secret('Once more: ')
  if (again !== passphrase) return err(problem('bad_input', { field: 'passphrase' }))
  const given = { dataDir: run.home.dataDir, file, passphrase }
  const away = await takeRootAway(shown.value, given, random)
  return away.ok ? ok({ fingerprint: shownFingerprint(fingerprintOf(away.value)) }) : away
}

function signDelegate(run: Run) {
  return withRoot(run, async ({ mission, key }, { delegate }) => {
    const statement = delegateStatement({ mission, key: delegate.key, now: run.terminal.now() })
    const signed = await signStatement(key, statement)
    return doJob(run.home, { job: 'root.takeDelegate', asked: { signed } })
  })
}

async function bring({ terminal }: Run, file: string): Promise<Result<LentRoot, Problem>> {
  if (!existsSync(file) || statSync(file).size > largestFile) {
    return err(problem('file_unreadable', { file }))
  }
  return openRootFile(readFileSync(file, 'utf8'), await terminal.secret('Passphrase of the file: '))
}

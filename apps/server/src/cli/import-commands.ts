import { closeSync, createReadStream, fstatSync, openSync } from 'node:fs'
import { resolve } from 'node:path'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import type { Command } from 'commander'
import { finish, type Run, withCommonOptions } from './command.ts'
import { doJob } from './do-job.ts'
import { batchLines, envelopeLines, importLines, undoLines } from './import-words.ts'
import { progressLine } from './terminal.ts'

export type StartRun = (command: Command) => Run

/** `tocsin import …` */
export function addImportCommands(program: Command, start: StartRun): void {
  const group = program.command('import').description('bring in events that others have recorded')
  withCommonOptions(group.command('ucdp-ged <file>'))
    .description('import a UCDP GED file: CSV, plain or compressed with gzip')
    .option('--dry-run', 'say what would happen and change nothing')
    .action(async (file: string, { dryRun = false }: { dryRun?: boolean }, command: Command) => {
      await importFile(start(command), file, dryRun)
    })
  withCommonOptions(group.command('envelopes <file>'))
    .description('take in the sealed envelopes of tablets, from a file that somebody brought')
    .action(async (name: string, _options: object, command: Command) => {
      const run = start(command)
      const file = openFile(resolve(run.cwd, name), name)
      if (!file.ok) return finish(run, file, () => [])
      const onProgress = progressLine(run.terminal, 'Opening')
      const done = await doJob(run.home, {
        job: 'import.envelopes',
        asked: {},
        file: file.value,
        onProgress,
      })
      finish(run, done.ok ? done : err(aboutFile(done.error, name)), envelopeLines)
    })
  withCommonOptions(group.command('undo <import>'))
    .description('withdraw every report that an import brought')
    .action(async (batch: string, _options: object, command: Command) => {
      const run = start(command)
      const onProgress = progressLine(run.terminal, 'Withdrawing')
      const done = await doJob(run.home, { job: 'import.undo', asked: { batch }, onProgress })
      finish(run, done, undoLines)
    })
  withCommonOptions(group.command('list'))
    .description('list the imports, newest first')
    .action(async (_options: object, command: Command) => {
      const run = start(command)
      finish(run, await doJob(run.home, { job: 'import.list', asked: {} }), batchLines)
    })
}

async function importFile(run: Run, name: string, dryRun: boolean): Promise<void> {
  const file = openFile(resolve(run.cwd, name), name)
  if (!file.ok) return finish(run, file, () => [])
  const what = dryRun ? 'Reading' : 'Importing'
  const done = await doJob(run.home, {
    job: 'import.ged',
    asked: { dryRun },
    file: file.value,
    onProgress: progressLine(run.terminal, what),
  })
  const named = done.ok ? done : err(aboutFile(done.error, name))
  finish(run, named, importLines)
  const nothingRead = done.ok && done.value.counts.rows === 0 && done.value.counts.faults > 0
  if (nothingRead) run.exitCode = 1
}

/** The sentence names the file as it was typed. */
function aboutFile({ code, detail }: Problem, file: string): Problem {
  const isAboutFile = ['file_unreadable', 'file_not_recognised', 'not_envelopes'].includes(code)
  return isAboutFile ? { code, detail: { ...detail, file } } : problem(code, detail)
}

function openFile(path: string, name: string): Result<AsyncIterable<Uint8Array>, Problem> {
  try {
    // Opened at once, so that what cannot be read is said before anything is begun.
    const descriptor = openSync(path, 'r')
    if (fstatSync(descriptor).isFile()) return ok(createReadStream(path, { fd: descriptor }))
    closeSync(descriptor)
    return err(problem('file_unreadable', { file: name }))
  } catch {
    return err(problem('file_unreadable', { file: name }))
  }
}

import { createReadStream, existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { ExportLine } from '@tocsin/schema/verify/log-export'
import type { Verdict } from '@tocsin/schema/verify/verdict'
import { verifyLog } from '@tocsin/schema/verify/verify-log'
import { verifyRun } from '@tocsin/seal/seat-key'
import type { Command } from 'commander'
import { readBundleFiles } from './bundle-zip.ts'
import { addCertificateCommand } from './certificate-command.ts'
import { checkTyped } from './check-typed.ts'
import { finish, type Run, withCommonOptions } from './command.ts'
import { doJob } from './do-job.ts'
import type { StartRun } from './import-commands.ts'
import { provenLogKey } from './proven-log-key.ts'
import { parsed, readHead } from './read-head.ts'
import { moment } from './terminal.ts'
import { bundleLines, type VerifiedBundle, verifyBundle } from './verify-bundle.ts'

type ToVerify = { root?: string; head?: string; file: string[] }

type Verified = Verdict & { logKey: 'proven' | 'not checked against a root' }

/** `tocsin export log` writes the log to a file, `tocsin verify` checks such a file with public keys alone. */
export function addLogCommands(program: Command, start: StartRun): void {
  const group = program.command('export').description('write the log to a file')
  withCommonOptions(group.command('log <file>'))
    .description('every event with signatures, hashes and signed head: tocsin verify checks it')
    .option('--with-parts', 'with what was said too; otherwise only the commitments to it')
    .action(async (file: string, options: { withParts?: boolean }, command: Command) => {
      const run = start(command)
      const path = resolve(run.cwd, file)
      if (existsSync(path)) {
        return finish(run, err(problem('bad_input', { field: 'FILE: it exists' })), () => [])
      }
      const asked = checkTyped(run, 'log.export', { path, withParts: options.withParts ?? false })
      if (!asked) return
      const exported = await doJob(run.home, { job: 'log.export', asked })
      finish(run, exported, ({ events, head }) => [
        `${events} events written to ${file}`,
        `head ${head ?? 'none'}`,
      ])
    })
  addCertificateCommand(group, start)
  withCommonOptions(program.command('verify <file>'))
    .description('check an exported log or certificate with public keys and a pinned head only')
    .option('--root <fingerprint>', 'of the mission: tocsin root show, or any tablet')
    .option('--head <file>', 'a signed head that somebody kept: it has to be part of this log')
    .option(
      '--file <file>',
      'a photo or other file that somebody holds: whether the certificate names it; may be said again',
      (one: string, all: string[]) => [...all, one],
      [],
    )
    .action(async (file: string, options: ToVerify, command: Command) => {
      const run = start(command)
      const verified = await verifyFile(run, file, options)
      finish(run, verified, (value) =>
        'record' in value ? bundleLines(value) : verdictLines(value),
      )
      if (verified.ok && !isSound(verified.value)) run.exitCode = 1
    })
}

async function verifyFile(
  { cwd }: Run,
  file: string,
  { root, head, file: held }: ToVerify,
): Promise<Result<Verified | VerifiedBundle, Problem>> {
  const path = resolve(cwd, file)
  if (!existsSync(path)) return err(problem('file_unreadable'))
  const pinned = head === undefined ? undefined : readHead(resolve(cwd, head))
  if (pinned && !pinned.ok) return pinned
  const bundle = await readBundleFiles(path)
  if (bundle) {
    const files = held.map((name) => ({ name, path: resolve(cwd, name) }))
    if (files.some((one) => !existsSync(one.path))) return err(problem('file_unreadable'))
    return await verifyBundle(bundle, { root, pinned: pinned?.value, files })
  }
  if (held.length > 0) return err(problem('bad_input', { field: '--file: of a certificate only' }))
  const key = root === undefined ? ok(undefined) : await provenKey(path, root)
  if (!key.ok) return key
  const verdict = await verifyLog(readLines(path), {
    verify: verifyRun,
    key: key.value,
    pinned: pinned?.value,
  })
  return ok({ ...verdict, logKey: key.value ? 'proven' : 'not checked against a root' })
}

async function* readLines(path: string): AsyncGenerator<unknown> {
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: 1_000 })) {
    yield parsed(line)
  }
}

/** The log key for which delegate and root vouch, from the first line of the export. */
async function provenKey(path: string, typed: string): Promise<Result<string, Problem>> {
  const first = (await readLines(path).next()).value
  const line = ExportLine.safeParse(first)
  if (!line.success || line.data.kind !== 'log') {
    return err(problem('mission_not_proven', { part: 'form' }))
  }
  const { mission, trust, exportedAt } = line.data
  return await provenLogKey({ mission, trust, at: exportedAt }, typed)
}

/** Whether it may be believed without a question to anybody. */
function isSound({ isWhole, ...rest }: Verified | VerifiedBundle): boolean {
  const isNamed = !('files' in rest) || rest.files.every(({ is }) => is !== 'none')
  return isWhole && isNamed && !('pinnedEpoch' in rest && isBegunAnew(rest))
}

/** A head of an earlier life of the log that is not its beginning: restored, or rewritten. */
function isBegunAnew({ pinnedEpoch, holdsPinned }: Pick<Verdict, 'pinnedEpoch' | 'holdsPinned'>) {
  return pinnedEpoch !== null && !holdsPinned
}

function verdictLines({ isWhole, events, runs, seats, erased, head, ...rest }: Verified): string[] {
  const { holdsPinned, pinnedEpoch, flaws, flawCount, logKey } = rest
  const until = head ? `${moment(head.at)}, number ${head.seq}` : 'nothing'
  const more = flawCount > flaws.length ? [`  and ${flawCount - flaws.length} more`] : []
  return [
    isWhole
      ? isBegunAnew(rest)
        ? 'BEGUN ANEW: whole in itself, but the pinned head of an earlier epoch is not its beginning.'
        : 'WHOLE: nothing was changed, taken out or put in.'
      : `NOT WHOLE: ${flawCount} flaws.`,
    `${events} events in ${runs} signed pushes of ${seats} seats, until ${until}`,
    ...(erased > 0 ? [`${erased} parts erased, each by an event`] : []),
    `log key: ${logKey}`,
    ...pinnedLines(holdsPinned, pinnedEpoch),
    ...flaws.map(({ code, where }) => `  ${code}: ${where}`),
    ...more,
  ]
}

function pinnedLines(holds: boolean | null, epoch: string | null): string[] {
  if (holds === null) {
    return ['pinned head: none given, so a log that was cut at its end and signed anew would pass']
  }
  if (epoch === null) return [`pinned head: ${holds ? 'part of this log' : 'NOT part of this log'}`]
  if (holds) return [`pinned head: of the earlier epoch ${epoch}; this log goes on from it`]
  return [
    `pinned head: of the earlier epoch ${epoch}; this log does not go on from it`,
    '  So it is after a restore, when the head is younger than the backup. Otherwise somebody has',
    '  rewritten the log. The mission’s book says when an epoch began (epoch_begun): ask who did it.',
  ]
}

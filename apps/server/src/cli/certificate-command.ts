import { existsSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { bundleOf } from '@tocsin/schema/certificate/bundle-of'
import { err } from '@tocsin/schema/primitives/result'
import { problem } from '@tocsin/schema/problem'
import type { Command } from 'commander'
import { zipped } from './bundle-zip.ts'
import { checkTyped } from './check-typed.ts'
import { finish, withCommonOptions } from './command.ts'
import { doJob } from './do-job.ts'
import type { StartRun } from './import-commands.ts'
import { readHead } from './read-head.ts'

type Options = { withParts?: boolean; lang: string; head?: string }

/** `tocsin export certificate`: the chain of custody of one record as a bundle for others to check. */
export function addCertificateCommand(group: Command, start: StartRun): void {
  withCommonOptions(group.command('certificate <record> <file>'))
    .description('who wrote a record, when and on which device, as a ZIP that others can check')
    .option('--with-parts', 'with what was said too; otherwise only the commitments to it')
    .option('--lang <language>', 'en, fr or ar: of the words in it', 'en')
    .option('--head <file>', 'a signed head that somebody kept, to prove the record against')
    .action(async (record: string, file: string, options: Options, command: Command) => {
      const run = start(command)
      const path = resolve(run.cwd, file)
      if (existsSync(path)) {
        return finish(run, err(problem('bad_input', { field: 'FILE: it exists' })), () => [])
      }
      const head = options.head === undefined ? null : readHead(resolve(run.cwd, options.head))
      if (head && !head.ok) return finish(run, head, () => [])
      const asked = checkTyped(run, 'certificate.make', {
        id: record,
        locale: options.lang,
        withParts: options.withParts ?? false,
        head: head?.value ?? null,
      })
      if (!asked) return
      const made = await doJob(run.home, { job: 'certificate.make', asked })
      if (made.ok) {
        const zip = await zipped(bundleOf(made.value), made.value.certificate.madeAt)
        writeFileSync(path, zip, { mode: 0o600, flag: 'wx' })
      }
      finish(run, made, ({ certificate }) => [
        `${certificate.events.length} events of record ${record} written to ${file}`,
        'README.txt in it says how others check it without a Tocsin; tocsin verify checks all of it.',
      ])
    })
}

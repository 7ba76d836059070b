import type { Command } from 'commander'
import type { Answer } from '../interop/jobs.ts'
import { checkTyped } from './check-typed.ts'
import { finish, withCommonOptions } from './command.ts'
import { doJob } from './do-job.ts'
import type { StartRun } from './import-commands.ts'

const meaning = [
  'A new epoch is a new life of the log. It is needed after the database was restored from a',
  'backup, and for nothing else. What it does:',
  '  - the trees over the log are made anew from the events that are there, and signed;',
  '  - every tablet is told at its next contact that headquarters was restored. It keeps the last',
  '    signed state of before, gives its own chain again, and so brings back what the backup lacks;',
  '  - what two persons had erased after the backup is erased again, by the list beside the database;',
  '  - it is written into the mission’s book. Nobody can take it back.',
  'What it does not do: devices enrolled or taken out after the backup are forgotten. Take out again',
  'who has to be out before you open the server to the network.',
  'Begun without a restore it makes every tablet and every kept state say that there was one.',
]

/** `tocsin epoch begin`: after a restore, once the name of the mission is typed. */
export function addEpochCommands(program: Command, start: StartRun): void {
  const group = program.command('epoch').description('the life of the log since its last restore')
  withCommonOptions(group.command('begin'))
    .description('say openly that the log was restored from a backup')
    .option(
      '--mission <id>',
      'type the mission’s id here to do it; without it, only says what it means',
    )
    .action(async ({ mission }: { mission?: string }, command: Command) => {
      const run = start(command)
      if (mission === undefined) {
        for (const line of meaning) run.terminal.note(line)
        run.terminal.note('To do it, type the id of the mission: tocsin epoch begin --mission ID')
        run.exitCode = 1
        return
      }
      const asked = checkTyped(run, 'epoch.begin', { mission })
      if (!asked) return
      const begun = await doJob(run.home, { job: 'epoch.begin', asked })
      finish(run, begun, ({ before, epoch, events, erasures }) => [
        `Epoch ${epoch} has begun, after ${before}, with ${events} events.`,
        ...tellErasures(erasures),
        'Next: take out again the devices that were taken out after the backup (tocsin device list,',
        'tocsin device revoke), then tocsin doctor, then open the server to the network.',
      ])
    })
}

function tellErasures({ list, isThere, repeated, refused }: Answer<'epoch.begin'>['erasures']) {
  if (!isThere) {
    return [
      `There is no ${list} in the data folder: what was erased after the backup may be here again, and`,
      'nothing here knows of it. Erase it once more by its certificates before you open the server.',
    ]
  }
  const said = [`Erased again: ${repeated}, by ${list}.`]
  return refused === 0
    ? said
    : [
        ...said,
        `${refused} lines of it are damaged or not signed by this server: nothing was erased for them.`,
      ]
}

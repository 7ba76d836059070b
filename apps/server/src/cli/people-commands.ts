import { roles } from '@tocsin/schema/primitives/actor'
import type { Command } from 'commander'
import { checkTyped } from './check-typed.ts'
import { finish, withCommonOptions } from './command.ts'
import { doJob } from './do-job.ts'
import type { StartRun } from './import-commands.ts'
import { moment, table } from './terminal.ts'

const people = roles.filter((role) => role !== 'system')

type NewUser = { person: string; role: string; component?: string; area?: string[] }

/** `tocsin user …` and `tocsin device …` */
export function addPeopleCommands(program: Command, start: StartRun): void {
  addCodeCommand(program, start)
  addUserCommands(program.command('user').description('accounts that may sign in'), start)
  addDeviceCommands(
    program.command('device').description('tablets and desks of the mission'),
    start,
  )
}

/** `tocsin code NAME`: an authenticator app for who tries the demo without one. */
function addCodeCommand(program: Command, start: StartRun): void {
  withCommonOptions(program.command('code <name>'))
    .description('the code of a desk account of the demo, now')
    .action(async (name: string, _options: object, command: Command) => {
      const run = start(command)
      const asked = checkTyped(run, 'user.code', { name })
      if (!asked) return
      finish(run, await doJob(run.home, { job: 'user.code', asked }), ({ code, seconds }) => [
        `${code}  for ${seconds} more seconds`,
      ])
    })
}

function addUserCommands(group: Command, start: StartRun): void {
  withCommonOptions(group.command('add <name>'))
    .description('make an account; its password is shown one time')
    .requiredOption('--person <text>', 'name and function, as others in the mission read it')
    .requiredOption('--role <role>', people.join(', '))
    .option('--component <code>', 'for example civil_affairs')
    .option('--area <id...>', 'areas of responsibility, for example OD03')
    .action(async (name: string, options: NewUser, command: Command) => {
      const { person: personName, role, component = null, area: areas = [] } = options
      const run = start(command)
      const asked = checkTyped(run, 'user.add', { name, personName, role, component, areas })
      if (!asked) return
      finish(run, await doJob(run.home, { job: 'user.add', asked }), passwordLines)
    })
  withCommonOptions(group.command('list'))
    .description('list the accounts')
    .action(async (_options: object, command: Command) => {
      const run = start(command)
      const listed = await doJob(run.home, { job: 'user.list', asked: {} })
      finish(run, listed, (accounts) =>
        table(
          ['name', 'person', 'role', 'areas', ''],
          accounts.map(({ name, personName, role, areas, disabled }) => [
            name,
            personName,
            role.replaceAll('_', ' '),
            areas.join(' '),
            disabled ? 'closed' : '',
          ]),
        ),
      )
    })
  withCommonOptions(group.command('password <name>'))
    .description('give an account a new password, shown one time')
    .action(async (name: string, _options: object, command: Command) => {
      const run = start(command)
      const asked = checkTyped(run, 'user.password', { name })
      if (!asked) return
      finish(run, await doJob(run.home, { job: 'user.password', asked }), passwordLines)
    })
  withCommonOptions(group.command('second-factor <name>'))
    .description('take a lost second factor away: the next sign-in sets a new one up')
    .action(async (name: string, _options: object, command: Command) => {
      const run = start(command)
      const asked = checkTyped(run, 'user.second-factor', { name })
      if (!asked) return
      finish(run, await doJob(run.home, { job: 'user.second-factor', asked }), (taken) => [
        `The second factor of ${taken.name} is taken away. Its next sign-in sets a new one up.`,
      ])
    })
  withCommonOptions(group.command('disable <name>'))
    .description('close an account and end its sessions')
    .action(async (name: string, _options: object, command: Command) => {
      const run = start(command)
      const asked = checkTyped(run, 'user.disable', { name })
      if (!asked) return
      finish(run, await doJob(run.home, { job: 'user.disable', asked }), (closed) => [
        `The account ${closed.name} is closed. Its tablets stay in the mission until they are revoked.`,
      ])
    })
}

function addDeviceCommands(group: Command, start: StartRun): void {
  withCommonOptions(group.command('list'))
    .description('list the devices, those longest not heard from first')
    .action(async (_options: object, command: Command) => {
      const run = start(command)
      const listed = await doJob(run.home, { job: 'device.list', asked: {} })
      finish(run, listed, (devices) =>
        table(
          ['device', 'person', 'events', 'last heard', ''],
          devices.map(({ seat, name, events, lastHeardAt, revokedAt }) => [
            seat,
            name,
            String(events),
            moment(lastHeardAt),
            revokedAt === null ? '' : `revoked ${moment(revokedAt)}`,
          ]),
        ),
      )
    })
  withCommonOptions(group.command('invite <name>'))
    .description('make a code by which one device enrols, once; it is shown as a QR code')
    .requiredOption('--server <address>', 'where the device finds this server, https://…')
    .requiredOption('--person <text>', 'name and function, as others in the mission read it')
    .requiredOption('--role <role>', people.join(', '))
    .option('--component <code>', 'for example civil_affairs')
    .option('--area <id...>', 'areas of responsibility, for example OD03')
    .action(async (name: string, options: NewUser & { server: string }, command: Command) => {
      const { person: personName, role, component = null, area: areas = [], server } = options
      const run = start(command)
      const typed = { name, personName, role, component, areas, server }
      const asked = checkTyped(run, 'device.invite', typed)
      if (!asked) return
      const invited = await doJob(run.home, { job: 'device.invite', asked })
      const { encodeQR } = await import('qr')
      finish(run, invited, ({ link, fingerprint, expiresAt }) => [
        encodeQR(link, 'ascii', { ecc: 'medium' }),
        link,
        `Good once, until ${moment(expiresAt)}. The tablet shows this fingerprint: ${fingerprint}`,
      ])
    })
  withCommonOptions(group.command('revoke <device>'))
    .description('take a device out of the mission: it reads and writes nothing more')
    .option('--reason <code>', 'lost, taken, left or other', 'other')
    .action(async (seat: string, { reason }: { reason: string }, command: Command) => {
      const run = start(command)
      const asked = checkTyped(run, 'device.revoke', { seat, reason })
      if (!asked) return
      const revoked = await doJob(run.home, { job: 'device.revoke', asked })
      finish(run, revoked, ({ name }) => [`The device of ${name} is revoked.`])
    })
}

function passwordLines({ name, password }: { name: string; password: string }): string[] {
  return [`${name}  ${password}`, 'The password is shown this one time. Hand it over in person.']
}

import type { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import type { Command } from 'commander'
import { checkTyped } from './check-typed.ts'
import { finish, withCommonOptions } from './command.ts'
import { doJob } from './do-job.ts'
import type { StartRun } from './import-commands.ts'

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

type Settings = {
  name?: string
  weekStartsOn?: string
  timeZone?: string
  expiryDays?: string
  smsNumber?: string
  filesPerDay?: string
}

/** `tocsin mission …` and `tocsin area …` */
export function addMissionCommands(program: Command, start: StartRun): void {
  const group = program.command('mission').description('what the mission decides for everybody')
  withCommonOptions(group.command('show'))
    .description('show name, week and areas')
    .action(async (_options: object, command: Command) => {
      const run = start(command)
      finish(run, await doJob(run.home, { job: 'mission.show', asked: {} }), missionLines)
    })
  withCommonOptions(group.command('set'))
    .description('change the name or the week of the mission')
    .option('--name <text>', 'as it stands on every screen')
    .option('--week-starts-on <day>', days.join(', '))
    .option('--time-zone <zone>', 'for example Africa/Juba: where a day and a week begin')
    .option('--expiry-days <days>', '1 to 90: what a tablet pulled goes after so many days of use')
    .option(
      '--sms-number <number>',
      'to which tablets send short messages: digits, + before the country',
    )
    .option('--files-per-day <limits>', 'MB a day by link, like mobile=20,satellite=2,base=none')
    .action(async (settings: Settings, command: Command) => {
      const { name, weekStartsOn, timeZone, smsNumber } = settings
      const run = start(command)
      const startsOn = weekStartsOn && days.indexOf(weekStartsOn.toLowerCase()) + 1
      const expiryDays = settings.expiryDays && Number(settings.expiryDays)
      const filesPerDay = limitsOf(settings.filesPerDay)
      const typed = { name, startsOn, timeZone, expiryDays, smsNumber, filesPerDay }
      const asked = checkTyped(run, 'mission.set', typed)
      if (!asked) return
      finish(run, await doJob(run.home, { job: 'mission.set', asked }), missionLines)
    })
  withCommonOptions(
    program.command('area').description('areas of responsibility').command('add <id> <name>'),
  )
    .description('add an area, or give one another name')
    .action(async (id: string, name: string, _options: object, command: Command) => {
      const run = start(command)
      const asked = checkTyped(run, 'area.add', { id, name })
      if (!asked) return
      finish(run, await doJob(run.home, { job: 'area.add', asked }), missionLines)
    })
}

/** `mobile=20,base=none` as the job takes it; what is no number there is refused by its name. */
function limitsOf(typed: string | undefined): Record<string, unknown> | undefined {
  if (typed === undefined) return undefined
  const pairs = typed.split(',').map((one) => one.split('='))
  return Object.fromEntries(
    pairs.map(([link = '', limit]) => [
      link,
      limit === 'none' ? null : Number(limit || Number.NaN),
    ]),
  )
}

function missionLines(settings: MissionSettings): string[] {
  const { name, week, areas, expiryDays = 14, smsNumber, filesPerDay = {} } = settings
  return [
    `${name}: weeks from ${days[week.startsOn - 1]}, ${week.timeZone}`,
    `tablets keep what they pulled for ${expiryDays} days of use without a contact`,
    ...(smsNumber ? [`short messages go to ${smsNumber}`] : []),
    ...Object.entries(filesPerDay).map(
      ([link, limit]) => `files over ${link}: ${limit === null ? 'no limit' : `${limit} MB a day`}`,
    ),
    ...areas.map((area) => `  ${area.id}  ${area.name}`),
    ...(areas.length === 0 ? ['No area yet. Add one: tocsin area add OD03 "Osseko Sector"'] : []),
  ]
}

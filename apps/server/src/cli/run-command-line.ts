import { resolve } from 'node:path'
import { ok } from '@tocsin/schema/primitives/result'
import { Command, CommanderError } from 'commander'
import { finish, homeOf, type Outside, type Run, withCommonOptions } from './command.ts'
import { examineHome } from './doctor.ts'
import { addEpochCommands } from './epoch-commands.ts'
import { addImportCommands } from './import-commands.ts'
import { addLogCommands } from './log-commands.ts'
import { addMapPackCommands } from './map-pack-command.ts'
import { addMissionCommands } from './mission-commands.ts'
import { addOfficerCommands } from './officer-commands.ts'
import { addPeopleCommands } from './people-commands.ts'
import { addRootCommands } from './root-commands.ts'

const root = resolve(import.meta.dirname, '../../../..')

/** Runs one command line; the value is the exit code. 2 = the line was not understood. */
export async function runCommandLine(args: readonly string[], outside: Outside): Promise<number> {
  const { say, note } = outside.terminal
  const runs: Run[] = []
  const start = (command: Command): Run => {
    const options: { data?: string; json?: boolean } = command.opts()
    const home = homeOf(options, outside, root)
    const run: Run = { ...outside, home, json: options.json ?? false, exitCode: 0 }
    runs.push(run)
    return run
  }
  const program = new Command('tocsin')
    .description(
      'Early warning for the protection of civilians: imports, accounts, devices, maps, the mission, its root.',
    )
    .exitOverride()
    .enablePositionalOptions()
    .configureOutput({
      writeOut: (text) => say(text.trimEnd()),
      writeErr: (text) => note(text.trimEnd()),
    })
    .showHelpAfterError('(tocsin --help lists the commands)')
  addImportCommands(program, start)
  addPeopleCommands(program, start)
  addMissionCommands(program, start)
  addRootCommands(program, start, (line, root) => runCommandLine(line, { ...outside, root }))
  addOfficerCommands(program, start)
  addLogCommands(program, start)
  addEpochCommands(program, start)
  addMapPackCommands(program, start)
  addDoctor(program, start)
  try {
    await program.parseAsync([...args], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return error.exitCode === 0 ? 0 : 2
  }
  return runs[0]?.exitCode ?? 0
}

function addDoctor(program: Command, start: (command: Command) => Run): void {
  withCommonOptions(program.command('doctor'))
    .description('look at everything that this Tocsin needs, and change nothing')
    .action(async (_options: object, command: Command) => {
      const run = start(command)
      const findings = await examineHome(run.home)
      finish(run, ok(findings), () =>
        findings.flatMap(({ what, found, isWell, todo }) => [
          `${isWell ? 'well ' : 'look '} ${what}: ${found}`,
          ...(todo === '' ? [] : [`      ${todo}`]),
        ]),
      )
      if (findings.some(({ isWell }) => !isWell)) run.exitCode = 1
    })
}

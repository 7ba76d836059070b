import { err, ok } from '@tocsin/schema/primitives/result'
import { problem } from '@tocsin/schema/problem'
import { signStatement } from '@tocsin/seal/statement'
import type { Command } from 'commander'
import { checkTyped } from './check-typed.ts'
import { finish, type Run, withCommonOptions } from './command.ts'
import { doJob } from './do-job.ts'
import type { StartRun } from './import-commands.ts'
import { table } from './terminal.ts'
import { withRoot } from './with-root.ts'

/** `tocsin officers …` and `tocsin root sign-officers`: to whom names are sealed. */
export function addOfficerCommands(program: Command, start: StartRun): void {
  const group = program
    .command('officers')
    .description('identity officers: the only people to whom names are sealed')
  withCommonOptions(group.command('list'))
    .description('list them, the keys that their browsers offer, and whose the root has signed')
    .action(async (_options: object, command: Command) => {
      const run = start(command)
      const listed = await doJob(run.home, { job: 'officers.list', asked: {} })
      finish(run, listed, (officers) =>
        table(
          ['name', 'person', 'key', ''],
          officers.map(({ name, personName, key, isInRoster }) => [
            name,
            personName,
            key ? shownKey(key.id) : 'no browser enrolled yet',
            isInRoster ? 'in the roster' : 'not signed',
          ]),
        ),
      )
    })
  addSwitch(group.command('add <name>'), 'make an account an identity officer', true)
  addSwitch(group.command('remove <name>'), 'take the function away; sign the roster anew', false)
  const root = program.commands.find((command) => command.name() === 'root')
  if (!root) throw new Error('the commands of the root come first')
  withCommonOptions(root.command('sign-officers'))
    .description('sign the roster of identity officers as it stands now; needs the root')
    .option('--key <id...>', 'the key ids that the officers read out, at least two')
    .action(async ({ key = [] }: { key?: string[] }, command: Command) => {
      const run = start(command)
      finish(run, await signOfficers(run, key), ({ version, officers }) => [
        `Roster ${version} names ${officers} identity officers. Tablets take it at their next contact.`,
        'What was sealed before is sealed to the new roster by an officer who stays, at the desk.',
      ])
    })

  function addSwitch(command: Command, description: string, isOfficer: boolean) {
    withCommonOptions(command)
      .description(description)
      .action(async (name: string, _options: object, asking: Command) => {
        const run = start(asking)
        const asked = checkTyped(run, 'officers.set', { name, isOfficer })
        if (!asked) return
        finish(run, await doJob(run.home, { job: 'officers.set', asked }), ({ personName }) => [
          isOfficer
            ? `${personName} is an identity officer. Enrol a browser at the desk, compare the key, then: tocsin root sign-officers`
            : `${personName} opens nothing any more. Sign the roster of those who stay: tocsin root sign-officers`,
        ])
      })
  }
}

/** Signs what the officers themselves read out, when ids are given: a server could offer keys of its own. */
async function signOfficers(run: Run, readOut: readonly string[]) {
  return withRoot(run, async ({ key }) => {
    const proposed = await doJob(run.home, { job: 'officers.propose', asked: {} })
    if (!proposed.ok) return proposed
    const ids = proposed.value.officers.map(({ id }) => id as string)
    const asRead = readOut.map((id) => id.replaceAll(/[^0-9a-f]/g, ''))
    const isSame = ids.length === asRead.length && ids.every((id) => asRead.includes(id))
    if (readOut.length > 0 && !isSame) return err(problem('bad_input', { field: '--key' }))
    const signed = await signStatement(key, proposed.value)
    const taken = await doJob(run.home, { job: 'officers.take', asked: { signed } })
    return taken.ok ? ok(taken.value) : taken
  })
}

/** A key id as people compare it: groups of four. */
function shownKey(id: string): string {
  return (id.match(/.{4}/g) ?? []).join(' ')
}

import type { Problem } from '@tocsin/schema/problem'
import { deskProblems } from '@tocsin/schema/problem-words/desk-en'
import { englishProblems } from '@tocsin/schema/problem-words/en'
import { operatorProblems } from '@tocsin/schema/problem-words/operator-en'
import { wordsOf } from '@tocsin/schema/problem-words/words-of'
import { parseConfig } from './config.ts'
import { createLogger } from './observability/logger.ts'
import { startServer } from './start-server.ts'

const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** One clear line, and an exit that scripts and service managers understand. */
function giveUp(problem: Problem): never {
  const { said, todo } = wordsOf(problem, {
    ...englishProblems,
    ...deskProblems,
    ...operatorProblems,
  })
  process.stderr.write(`${said} ${todo}\n`)
  process.exit(1)
}

const config = parseConfig(process.argv.slice(2), process.env)
if (!config.ok) giveUp(config.error)

const logger = createLogger()
logger.level = process.env.TOCSIN_LOG ?? (process.stdout.isTTY ? 'warn' : 'info')
const started = await startServer({ config: config.value, env: process.env, logger, say })
if (!started.ok) giveUp(started.error)
const { urls, accounts, stop } = started.value

// Before anybody is told that it is ready: who hears it may ask it to stop at once.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    say('Stopping. What is under way is finished first.')
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, 'stopping failed')
        process.exit(1)
      },
    )
  })
}

if (accounts.length > 0) {
  say('Accounts made now. Their passwords are shown this one time:')
  const width = Math.max(...accounts.map(({ name }) => name.length))
  for (const { name, password, role } of accounts) {
    say(`  ${name.padEnd(width)}  ${password}  (${role.replaceAll('_', ' ')})`)
  }
  say('Desks also ask for a code of an authenticator app. In the demo: npx tocsin code NAME')
}
say(`Tocsin is ready: ${urls.join('  ')}`)
if (config.value.lan) {
  say('Other devices have to trust the certificate lan-cert.pem in the data folder first.')
}

import { parseConfig } from '../config.ts'
import { createLogger } from '../observability/logger.ts'
import { startServer } from '../start-server.ts'

/**
 * `node serve-demo.ts --port N --data FOLDER`: the demo mission over the database of `DATABASE_URL`, into
 * which the server itself never puts it. For tests in a browser, each on a database of its own that
 * nobody else sees; says what `main.ts` says, and ends as it does.
 */
const { DATABASE_URL: databaseUrl, ...env } = process.env
const config = parseConfig(process.argv.slice(2), env)
if (!config.ok || !databaseUrl) throw new Error('a folder and DATABASE_URL are asked for')
const logger = createLogger()
logger.level = 'error'
const say = (line: string): void => void process.stdout.write(`${line}\n`)
const started = await startServer({ config: { ...config.value, databaseUrl }, env, logger, say })
if (!started.ok) throw new Error(JSON.stringify(started.error))
const { urls, accounts, stop } = started.value
process.on('SIGTERM', () => void stop().then(() => process.exit(0)))
for (const { name, password, role } of accounts) say(`  ${name}  ${password}  (${role})`)
say(`Tocsin is ready: ${urls[0]}`)

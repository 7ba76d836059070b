import { randomBytes } from 'node:crypto'
import { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import { AreaId } from '@tocsin/schema/primitives/ids'
import { inviteAccount } from '@tocsin/server/accounts/invite'
import { parseConfig } from '@tocsin/server/config'
import { migrate } from '@tocsin/server/db/migrate'
import { openEmbedded } from '@tocsin/server/db/open-embedded'
import { createMission } from '@tocsin/server/log/mission'
import { createLogger } from '@tocsin/server/observability/logger'
import { projectionVersion } from '@tocsin/server/projections/states'
import { startServer } from '@tocsin/server/start-server'

/**
 * `node bench/lib/serve.ts FOLDER AREA…`: a mission in a new embedded database, with a team member for
 * every area named, and then the server as it always starts. Says one line of JSON when it is ready, answers every line
 * on its input with what it has used so far, and stops with its input.
 */
const [dataDir = '', ...areas] = process.argv.slice(2)
const random = (length: number) => new Uint8Array(randomBytes(length))
const clock = { now: () => Date.now() }

async function makeMission() {
  const database = await openEmbedded({ dataDir })
  if (!database.ok) throw new Error(database.error.code)
  const migrated = await migrate(database.value)
  if (!migrated.ok) throw new Error(migrated.error.code)
  const settings = MissionSettings.parse({
    mission: 'bench',
    name: 'Mission of the bench',
    week: { startsOn: 1, timeZone: 'UTC' },
    areas: [...new Set(areas)].map((id) => ({ id, name: id })),
    ackMinutes: {},
  })
  await createMission(database.value.db, settings, { random, projectionVersion })
  const accounts = []
  for (const [i, area] of areas.entries()) {
    const invited = await inviteAccount(
      { database: database.value, mission: settings.mission, clock, random },
      {
        name: `member${i}`,
        personName: `Member ${i}`,
        role: 'jpt_member',
        component: null,
        areas: [AreaId.parse(area)],
      },
    )
    if (!invited.ok) throw new Error(invited.error.code)
    accounts.push(invited.value)
  }
  await database.value.close()
  return accounts
}

const accounts = await makeMission()
const { TOCSIN_PUBLIC } = process.env
const config = parseConfig(['--data', dataDir, '--port', '0', '--no-demo'], { TOCSIN_PUBLIC })
if (!config.ok) throw new Error(JSON.stringify(config.error))
const logger = createLogger()
logger.level = 'error'
const started = await startServer({ config: config.value, env: {}, logger, say: () => {} })
if (!started.ok) throw new Error(JSON.stringify(started.error))
process.stdout.write(`${JSON.stringify({ url: started.value.urls[0], accounts })}\n`)

process.stdin.on('data', () => {
  const { user, system } = process.cpuUsage()
  const used = { cpuMs: (user + system) / 1000, rssMb: process.memoryUsage.rss() / 2 ** 20 }
  process.stdout.write(`${JSON.stringify(used)}\n`)
})
process.stdin.on('end', () => void started.value.stop().then(() => process.exit(0)))

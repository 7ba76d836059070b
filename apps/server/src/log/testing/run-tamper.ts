import { parseArgs } from 'node:util'
import { migrate } from '../../db/migrate.ts'
import { openEmbedded } from '../../db/open-embedded.ts'
import { openPostgres } from '../../db/open-postgres.ts'
import { noTally, playTamper } from './play-tamper.ts'

// npm run tamper -- [--seeds 200] [--from 1] [--pushes 50] [--mutations 50] [--database URL]
const { values } = parseArgs({
  options: {
    from: { type: 'string', default: '1' },
    seeds: { type: 'string', default: '200' },
    pushes: { type: 'string', default: '50' },
    mutations: { type: 'string', default: '50' },
    database: { type: 'string' },
  },
})
const opened = values.database
  ? await openPostgres({ url: values.database })
  : await openEmbedded({ dataDir: `${process.env.TMPDIR ?? '/tmp'}/tocsin-tamper-${process.pid}` })
if (!opened.ok) throw new Error(opened.error.code)
const database = opened.value
const migrated = await migrate(database)
if (!migrated.ok) throw new Error(migrated.error.code)
const tally = noTally()
let wrong = 0
const first = Number(values.from)
const counts = { pushes: Number(values.pushes), mutations: Number(values.mutations) }
for (let seed = first; seed < first + Number(values.seeds); seed++) {
  await playTamper(database, seed, counts, tally)
  for (const line of tally.wrong.splice(0)) {
    wrong += 1
    process.stdout.write(`${line}\n`)
  }
  process.stdout.write(`${seed}: ${JSON.stringify({ ...tally, wrong })}\n`)
}
await database.close()
process.exitCode = wrong > 0 ? 1 : 0

import { createMemoryTablet } from '@tocsin/testkit/world/memory-tablet'
import { runWorld, tellOutcome, type WorldOptions } from '@tocsin/testkit/world/run-world'
import { expect, test } from 'vitest'
import { describeOnBothDatabases } from '../db/testing/describe-on-databases.ts'
import { openSqlWorldServer } from './testing/sql-world-server.ts'

/** Some of the seeds that run in memory, over the SQL that is in service; 17 and 22 are restored. */
const seeds = [1, 3, 17, 22]

describeOnBothDatabases('many tablets and a server', (open) => {
  test.each(seeds)(
    'seed %i',
    async (seed) => {
      const database = await open()
      const options: WorldOptions = {
        seed,
        operations: 120,
        openServer: (tools) => openSqlWorldServer(database, tools),
        makeTablet: async (of) => createMemoryTablet(of),
      }
      const outcome = await runWorld(options)
      if (outcome.broken.length > 0) expect.fail(tellOutcome(options, outcome))
    },
    90_000,
  )
})

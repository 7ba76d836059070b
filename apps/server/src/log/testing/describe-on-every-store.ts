import type { TestClock } from '@tocsin/testkit/clock'
import type { TabletOptions } from '@tocsin/testkit/world/world-tablet'
import { describe } from 'vitest'
import { describeOnBothDatabases } from '../../db/testing/describe-on-databases.ts'
import { openMemoryWorldServer } from './memory-world-server.ts'
import { openSqlWorldServer } from './sql-world-server.ts'

type Tools = { clock: TestClock; random: TabletOptions['random'] }

/** A server on an empty log, with the store that it works on. */
export type OpenServer = (tools: Tools) => ReturnType<typeof openSqlWorldServer>

/** The same tests for every place where a log may be kept. */
export function describeOnEveryStore(name: string, body: (open: OpenServer) => void): void {
  describe(`${name} [memory]`, () => body((tools) => openMemoryWorldServer(tools)))
  describeOnBothDatabases(name, (open) =>
    body(async (tools) => openSqlWorldServer(await open(), tools)),
  )
}

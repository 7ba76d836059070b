import { openMemoryWorldServer } from '@tocsin/server/log/testing/memory-world-server'
import { runWorld } from '@tocsin/testkit/world/run-world'
import { test } from 'vitest'
import { openWorldTablet } from './testing/world-tablet.ts'
test('many', async () => {
  for (let seed = 2000; seed <= 2050; seed++) {
    const o = await runWorld({ seed, operations: 200, openServer: (t) => openMemoryWorldServer(t), makeTablet: openWorldTablet })
    if (o.broken.length) console.log(seed, o.broken.length, o.broken[0]?.slice(0, 1500))
  }
}, 600000)

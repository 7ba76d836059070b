import { createMemoryTablet } from '@tocsin/testkit/world/memory-tablet'
import { runWorld } from '@tocsin/testkit/world/run-world'
import { test } from 'vitest'
import { openMemoryWorldServer } from './testing/memory-world-server.ts'
test('many', async () => {
  for (let seed = 1000; seed <= 1250; seed++) {
    const o = await runWorld({ seed, operations: 300, openServer: (t) => openMemoryWorldServer(t), makeTablet: async (of) => createMemoryTablet(of) })
    if (o.broken.length) console.log(seed, o.broken.length, o.broken[0]?.slice(0, 1500))
  }
}, 600000)

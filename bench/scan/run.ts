import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { circumstances } from '../lib/figures.ts'
import type { ScanFigures } from './mission.ts'

/** `npm run bench -- scan [cells] [replicas] [runs]`: replicas of a space-time scan in a worker, beside a plain loop. */
const [cells = 2000, replicas = 999, runs = 3] = process.argv.slice(2).map(Number)
console.log(circumstances())
console.log(`${cells} cells, 20 neighbours, 4 windows, ${replicas} replicas`)
for (let run = 0; run < runs; run++) {
  const worker = new Worker(new URL('worker.ts', import.meta.url), {
    workerData: { cells, replicas, seed: 5 + run },
  })
  // as: what the worker posts.
  const [told] = (await once(worker, 'message')) as [Record<string, ScanFigures>]
  const line = Object.entries(told).map(
    ([name, { ms, computing }]) =>
      `${name} ${ms.toFixed(0)} ms (computing ${computing.toFixed(0)})`,
  )
  const ratio = (told.plain?.computing ?? 0) / (told.replicas?.computing ?? 1)
  console.log(`${line.join(' · ')} · plain / ours ${ratio.toFixed(1)}`)
  await worker.terminate()
}

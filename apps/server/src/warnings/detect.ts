import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { dayOf } from '@tocsin/early-warning/risk/harm-of'
import type { RunFound } from '@tocsin/early-warning/run/found'
import type { RunInputs } from '@tocsin/early-warning/run/inputs'
import { runDetectors } from '@tocsin/early-warning/run/run-detectors'
import { runRandom } from './run-random.ts'

/** From so many on a run takes seconds, in which this thread would answer nobody. */
const inThreadFrom = 300

/** Computes a run: a small one here, a large one in a thread of its own. */
export async function detect(inputs: RunInputs, knownAt: number): Promise<RunFound> {
  if (inputs.incidents.length < inThreadFrom) return detectHere(inputs, knownAt)
  const worker = new Worker(new URL('./detect.worker.ts', import.meta.url), {
    workerData: { inputs, knownAt },
  })
  try {
    // as: what the worker posts; what it throws is thrown here.
    const [found] = (await once(worker, 'message')) as [RunFound]
    return found
  } finally {
    await worker.terminate()
  }
}

/** The same day draws the same numbers. */
export function detectHere(inputs: RunInputs, knownAt: number): RunFound {
  return runDetectors(inputs, knownAt, runRandom(dayOf(inputs.timeZone, knownAt)))
}

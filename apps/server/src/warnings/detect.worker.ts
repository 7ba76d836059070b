import { parentPort, workerData } from 'node:worker_threads'
import type { RunInputs } from '@tocsin/early-warning/run/inputs'
import { detectHere } from './detect.ts'

// as: what `detect` gives it.
const { inputs, knownAt } = workerData as { inputs: RunInputs; knownAt: number }
parentPort?.postMessage(detectHere(inputs, knownAt))

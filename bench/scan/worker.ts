import { parentPort, workerData } from 'node:worker_threads'
import { circleTable, highestScore } from '@tocsin/early-warning/scan/circle-table'
import { expectationScore } from '@tocsin/early-warning/scan/expectation-score'
import { expectedNow } from '@tocsin/early-warning/scan/expected'
import { allKnown } from '@tocsin/early-warning/scan/levels'
import { doubtfulReplica } from '@tocsin/early-warning/scan/null-model'
import { scanExpected, upToNow } from '@tocsin/early-warning/scan/scan'
import { seededRandom } from '@tocsin/testkit/random'
import { benchMission, type ScanWork, timed } from './mission.ts'
import { plainReplicas } from './plain.ts'

/** Everything is timed in a worker, as warnings are computed beside the server's own work. */
const windows = 4
// as: what run.ts hands over.
const work = workerData as ScanWork
const { counts, neighbours } = benchMission(work)
const random = seededRandom(work.seed + 1)
const chance = expectedNow(counts, allKnown(counts), windows)
if (!chance) throw new Error('nothing known')

/** Every replica is drawn, as where something is found. */
const replicas = timed(() => {
  const expected = upToNow(chance.expected, counts.areas, windows)
  const table = circleTable(neighbours, expected, windows, expectationScore)
  const draw = doubtfulReplica(chance, chance.doubt)
  const drawn = new Int32Array(counts.areas * windows)
  let highest = 0
  for (let replica = 0; replica < work.replicas; replica++) {
    draw(drawn, random)
    highest = Math.max(highest, highestScore(table, drawn))
  }
  return highest
})

/** One whole scan of a quiet week: levels, clusters, and as few replicas as it takes. */
const scan = timed(() => {
  const scanned = scanExpected(counts, neighbours, random, { replicas: work.replicas })
  return scanned.kind === 'scanned' ? (scanned.breaks[0]?.score ?? 0) : 0
})

const plain = timed(() =>
  plainReplicas(
    neighbours,
    [...chance.expected.slice(0, counts.areas)],
    windows,
    work.replicas,
    random,
  ),
)

parentPort?.postMessage({ replicas, scan, plain })

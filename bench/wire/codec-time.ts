import type { ChainHead } from '@tocsin/schema/chain/chain'
import { GENESIS } from '@tocsin/schema/chain/chain'
import { draftToEvent } from '@tocsin/schema/events/draft'
import { toBase64Url, toHex } from '@tocsin/schema/primitives/bytes'
import { AreaId, MissionId, SeatId } from '@tocsin/schema/primitives/ids'
import { fileReport } from '@tocsin/schema/report/decide'
import { usualLimits } from '@tocsin/schema/sync/codec/budget'
import { decodeExchangeRequest } from '@tocsin/schema/sync/codec/decode-request'
import { dictionaryOf, newestDictionary } from '@tocsin/schema/sync/codec/dictionaries'
import { frameReader } from '@tocsin/schema/sync/codec/frames'
import { endFlow, newFlow } from '@tocsin/schema/sync/codec/json-coder'
import { pushedEvent } from '@tocsin/schema/sync/plan-run'
import { ExchangeRequest } from '@tocsin/schema/sync/wire'
import { bytesFrom, seededRandom } from '@tocsin/testkit/random'
import { writeFrames } from '../../apps/pwa/src/sync/wire-frames.ts'
import { circumstances, median, table, tell } from '../lib/figures.ts'
import { reports } from './records.ts'

/**
 * `npm run bench -- codec [REPORTS] [ROUNDS]`: processor time of writing one push, as the worker of the tablet
 * does, and of reading it, as the server does, beside the time that a line of 64 kbit/s takes for its bytes.
 */
const [count = 200, rounds = 15] = process.argv.slice(2).filter(Number).map(Number)
const lineBytesPerMs = 8
const slowness = 4

function pushOf(count: number): ExchangeRequest {
  const bytes = bytesFrom(seededRandom(7))
  const mission = MissionId.parse('ondara')
  const seat = SeatId.parse(toHex(bytes(16)))
  let head: ChainHead = { seatSeq: 0, hash: GENESIS }
  const run = reports(count, 20).map(({ at, bodies }) => {
    const draft = fileReport(AreaId.parse('OD03A'), bodies)
    const stamp = { at, offset: 0, salt: bytes(12) }
    const own = draftToEvent(draft, { mission, seat, head }, stamp)
    head = { seatSeq: own.event.header.seatSeq, hash: own.event.hash }
    return own
  })
  const question = {
    mission,
    seat,
    epoch: toHex(bytes(16)),
    counter: 1,
    cursors: {},
    limit: 200,
  }
  const request = {
    question,
    runHead: head.hash,
    hashes: run.map(({ event }) => event.hash),
    run: run.map(pushedEvent),
    signature: toBase64Url(bytes(64)),
  }
  return ExchangeRequest.parse(JSON.parse(JSON.stringify(request)))
}

function timed<T>(act: () => T): { ms: number; done: T } {
  const before = process.cpuUsage()
  const done = act()
  const { user, system } = process.cpuUsage(before)
  return { ms: (user + system) / 1000, done }
}

function read(body: Uint8Array): void {
  const frames = frameReader().push(body)
  if (!frames.ok) throw new Error(frames.error)
  const flow = newFlow()
  for (const frame of frames.value) {
    const request = decodeExchangeRequest(frame, { get: dictionaryOf }, usualLimits, flow)
    if (!request.ok) throw new Error(request.error)
  }
  endFlow(flow)
}

const request = pushOf(count)
const opening = timed(() => dictionaryOf(newestDictionary))
const there = [{ known: 0, hasBefore: true }]
const first = timed(() => writeFrames([request], there))
const writes: number[] = []
const reads: number[] = []
for (let round = 0; round < rounds; round++) {
  const written = timed(() => writeFrames([request], there))
  writes.push(written.ms)
  reads.push(timed(() => read(written.done)).ms)
}
const bytes = first.done.length
const lineMs = bytes / lineBytesPerMs
const row = (what: string, ms: number) => [
  what,
  `${ms.toFixed(0)} ms`,
  `${((100 * slowness * ms) / lineMs).toFixed(1)} %`,
]
tell(
  'codec',
  [
    `${circumstances()}; ${count} reports in ${bytes.toLocaleString('en-US')} bytes, which take ${(lineMs / 1000).toFixed(1)} s at 64 kbit/s; goal 5 %.`,
    '',
    table(
      ['processor time', 'at full speed', 'four times it, of the line’s time'],
      [
        row('opening the dictionary, once', opening.ms),
        row('writing, the first time', first.ms),
        row(`writing, least of ${rounds}`, Math.min(...writes)),
        row(`writing, median of ${rounds}`, median(writes)),
        row(`reading, median of ${rounds}`, median(reads)),
      ],
    ),
  ].join('\n'),
)

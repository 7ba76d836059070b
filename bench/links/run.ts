import { startBenchServer } from '../lib/bench-server.ts'
import { enrolBenchTablet } from '../lib/bench-tablet.ts'
import { type CountingProxy, openProxy } from '../lib/counting-proxy.ts'
import { bytes, circumstances, median, table, tell, times } from '../lib/figures.ts'
import { floorBytes } from '../wire/floor.ts'
import { loadPeers } from '../wire/load-peers.ts'
import { saveReports } from '../wire/ours.ts'
import type { Peer } from '../wire/peer.ts'
import { odk } from '../wire/peers/odk.ts'
import { trpcJson } from '../wire/peers/trpc-json.ts'
import { docsOf, reports } from '../wire/records.ts'
import { emulate } from './emulate.ts'
import { type Line, leastMs, lines } from './line.ts'

/**
 * `npm run bench -- links`: until a server says that it has 200 reports, over two poor lines and with a
 * cut in the middle. What is timed is mostly waiting, so everything runs at the same time. `--ours`:
 * without the peers, one tablet after the other, so that none waits for another's computing.
 */
const count = 200
const seeds = [1, 2, 3]
const giveUpMs = 540_000
const told = reports(count, 5)
const docs = docsOf(told, 5)
const floor = floorBytes(docs.map(({ id: _, ...rest }) => rest))

type Trip = { line: Line; seed: number; cutAtBytes?: number }
/** `up`: bytes that the line carried up. */
type Brought = { ms: number; up: number } | 'not finished'

/** Makes everything ready, so that nothing of it falls into the time of another, and gives back what plays it. */
type Prepare = (trip: Trip) => Promise<() => Promise<Brought>>
type Contender = { name: string; prepare: Prepare }

async function prepared(
  trip: Trip,
  port: number,
  prepare: (port: number) => Promise<() => Promise<void>>,
): Promise<() => Promise<Brought>> {
  const link = emulate(trip.line, trip.seed)
  const proxy = await openProxy(port, link.passage)
  const push = await prepare(proxy.port)
  return () => timed(trip, { link, proxy, push })
}

type Ready = {
  link: ReturnType<typeof emulate>
  proxy: CountingProxy
  push: () => Promise<void>
}

async function timed(
  { cutAtBytes = Number.POSITIVE_INFINITY }: Trip,
  { link, proxy, push }: Ready,
): Promise<Brought> {
  proxy.take()
  link.start()
  // Whatever was open before was not over this line.
  proxy.cut()
  const cut = setInterval(() => {
    if (proxy.seen().up < cutAtBytes) return
    clearInterval(cut)
    proxy.cut()
  }, 20)
  let late: ReturnType<typeof setTimeout> | undefined
  const tooLate = new Promise<'late'>((resolve) => {
    late = setTimeout(() => resolve('late'), giveUpMs)
  })
  const end = await Promise.race([push().then(() => 'done' as const), tooLate])
  const ms = link.elapsed()
  clearInterval(cut)
  clearTimeout(late)
  const { up } = proxy.take()
  await proxy.close()
  return end === 'done' ? { ms, up } : 'not finished'
}

const trips = lines.flatMap((line) => seeds.map((seed) => ({ line, seed })))

async function openOurs(): Promise<Contender & { close(): Promise<void> }> {
  // One for each trip and one for each with a cut, in areas of their own.
  const areas = Array.from({ length: trips.length + lines.length }, (_, i) => `OD${10 + i}`)
  const server = await startBenchServer(areas)
  let taken = 0
  return {
    name: 'Tocsin',
    prepare: (trip) =>
      prepared(trip, server.port, async (port) => {
        const account = server.accounts[taken]
        if (!account) throw new Error('no account is left')
        taken += 1
        const tablet = await enrolBenchTablet(port, account, taken)
        await tablet.rest()
        await saveReports(tablet, told)
        return () => tablet.pushThroughCuts()
      }),
    close: () => server.stop(),
  }
}

function contender(peer: Peer): Contender {
  return {
    name: peer.name,
    async prepare(trip) {
      const opened = await peer.open()
      return prepared(trip, opened.port, async (port) => async () => {
        const client = await opened.client(port)
        await client.push(docs)
      })
    },
  }
}

const ours = await openOurs()
const isOurs = process.argv.includes('--ours')
const peers = isOurs ? [] : [trpcJson, odk, ...(await loadPeers())]
const contenders = [ours, ...peers.map(contender)]
const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`

type Played = { name: string; trip: Trip; brought: Brought }

/** Everything at once, when all of it is ready; ours alone one after the other. */
async function playAll(plays: readonly { contender: Contender; trip: Trip }[]): Promise<Played[]> {
  const ready = []
  for (const { contender, trip } of plays) {
    ready.push({ name: contender.name, trip, go: await contender.prepare(trip) })
  }
  if (isOurs) {
    const played: Played[] = []
    for (const { name, trip, go } of ready) played.push({ name, trip, brought: await go() })
    return played
  }
  return Promise.all(ready.map(async ({ name, trip, go }) => ({ name, trip, brought: await go() })))
}

const plain = await playAll(
  contenders.flatMap((one) => trips.map((trip) => ({ contender: one, trip }))),
)
const whole = new Map(
  plain.map((played) => [
    `${played.name} ${played.trip.line.name} ${played.trip.seed}`,
    played.brought,
  ]),
)
const wholeOf = (name: string, line: Line, seed = seeds[0]) =>
  whole.get(`${name} ${line.name} ${seed}`) ?? 'not finished'
const cut = await playAll(
  contenders.flatMap((contender) =>
    lines.flatMap((line) => {
      const before = wholeOf(contender.name, line)
      if (before === 'not finished') return []
      return [{ contender, trip: { line, seed: seeds[0] ?? 0, cutAtBytes: before.up / 2 } }]
    }),
  ),
)

const rows = contenders.map(({ name }) => {
  const cells = lines.flatMap((line) => {
    const all = seeds.map((seed) => wholeOf(name, line, seed))
    const done = all.flatMap((brought) => (brought === 'not finished' ? [] : [brought.ms]))
    const least = median(seeds.map((seed) => leastMs(line, seed, floor)))
    if (done.length < all.length) return [`not finished in ${seconds(giveUpMs)}`, '–']
    const time = `${seconds(median(done))}, ${times(median(done) / least)}`
    const before = wholeOf(name, line)
    const again = cut.find((played) => played.name === name && played.trip.line === line)?.brought
    if (!again || again === 'not finished' || before === 'not finished')
      return [time, 'not finished']
    return [time, `${bytes(again.up - before.up)} bytes, ${seconds(again.ms)}`]
  })
  return [name, ...cells]
})
await ours.close()

const head = lines.flatMap(({ name }) => [
  name,
  `sent again after a cut in the middle, and the whole then`,
])
const least = lines.flatMap((line) => [
  seconds(median(seeds.map((seed) => leastMs(line, seed, floor)))),
  '–',
])
tell(
  'links',
  `${circumstances()}. ${count} reports, medians of ${seeds.length} seeds; the floor is ${bytes(floor)} bytes and three turns.\n\n${table(['until the server has them', ...head], [['floor', ...least], ...rows])}`,
)
process.exit()

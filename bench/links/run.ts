import { setTimeout as wait } from 'node:timers/promises'
import { startBenchServer } from '../lib/bench-server.ts'
import { enrolBenchTablet } from '../lib/bench-tablet.ts'
import { type CountingProxy, openProxy } from '../lib/counting-proxy.ts'
import { bytes, circumstances, median, table, tell, times } from '../lib/figures.ts'
import { floorBytes } from '../wire/floor.ts'
import { loadPeers } from '../wire/load-peers.ts'
import { saveReports } from '../wire/ours.ts'
import type { Peer, PeerClient } from '../wire/peer.ts'
import { odk } from '../wire/peers/odk.ts'
import { trpcJson } from '../wire/peers/trpc-json.ts'
import { docsOf, reports } from '../wire/records.ts'
import { emulate } from './emulate.ts'
import { type Line, leastMs, lines } from './line.ts'

/**
 * `npm run bench -- links`: until a server says that it has 200 reports, over two poor lines and with a
 * cut in the middle. One contender after the other and one line after the other, ours one tablet after
 * the other too. A peer waits for minutes and computes for seconds: its seeds of one line run at the
 * same time, and how busy the processor was meanwhile is printed. `--ours`: without the peers;
 * `--only=RxDB`: with that one alone.
 */
const count = 200
const seeds = [1, 2, 3]
/** Nobody is waited for longer; with a cut not longer than thrice as long as without and a minute. */
const mostMs = 420_000
const told = reports(count, 5)
const docs = docsOf(told, 5)
const floor = floorBytes(docs.map(({ id: _, ...rest }) => rest))

type Trip = { line: Line; seed: number; cutAtBytes?: number; giveUpMs: number }
/** `up`: bytes that the line carried up. */
type Finished = { ms: number; up: number }
type Brought = Finished | { notIn: number }

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
  { cutAtBytes = Number.POSITIVE_INFINITY, giveUpMs }: Trip,
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
  let late: NodeJS.Timeout | undefined
  const tooLate = new Promise<'late'>((resolve) => {
    late = setTimeout(() => resolve('late'), giveUpMs)
  })
  const pushed = push().then(
    () => 'done' as const,
    (thrown) => console.error(String(thrown)),
  )
  const end = await Promise.race([pushed, tooLate])
  const ms = link.elapsed()
  clearInterval(cut)
  clearTimeout(late)
  const { up } = proxy.take()
  await proxy.close()
  return end === 'done' ? { ms, up } : { notIn: ms }
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
      let client: PeerClient | undefined
      const go = await prepared(trip, opened.port, async (port) => async () => {
        client = await opened.client(port)
        await client.push(docs)
      })
      return async () => {
        const brought = await go()
        // Otherwise it goes on trying beside the next one. Who waits for what never comes may not end.
        await Promise.race([client?.close().then(opened.close), wait(5_000)])
        return brought
      }
    },
  }
}

const ours = await openOurs()
const isOurs = process.argv.includes('--ours')
const peers = isOurs ? [] : [trpcJson, odk, ...(await loadPeers())]
const only = process.argv.find((word) => word.startsWith('--only='))?.slice(7) ?? ''
const contenders = [ours, ...peers.filter(({ name }) => name.startsWith(only)).map(contender)]
const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`

type OnLine = { plain: Brought[]; cut: Brought; busy: number }

/** Every seed of one line, and the first once more with a cut. */
async function playOnLine(contender: Contender, line: Line): Promise<OnLine> {
  const goes = []
  for (const seed of seeds) goes.push(await contender.prepare({ line, seed, giveUpMs: mostMs }))
  const [began, used] = [performance.now(), process.cpuUsage()]
  const plain: Brought[] = []
  if (contender === ours) for (const go of goes) plain.push(await go())
  else plain.push(...(await Promise.all(goes.map((go) => go()))))
  const { user, system } = process.cpuUsage(used)
  const busy = (user + system) / 1000 / (performance.now() - began)
  console.log(`${contender.name}, ${line.name}: ${plain.map(said).join('; ')}`)
  const [first] = plain
  const [seed = 0] = seeds
  if (!first || !isFinished(first)) return { plain, cut: { notIn: 0 }, busy }
  const giveUpMs = Math.min(mostMs, 3 * first.ms + 60_000)
  const trip = { line, seed, cutAtBytes: first.up / 2, giveUpMs }
  const cut = await (await contender.prepare(trip))()
  console.log(`  with a cut: ${said(cut)}`)
  return { plain, cut, busy }
}

function said(brought: Brought): string {
  if (!isFinished(brought)) return notFinished(brought)
  return `${seconds(brought.ms)}, ${bytes(brought.up)} bytes up`
}

const isFinished = (brought: Brought): brought is Finished => 'up' in brought
const notFinished = ({ notIn }: { notIn: number }) => `did not finish in ${seconds(notIn)}`
const leastOn = (line: Line) => median(seeds.map((seed) => leastMs(line, seed, floor)))
const oursMs: number[] = []

const rows: string[][] = []
for (const contender of contenders) {
  const cells: string[] = []
  for (const [i, line] of lines.entries()) {
    const { plain, cut, busy } = await playOnLine(contender, line)
    const done = plain.filter(isFinished)
    if (done.length < plain.length) {
      cells.push(notFinished({ notIn: mostMs }), '–')
      continue
    }
    const ms = median(done.map((each) => each.ms))
    if (contender === ours) oursMs[i] = ms
    const besideOurs = contender === ours ? '' : ` (ours ${times(ms / (oursMs[i] ?? Number.NaN))})`
    const worked = `busy ${(100 * busy).toFixed(0)} %`
    cells.push(`${seconds(ms)}, ${times(ms / leastOn(line))}${besideOurs}, ${worked}`)
    cells.push(
      isFinished(cut) && done[0]
        ? `${bytes(cut.up - done[0].up)} bytes, ${seconds(cut.ms)}`
        : said(cut),
    )
  }
  rows.push([contender.name, ...cells])
}
await ours.close()

const head = lines.flatMap(({ name }) => [
  name,
  `sent again after a cut in the middle, and the whole then`,
])
const least = lines.flatMap((line) => [seconds(leastOn(line)), '–'])
tell(
  'links',
  `${circumstances()}. ${count} reports, medians of ${seeds.length} seeds; the floor is ${bytes(floor)} bytes and three turns. In brackets how many times as long as ours; busy: what the bench's own process computed, both ends and the line, of a core (PouchDB's server is a process of its own).\n\n${table(['until the server has them', ...head], [['floor', ...least], ...rows])}`,
)
process.exit()

import type { RecordId } from '@tocsin/schema/primitives/ids'
import { startBenchServer } from '../lib/bench-server.ts'
import { type BenchTablet, enrolBenchTablet } from '../lib/bench-tablet.ts'
import { type Counted, openProxy } from '../lib/counting-proxy.ts'
import { saveEdits, saveReports } from './ours.ts'
import { edits, type Told } from './records.ts'

/** Areas of their own, so that no tablet is sent what another one wrote. */
const areas = ['OD01', 'OD02', 'OD03', 'OD04', 'OD05', 'OD06', 'OD07']

export type OurPush = { count: number; push: Counted; proofs: Counted }

/** The app's client and the real server, with tablets that are enrolled, warm and have nothing to say. */
export async function openOurs(sizes: readonly number[], readerOf?: number) {
  const mine = sizes.map((_, i) => areas[i] ?? '')
  const shared = mine[sizes.indexOf(readerOf ?? -1)]
  const server = await startBenchServer([...mine, ...(shared ? [shared] : [])])
  const proxy = await openProxy(server.port)
  let enrolled = 0
  const another = async () => {
    const account = server.accounts[enrolled]
    if (!account) throw new Error('no account is left')
    enrolled += 1
    const tablet = await enrolBenchTablet(proxy.port, account, enrolled)
    await tablet.rest()
    return tablet
  }

  return {
    server,
    another,
    async push(tablet: BenchTablet, told: readonly Told[]): Promise<OurPush & { ids: RecordId[] }> {
      // What the roster said of others meanwhile is no part of it.
      await tablet.rest()
      const ids = await saveReports(tablet, told)
      proxy.take()
      await tablet.push()
      const push = proxy.take()
      // Of ten thousand they would take longer than everything else.
      if (told.length <= 1000) await tablet.rest()
      return { count: told.length, push, proofs: proxy.take(), ids }
    },
    /** Five rounds of small amendments to a tenth, each brought before the next. */
    async edit(tablet: BenchTablet, told: readonly Told[], ids: RecordId[]): Promise<Counted> {
      const all: Counted = { up: 0, down: 0, trips: 0, connections: 0 }
      for (let round = 1; round <= 5; round++) {
        await tablet.rest()
        await saveEdits(tablet, ids, edits(told, told.length / 10, round))
        proxy.take()
        await tablet.push()
        const counted = proxy.take()
        for (const key of ['up', 'down', 'trips', 'connections'] as const) all[key] += counted[key]
      }
      return all
    },
    async pull(tablet: BenchTablet): Promise<Counted> {
      proxy.take()
      await tablet.rest()
      return proxy.take()
    },
    async close() {
      await proxy.close()
      await server.stop()
    },
  }
}

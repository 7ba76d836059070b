import type { RecordId } from '@tocsin/schema/primitives/ids'
import { startBenchServer } from '../lib/bench-server.ts'
import { type BenchTablet, enrolBenchTablet } from '../lib/bench-tablet.ts'
import { type Counted, openProxy } from '../lib/counting-proxy.ts'
import { http2Fetch } from '../lib/http2-fetch.ts'
import { openHttp2Front } from '../lib/http2-front.ts'
import { saveEdits, saveReports } from './ours.ts'
import { edits, type Told } from './records.ts'

/** Areas of their own, so that no tablet is sent what another one wrote. */
const areas = ['OD01', 'OD02', 'OD03', 'OD04', 'OD05', 'OD06', 'OD07']

/** `bodies` = the bytes of it that are no headers of HTTP. */
export type OurCount = Counted & { bodies: number }
export type OurPush = { count: number; push: OurCount; proofs: OurCount }

/**
 * The app's client and the real server, with tablets that are enrolled, warm and have nothing to say; over
 * HTTP/1.1, or over HTTP/2 through a proxy.
 */
export async function openOurs(sizes: readonly number[], readerOf?: number, overHttp2 = false) {
  const mine = sizes.map((_, i) => areas[i] ?? '')
  const shared = mine[sizes.indexOf(readerOf ?? -1)]
  const server = await startBenchServer([...mine, ...(shared ? [shared] : [])])
  const front = overHttp2 ? await openHttp2Front(server.port) : undefined
  const proxy = await openProxy(front?.port ?? server.port)
  let bodies = 0
  const counting = (send: typeof fetch): typeof fetch => {
    return async (input, init) => {
      const answer = await send(input, init)
      const { byteLength } = await answer.clone().arrayBuffer()
      // as: of our own client's bodies, text or bytes, all are of this kind.
      const { length } = (init?.body ?? '') as string | Uint8Array
      bodies += length + byteLength
      return answer
    }
  }
  const take = (): OurCount => {
    const taken = { ...proxy.take(), bodies }
    bodies = 0
    return taken
  }
  let enrolled = 0
  const another = async () => {
    const account = server.accounts[enrolled]
    if (!account) throw new Error('no account is left')
    enrolled += 1
    const tablet = await enrolBenchTablet(
      proxy.port,
      account,
      enrolled,
      counting(front ? http2Fetch(proxy.port) : fetch),
    )
    await tablet.rest()
    return tablet
  }

  return {
    server,
    /** What stands before it. */
    front: front?.name,
    another,
    async push(tablet: BenchTablet, told: readonly Told[]): Promise<OurPush & { ids: RecordId[] }> {
      // What the roster said of others meanwhile is no part of it.
      await tablet.rest()
      const ids = await saveReports(tablet, told)
      take()
      await tablet.push()
      const push = take()
      // Of ten thousand they would take longer than everything else.
      if (told.length <= 1000) await tablet.rest()
      return { count: told.length, push, proofs: take(), ids }
    },
    /** Five rounds of small amendments to a tenth, each brought before the next. */
    async edit(tablet: BenchTablet, told: readonly Told[], ids: RecordId[]): Promise<OurCount> {
      const all: OurCount = { up: 0, down: 0, trips: 0, connections: 0, bodies: 0 }
      for (let round = 1; round <= 5; round++) {
        await tablet.rest()
        await saveEdits(tablet, ids, edits(told, told.length / 10, round))
        take()
        await tablet.push()
        const counted = take()
        for (const key of ['up', 'down', 'trips', 'connections', 'bodies'] as const)
          all[key] += counted[key]
      }
      return all
    },
    async pull(tablet: BenchTablet): Promise<OurCount> {
      take()
      await tablet.rest()
      return take()
    },
    async close() {
      await proxy.close()
      await front?.close()
      await server.stop()
    },
  }
}

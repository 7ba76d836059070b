import type { Draft } from '@tocsin/schema/events/draft'
import { halvingsAfter, paceOf } from '@tocsin/schema/sync/pace'
import { bytesFrom, seededRandom } from '@tocsin/testkit/random'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import type { Saved } from '../../apps/pwa/src/local/local.ts'
import { openLocal } from '../../apps/pwa/src/local/open-local.ts'
import { enrolSeat } from '../../apps/pwa/src/sync/enrol-seat.ts'
import { oneRound } from '../../apps/pwa/src/sync/one-round.ts'
import { called, createServerClient } from '../../apps/pwa/src/sync/server-client.ts'
import { browserFetch } from './browser-fetch.ts'
import { memoryVault } from './memory-vault.ts'
import { openLink } from './open-link.ts'

const never = new AbortController().signal

/**
 * The client of the app as it is: its log, its exchange, its calls. In place of a browser it has Node's
 * `fetch`, with a browser's headers, and a database in memory.
 *
 * @param port where the server, or a proxy before it, listens.
 * @param send what sends its requests.
 */
export async function enrolBenchTablet(
  port: number,
  account: { name: string; password: string },
  seed: number,
  send: typeof fetch = fetch,
) {
  const random = bytesFrom(seededRandom(seed))
  const fetcher = browserFetch(`http://localhost:${port}`, send)
  const server = createServerClient(fetcher)
  const vault = await memoryVault(`${seed}`.padStart(32, '0'), random)
  const signedIn = await called(server.auth.signIn.mutate(account))
  if (!signedIn.ok) throw new Error(signedIn.error.code)
  const enrolled = await enrolSeat(server, vault)
  if (!enrolled.ok) throw new Error(enrolled.error.code)
  let time = Date.now()
  const opened = await openLocal({
    vault,
    random,
    now: () => time,
    indexedDb: { indexedDB: new IDBFactory(), IDBKeyRange },
    begin: enrolled.value,
    whenIdle: () => () => {},
  })
  if (!opened.ok) throw new Error(opened.error.code)
  const local = opened.value
  const area = enrolled.value.profile.areas[0]
  if (!area) throw new Error('a team member without an area')
  const link = openLink(fetcher, (request) => called(server.sync.exchange.mutate(request)))
  const deps = { local, seat: vault.seat, ...link }

  const tryRound = async (halvings = 0) => {
    const done = await oneRound(deps, never, paceOf(halvings))
    if (done.ok) return done.value
    if (done.error.code !== 'server_unreachable') throw new Error(done.error.code)
    return undefined
  }
  const round = async () => {
    const done = await tryRound()
    if (!done) throw new Error('server_unreachable')
    return done.again
  }

  return {
    local,
    area,
    /** Saves as a person does, at a moment of its own. */
    async save(draft: Draft, at: number): Promise<Saved> {
      time = at
      const saved = await local.append(draft)
      if (!saved.ok) throw new Error(saved.error.code)
      return saved.value
    },
    /** Until the server has everything that was saved. */
    async push(): Promise<void> {
      while (local.facts.get().unsentEvents > 0) await round()
    },
    /** One round trip at the pace after so many cuts; undefined when the link broke off. */
    tryRound,
    /** The same as `push` over a link that may be cut: as the app goes on, but without waiting before it tries again. */
    async pushThroughCuts(): Promise<void> {
      let halvings = 0
      for (let tries = 0; local.facts.get().unsentEvents > 0 && tries < 50; tries++) {
        const done = await tryRound(halvings)
        halvings = halvingsAfter(halvings, done !== undefined)
      }
      if (local.facts.get().unsentEvents > 0) throw new Error('not everything was brought')
    },
    /** Until nothing waits on either side, proofs of the log included. */
    async rest(): Promise<void> {
      while (await round());
    },
  }
}

export type BenchTablet = Awaited<ReturnType<typeof enrolBenchTablet>>

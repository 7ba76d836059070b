import { headersRoot, requestHash, runBytes } from '@tocsin/schema/chain/run'
import { type Draft, draftToEvent, type OwnEvent } from '@tocsin/schema/events/draft'
import { toBase64Url } from '@tocsin/schema/primitives/bytes'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import { pushedEvent } from '@tocsin/schema/sync/plan-run'
import { largestBatch } from '@tocsin/schema/sync/wire'
import { signRun } from '@tocsin/seal/seat-key'
import { enrolApiSeat } from './api-seat.ts'
import type { Account } from './tocsin-server.ts'

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))

/** A tablet without a browser: for tests that need hundreds of reports, signed and chained as every one. */
export async function enrolPushingSeat(url: string, account: Account) {
  const { call, mission, seat, key, enrolled } = await enrolApiSeat(url, account)
  const [area] = enrolled.seat.areas
  if (!area) throw new Error('this account has no area')
  let { head, counter } = enrolled
  let waiting: OwnEvent[] = []

  return {
    area,
    /** Writes a decision into the chain of this seat, and gives back the record it is about. */
    say(draft: Draft): RecordId {
      const author = { mission, seat, head }
      const own = draftToEvent(draft, author, { at: Date.now(), offset: null, salt: random(12) })
      head = { seatSeq: own.event.header.seatSeq, hash: own.event.hash }
      waiting.push(own)
      return own.event.header.record
    },
    /** Brings it all to the server, and says how many events were received. */
    async push(): Promise<number> {
      let received = 0
      for (; waiting.length > 0; waiting = waiting.slice(largestBatch)) {
        const run = waiting.slice(0, largestBatch)
        counter += 1
        const { epoch } = enrolled
        const question = { mission, seat, epoch, counter, cursors: {}, limit: 0 }
        const hashes = run.map(({ event }) => event.hash)
        const hash = requestHash(question)
        if (!hash.ok) throw new Error('a question that is no plain JSON')
        const runHead = hashes.at(-1) ?? head.hash
        const said = { mission, seat, epoch, counter, runHead, headersRoot: headersRoot(hashes) }
        const bytes = runBytes({ ...said, requestHash: hash.value })
        const signature = toBase64Url(await signRun(key, bytes))
        const request = { question, runHead, hashes, run: run.map(pushedEvent), signature }
        received += (await call('sync.exchange', request)).receipts.length
      }
      return received
    },
  }
}

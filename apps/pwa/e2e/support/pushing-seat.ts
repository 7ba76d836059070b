import { openBytes } from '@tocsin/schema/access/open-bytes'
import type { ChainHead } from '@tocsin/schema/chain/chain'
import { headersRoot, requestHash, runBytes } from '@tocsin/schema/chain/run'
import { type Draft, draftToEvent, type OwnEvent } from '@tocsin/schema/events/draft'
import { toBase64Url } from '@tocsin/schema/primitives/bytes'
import type { AreaId, MissionId, RecordId } from '@tocsin/schema/primitives/ids'
import { pushedEvent } from '@tocsin/schema/sync/plan-run'
import { largestBatch } from '@tocsin/schema/sync/wire'
import { importSeatKey, seatIdOf, seatPublicKey, signRun } from '@tocsin/seal/seat-key'
import type { Account } from './tocsin-server.ts'

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))

/** What the procedures that it calls answer, as far as it looks into them. */
type Answers = {
  'auth.signIn': unknown
  'auth.challenge': { challenge: string; mission: MissionId }
  'auth.enrol': {
    seat: { areas: AreaId[] }
    head: ChainHead
    counter: number
    epoch: string
  }
  'sync.exchange': { receipts: readonly unknown[] }
}

/** A tablet without a browser: for tests that need hundreds of reports, signed and chained as every one. */
export async function enrolPushingSeat(url: string, account: Account) {
  let cookie = ''
  const call = async <P extends keyof Answers>(path: P, input: unknown): Promise<Answers[P]> => {
    const response = await fetch(`${url}/api/trpc/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify(input),
    })
    for (const set of response.headers.getSetCookie()) {
      if (set.startsWith('__Host-tocsin=')) cookie = set.split(';')[0] ?? ''
    }
    const text = await response.text()
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text.slice(0, 300)}`)
    return JSON.parse(text).result.data
  }

  await call('auth.signIn', account)
  const seed = random(32)
  const publicKey = await seatPublicKey(seed)
  const seat = await seatIdOf(publicKey)
  const key = await importSeatKey(seed)
  const { challenge, mission } = await call('auth.challenge', { seat })
  const signature = toBase64Url(await signRun(key, openBytes(mission, seat, challenge)))
  const proof = { publicKey: toBase64Url(publicKey), challenge, signature }
  const enrolled = await call('auth.enrol', proof)
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

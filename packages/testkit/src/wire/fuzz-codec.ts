/**
 * `node packages/testkit/src/wire/fuzz-codec.ts COUNT [SEED]` gives the decoders bytes that nobody wrote: random ones,
 * and messages that were bent, cut and put together. Ends with an error at the first that throws or
 * comes to more than its limits.
 */

import { MissionId } from '@tocsin/schema/primitives/ids'
import { decodeExchangeRequest } from '@tocsin/schema/sync/codec/decode-request'
import { dictionaryOf, newestDictionary } from '@tocsin/schema/sync/codec/dictionaries'
import {
  decodeExchangeReply,
  encodeExchangeReply,
  encodeExchangeRequest,
} from '@tocsin/schema/sync/codec/exchange-codec'
import { frameReader, refusalIn } from '@tocsin/schema/sync/codec/frames'
import { loneFlow, newFlow } from '@tocsin/schema/sync/codec/json-coder'
import { bytesFrom, choicesFrom, seededRandom } from '../random.ts'
import { exampleActs } from './example-acts.ts'
import { exampleExchanges } from './example-exchanges.ts'

const count = Number(process.argv[2] ?? 10_000)
const seed = Number(process.argv[3] ?? 1)
const random = seededRandom(seed)
const { whole, chance, pick } = choicesFrom(random)
const bytes = bytesFrom(random)
const dictionary = dictionaryOf(newestDictionary)
if (!dictionary) throw new Error('the newest dictionary is missing')
const acts = exampleActs(random, Date.UTC(2027, 0, 4), 1)
const exchanges = exampleExchanges(random, MissionId.parse('ondara'), acts, 3).slice(0, 40)
const messages = exchanges.flatMap(({ request, reply }) => [
  encodeExchangeRequest(request, dictionary),
  encodeExchangeReply(reply, dictionary, request),
])
const limits = { letters: 5_000, values: 2_000 }
let flows = [newFlow(), newFlow()]
const came = { read: 0, refused: 0 }

function bent(): Uint8Array {
  if (chance(0.2)) return Uint8Array.from([whole(1, newestDictionary), ...bytes(whole(0, 200))])
  const from = pick(messages).slice()
  for (let n = whole(1, 3); n > 0; n--) from[whole(1, from.length - 1)] = whole(0, 255)
  const cut = chance(0.3) ? from.slice(0, whole(0, from.length)) : from
  return chance(0.2) ? Uint8Array.from([...cut, ...pick(messages).slice(whole(0, 40))]) : cut
}

for (let n = 0; n < count; n++) {
  const input = bent()
  const { request } = pick(exchanges)
  const flow = chance(0.3) ? pick(flows) : loneFlow()
  const read = chance(0.5)
    ? decodeExchangeRequest(input, { get: dictionaryOf }, limits, flow)
    : decodeExchangeReply(input, { get: dictionaryOf }, request, limits, flow)
  // A body ends with the first frame that is none.
  flows = flows.map((one) => (one.isOver || chance(0.02) ? newFlow() : one))
  came[read.ok ? 'read' : 'refused'] += 1
  frameReader().push(input)
  refusalIn(input)
}
const megabytes = Math.round(process.resourceUsage().maxRSS / 1000)
process.stdout.write(
  `${count} inputs, seed ${seed}: ${JSON.stringify(came)}, at most ${megabytes} MB\n`,
)

import { concatBytes } from '@tocsin/schema/primitives/bytes'
import { MissionId, SeatId } from '@tocsin/schema/primitives/ids'
import { ok } from '@tocsin/schema/primitives/result'
import { problem } from '@tocsin/schema/problem'
import { dictionaryOf, newestDictionary } from '@tocsin/schema/sync/codec/dictionaries'
import { encodeExchangeReply } from '@tocsin/schema/sync/codec/exchange-codec'
import { frameOf, refusal } from '@tocsin/schema/sync/codec/frames'
import type { ExchangeReply, ExchangeRequest } from '@tocsin/schema/sync/wire'
import { expect, test } from 'vitest'
import { createWireLink } from './ready-wire-link.ts'
import { readFrames, writeFrames } from './wire-frames.ts'

const request: ExchangeRequest = {
  question: {
    mission: MissionId.parse('ondara'),
    seat: SeatId.parse('0'.repeat(32)),
    epoch: 'first',
    counter: 1,
    cursors: {},
    limit: 200,
  },
  runHead: '0'.repeat(64),
  hashes: [],
  run: [],
  signature: 'A'.repeat(86),
}
const reply: ExchangeReply = {
  receipts: [],
  held: [],
  head: { seatSeq: 0, hash: '0'.repeat(64) },
  events: [],
  cursors: {},
  upToSeq: 3,
  more: false,
  serverNow: 5,
}

/** A link to a server that answers so, and how often it was asked in JSON. */
function linkTo(answer: () => Response | Promise<Response>) {
  const asked = { bytes: 0, json: 0 }
  const link = createWireLink({
    fetch: async () => {
      asked.bytes += 1
      return answer()
    },
    coder: {
      write: async (requests, there) => writeFrames(requests, there),
      read: async (body, requests) => readFrames(body, requests),
    },
    json: async () => {
      asked.json += 1
      return ok('in JSON')
    },
  })
  return { asked, send: () => link.exchange(request, new AbortController().signal) }
}

const dictionary = dictionaryOf(newestDictionary)
if (!dictionary) throw new Error('no dictionary')
const replied = frameOf(encodeExchangeReply(reply, dictionary, request))

test('WC-8 an exchange goes and comes as bytes; what is refused is the problem that the server named', async () => {
  const good = linkTo(() => new Response(replied))
  expect(await good.send()).toEqual(ok(reply))
  expect(good.asked).toEqual({ bytes: 1, json: 0 })
  const stale = problem('stale_epoch', { epoch: 'second' })
  const refused = linkTo(() => new Response(frameOf(refusal(stale))))
  expect(await refused.send()).toEqual({ ok: false, error: stale })
  expect(refused.asked.json).toBe(0)
})

test.each([404, 405, 415])(
  'WC-8 a server that answers %i knows no bytes: JSON from then on',
  async (status) => {
    const older = linkTo(() => new Response('{}', { status }))
    expect(await older.send()).toEqual(ok('in JSON'))
    expect(await older.send()).toEqual(ok('in JSON'))
    expect(older.asked).toEqual({ bytes: 1, json: 2 })
  },
)

test('WC-8 a server that has another dictionary is told in JSON from then on', async () => {
  const other = frameOf(refusal(problem('bad_input', { dictionary: 9 })))
  const ahead = linkTo(() => new Response(other))
  expect(await ahead.send()).toEqual(ok('in JSON'))
  expect(await ahead.send()).toEqual(ok('in JSON'))
  expect(ahead.asked).toEqual({ bytes: 1, json: 2 })
})

test('WC-8 whatever else comes back is a problem, and the next try is in bytes again', async () => {
  const answers = [
    () => Promise.reject(new TypeError('no network')),
    () => new Response('a captive portal', { status: 200 }),
    () => new Response('<html>', { status: 502 }),
    () => new Response(concatBytes(replied, replied)),
    () => Response.json({ error: { data: { problem: problem('too_large') } } }, { status: 413 }),
  ]
  const codes: unknown[] = []
  for (const answer of answers) {
    const { asked, send } = linkTo(answer)
    const said = await send()
    codes.push(said.ok ? said.value : said.error.code)
    expect(asked).toEqual({ bytes: 1, json: 0 })
  }
  const unreachable = 'server_unreachable'
  expect(codes).toEqual([unreachable, 'server_failed', unreachable, 'server_failed', 'too_large'])
})

test('WC-10 a server that has not got what a request leans on is sent all of it', async () => {
  const refused = frameOf(refusal(problem('bad_signature')))
  const answers = [refused, replied]
  const restored = linkTo(() => new Response(answers.shift()))
  expect(await restored.send()).toEqual(ok(reply))
  expect(restored.asked).toEqual({ bytes: 2, json: 0 })
})

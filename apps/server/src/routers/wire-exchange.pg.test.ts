import { request as httpRequest } from 'node:http'
import { type Bytes, concatBytes } from '@tocsin/schema/primitives/bytes'
import { problem } from '@tocsin/schema/problem'
import { usualLimits } from '@tocsin/schema/sync/codec/budget'
import { dictionaryOf, newestDictionary } from '@tocsin/schema/sync/codec/dictionaries'
import {
  decodeExchangeReply,
  encodeExchangeRequest,
} from '@tocsin/schema/sync/codec/exchange-codec'
import {
  frameOf,
  frameReader,
  refusalIn,
  wireAddress,
  wireType,
} from '@tocsin/schema/sync/codec/frames'
import { newFlow } from '@tocsin/schema/sync/codec/json-coder'
import { ExchangeReply, type ExchangeRequest } from '@tocsin/schema/sync/wire'
import { expect, it } from 'vitest'
import { describeOnDatabase } from '../db/testing/describe-on-databases.ts'
import { aReport, enrolTablet } from '../testing/test-mission.ts'
import { openServer } from '../testing/test-server.ts'

function inVersion(version: number) {
  const dictionary = dictionaryOf(version)
  if (!dictionary) throw new Error('no dictionary')
  return dictionary
}

/** The frames of one body. */
function framesOf(requests: readonly ExchangeRequest[], version = newestDictionary): Bytes[] {
  const flow = newFlow()
  return requests.map((request) =>
    frameOf(encodeExchangeRequest(request, inVersion(version), {}, flow)),
  )
}

const framed = (request: ExchangeRequest) => concatBytes(...framesOf([request]))

function repliesIn(body: Bytes, requests: readonly ExchangeRequest[]) {
  const frames = frameReader().push(body)
  if (!frames.ok) throw new Error('no frames')
  const flow = newFlow()
  return frames.value.map((frame, at) => {
    const problem = refusalIn(frame)
    const request = requests[at]
    if (problem || !request) return problem
    const reply = decodeExchangeReply(frame, { get: dictionaryOf }, request, usualLimits, flow)
    if (!reply.ok) throw new Error(reply.error)
    return ExchangeReply.parse(reply.value)
  })
}

describeOnDatabase('the exchange in bytes', (open) => {
  it('WC-7 WC-10 of a push that is cut off the whole frames are in the log, and need not be sent again', async () => {
    const server = await openServer(await open())
    const tablet = await enrolTablet(server)
    const said = [aReport(), aReport()].map((one) => tablet.say(one))
    const [first, second] = framesOf([
      await tablet.request(said.slice(0, 1)),
      await tablet.request(said.slice(1)),
    ])
    if (!first || !second) throw new Error('two frames')
    const { hostname, port } = new URL(server.url)
    const cut = httpRequest({
      hostname,
      port,
      method: 'POST',
      path: wireAddress,
      headers: { 'content-type': wireType, 'content-length': first.length + second.length },
    })
    cut.on('error', () => {})
    cut.write(concatBytes(first, second.subarray(0, 40)))
    const { db } = server.deps.database
    const ofTablet = () =>
      db.selectFrom('event').select('seat_seq').where('seat_id', '=', tablet.seat).execute()
    await expect.poll(ofTablet, { timeout: 5_000 }).toHaveLength(1)
    cut.destroy()
    const post = async (request: ExchangeRequest, known = 0) => {
      const there = { known, hasBefore: true }
      const body = frameOf(encodeExchangeRequest(request, inVersion(newestDictionary), there))
      const headers = { 'content-type': wireType }
      const answer = await fetch(`${server.url}${wireAddress}`, { method: 'POST', headers, body })
      const [reply] = repliesIn(new Uint8Array(await answer.arrayBuffer()), [request])
      return { reply, length: body.length }
    }
    const { reply } = await post(await tablet.request([]))
    expect(reply).toMatchObject({ head: { seatSeq: 1 } })
    // What the server has is acknowledged without being sent again.
    const whole = framed(await tablet.request(said)).length
    const rest = await post(await tablet.request(said), 1)
    expect(rest.reply).toMatchObject({ receipts: [{ seatSeq: 1 }, { seatSeq: 2 }], held: [] })
    expect(rest.length).toBeLessThan(whole)
    // Nor is the hash of the event before, which it has as well.
    const third = await tablet.request([tablet.say(aReport())])
    const short = await post(third)
    expect(short.reply).toMatchObject({ receipts: [{ seatSeq: 3 }], held: [] })
    expect(short.length).toBeLessThan(framed(third).length - 25)
    // What it has not, or what is another's, looks like a wrong signature.
    expect((await post(await tablet.request([tablet.say(aReport())]), 1)).reply).toEqual(
      problem('bad_signature'),
    )
    const other = await enrolTablet(server)
    const copied = await other.request(said)
    expect((await post(copied, 2)).reply).toEqual(problem('bad_signature'))
  })

  it('WC-7 frames are taken as they come, by the same procedure as JSON, up to the one that is refused', async () => {
    const server = await openServer(await open())
    const url = `${server.url}${wireAddress}`
    const post = async (body: Bytes, headers: Record<string, string> = {}) => {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': wireType, ...headers },
        body,
      })
      const { status, headers: told } = answer
      return { status, headers: told, body: new Uint8Array(await answer.arrayBuffer()) }
    }
    const tablet = await enrolTablet(server)
    const said = [aReport(), aReport({ what: 'people_fleeing' }), aReport()].map((one) =>
      tablet.say(one),
    )
    const requests = [await tablet.request(said.slice(0, 2)), await tablet.request(said.slice(2))]
    const bodies = framesOf(requests)
    const first = await post(concatBytes(...bodies))
    expect(repliesIn(first.body, requests)).toMatchObject([
      { receipts: [{ seatSeq: 1 }, { seatSeq: 2 }], held: [], head: { seatSeq: 2 } },
      { receipts: [{ seatSeq: 3 }], held: [], head: { seatSeq: 3 } },
    ])
    expect(bodies[0]?.length).toBeLessThan(350)
    // What is not shown by a page is not told what a page may do.
    expect([...first.headers.keys()].toSorted()).toEqual([
      'cache-control',
      'connection',
      'content-length',
      'content-type',
      'date',
      'keep-alive',
      'x-content-type-options',
    ])
    // A tablet that was away has the older form, and is answered in it.
    const old = [await tablet.request([tablet.say(aReport())]), await tablet.request([])]
    const oldBody = concatBytes(...framesOf(old, 1))
    const answered = (await post(oldBody)).body
    expect([oldBody[2], answered[2]]).toEqual([1, 1])
    expect(repliesIn(answered, old)).toMatchObject([{ receipts: [{ seatSeq: 4 }] }, { held: [] }])

    // The same again is a replay; nothing behind it is looked at.
    const again = await post(concatBytes(...bodies))
    expect(repliesIn(again.body, requests)).toMatchObject([{ code: 'replayed_request' }])
    const unknown = framed(await tablet.request([]))
    unknown[2] = 99
    const told = await post(unknown)
    expect(repliesIn(told.body, requests)).toEqual([
      { code: 'bad_input', detail: { dictionary: newestDictionary } },
    ])
    const forged = { ...(await tablet.request([])), signature: 'A'.repeat(86) }
    expect(repliesIn((await post(framed(forged))).body, [forged])).toEqual([
      { code: 'bad_signature' },
    ])

    const whole = framed(await tablet.request([]))
    expect((await post(whole.subarray(0, -1))).status).toBe(400)
    expect((await post(Uint8Array.of(255, 255, 255, 127))).status).toBe(413)
    const { host } = new URL(server.url)
    const elsewhere = { origin: 'https://elsewhere.example' }
    expect((await post(whole, elsewhere)).status).toBe(403)
    expect((await post(whole, { 'content-type': 'text/plain' })).status).toBe(415)
    expect(
      (await post(whole, { origin: `http://${host}`, 'sec-fetch-site': 'same-origin' })).status,
    ).toBe(200)
  })

  it('WC-11 of an address whose frames were refused too often no more are read for a while', async () => {
    const server = await openServer(await open())
    const post = async (body: Bytes) => {
      const headers = { 'content-type': wireType }
      const answer = await fetch(`${server.url}${wireAddress}`, { method: 'POST', headers, body })
      return new Uint8Array(await answer.arrayBuffer())
    }
    const tablet = await enrolTablet(server)
    const right = await tablet.request([tablet.say(aReport())])
    const nobodys = frameOf(Uint8Array.of(newestDictionary, 1, 2, 3))
    for (let n = 0; n < 119; n++) await post(nobodys)
    expect(repliesIn(await post(framed(right)), [right])).toMatchObject([{ held: [] }])
    await post(nobodys)
    const late = await tablet.request([tablet.say(aReport())])
    expect(repliesIn(await post(framed(late)), [late])).toMatchObject([{ code: 'rate_limited' }])
  })
})

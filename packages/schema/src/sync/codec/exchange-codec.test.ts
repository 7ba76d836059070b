import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import type { Json } from '../../primitives/canonical-json.ts'
import { MissionId, SeatId } from '../../primitives/ids.ts'
import { fixtureNames, Golden, readFixture } from '../../testing/golden.ts'
import { ExchangeReply, ExchangeRequest, PulledEvent } from '../wire.ts'
import { usualLimits } from './budget.ts'
import { decodeExchangeRequest } from './decode-request.ts'
import { dictionaryOf, newestDictionary } from './dictionaries.ts'
import { emptyDictionary } from './dictionary.ts'
import { dictionary1 } from './dictionary-1.ts'
import {
  decodeExchangeReply,
  encodeExchangeReply,
  encodeExchangeRequest,
} from './exchange-codec.ts'
import { endFlow, newFlow } from './json-coder.ts'

const dictionaries = { get: dictionaryOf }
const dictionary = dictionaryOf(newestDictionary) ?? emptyDictionary()

const goldens = fixtureNames()
  .filter((name) => /^[A-Z]/.test(name))
  .map((name) => Golden.parse(JSON.parse(readFixture(name))))

function requestWith(run: Json[], hashes: string[], more: object = {}): ExchangeRequest {
  return {
    question: {
      mission: MissionId.parse('ondara'),
      seat: SeatId.parse('00000000000000000000000000000002'),
      epoch: 'first',
      counter: 7,
      cursors: {},
      limit: 200,
    },
    runHead: hashes.at(-1) ?? '0'.repeat(64),
    hashes,
    run,
    signature: 'Tocsin-signature'.repeat(6).slice(0, 86),
    ...more,
  }
}

function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value))
}

const goldenRuns = goldens.map(({ pushed, hash }) => {
  const request = requestWith([plain(pushed) as Json], [hash])
  request.question.seat = pushed.header.seat
  return [pushed.header.type, request] as const
})

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('\ud800', 'a\udfff', '__proto__', '2026-11-26T11:00Z', '2026-02-30T11:00Z', ''),
  fc.constantFrom('ab'.repeat(16), `${'ab'.repeat(16)}-12`, `${'ab'.repeat(16)}-9999999999`, 'é—؟'),
  fc.base64String({ maxLength: 40 }),
)
const anyNumber = fc.oneof(
  fc.integer(),
  fc.maxSafeInteger(),
  fc.constantFrom(
    -0,
    0.1,
    1e300,
    5e-324,
    2 ** 53,
    -(2 ** 53),
    1.5,
    12.345678,
    Number.MIN_SAFE_INTEGER,
  ),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
)
const anyJson = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    anyText,
    anyNumber,
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc
      .array(fc.tuple(anyText, tie('value')), { maxLength: 4 })
      .map((members): Json => Object.fromEntries(members)),
  ),
})).value

describe('requests', () => {
  test.each(goldenRuns)('WC-1 a run with %s arrives as it was', (_, request) => {
    const bytes = encodeExchangeRequest(request, dictionary)
    expect(decodeExchangeRequest(bytes, dictionaries)).toStrictEqual({ ok: true, value: request })
    // Also where nothing is known of such events beforehand.
    const empty = emptyDictionary()
    const cold = encodeExchangeRequest(request, empty)
    expect(decodeExchangeRequest(cold, { get: () => empty })).toStrictEqual({
      ok: true,
      value: request,
    })
  })

  test('WC-1 whatever stands in the place of an event arrives as it was (seed 46)', () => {
    fc.assert(
      fc.property(
        fc.array(anyJson, { maxLength: 4 }),
        fc.integer({ min: 0, max: 27 }),
        (loose, at) => {
          const known = goldenRuns[at]?.[1]
          const run = [...loose, ...(known?.run ?? [])]
          const request = requestWith(
            run,
            run.map((_, n) => `${n}`.padStart(64, 'a')),
          )
          const bytes = encodeExchangeRequest(request, dictionary)
          expect(decodeExchangeRequest(bytes, dictionaries)).toStrictEqual({
            ok: true,
            value: request,
          })
        },
      ),
      { seed: 46, numRuns: 150 },
    )
  })

  test('WC-2 an event whose header says anything else than what follows from it arrives as it was', () => {
    for (const [, request] of goldenRuns.slice(-4)) {
      const [event] = request.run
      if (typeof event !== 'object' || event === null || !('header' in event))
        throw new Error('no event')
      const header = event.header as Record<string, Json>
      for (const key of Object.keys(header)) {
        for (const value of ['x', 5, null, 'a'.repeat(64)]) {
          const bent = { ...request, run: [{ ...event, header: { ...header, [key]: value } }] }
          const back = decodeExchangeRequest(encodeExchangeRequest(bent, dictionary), dictionaries)
          expect(back).toStrictEqual({ ok: true, value: bent })
        }
      }
    }
  })

  test('WC-2 what the receiver computes does not travel: a flash of a few words takes under 200 bytes', () => {
    const [, request] = goldenRuns.find(([type]) => type === 'ReportWithdrawn') ?? []
    if (!request) throw new Error('no such event')
    const bytes = encodeExchangeRequest(request, dictionary)
    // 32 of the event before, 12 of salt, 64 of signature; record, seat and the rest of the question.
    expect(bytes.length).toBeLessThan(200)
  })
})

describe('replies', () => {
  const asked = requestWith([], [])
  const events = goldens.map(({ pushed, id, hash }, at) => {
    const parts = Object.fromEntries(
      Object.entries(pushed.parts).map(([label, body], n) => [
        label,
        n === 1
          ? { state: 'withheld', commitment: 'b'.repeat(64) }
          : { state: 'clear', salt: 'Salt-of-a-part-of-1AA', body },
      ]),
    )
    const numbered = { seq: at + 1, scopeSeq: at + 1, receivedAt: 1_795_310_400_000 + at }
    return { id, header: pushed.header, hash, parts, numbered }
  })
  const reply = {
    receipts: [{ seatSeq: 1, numbered: { seq: 9, scopeSeq: 8, receivedAt: 7 } }],
    held: [{ seatSeq: 2, problem: { code: 'forked' } }],
    head: { seatSeq: 1, hash: asked.runHead },
    events: plain(events),
    cursors: { 'OD03.standard': 4 },
    upToSeq: 99,
    more: true,
    serverNow: 1_795_310_400_000,
  }

  test('WC-3 a reply with events of every type arrives as it was, withheld parts and wrong hashes included', () => {
    const given = reply as unknown as ExchangeReply
    const bytes = encodeExchangeReply(given, dictionary, asked)
    expect(decodeExchangeReply(bytes, dictionaries, asked)).toStrictEqual({
      ok: true,
      value: reply,
    })
    expect(z.array(PulledEvent).safeParse(reply.events).success).toBe(true)
    expect(ExchangeReply.safeParse(reply).success).toBe(true)
  })

  test('WC-3 whatever comes in the place of a reply arrives as it was (seed 47)', () => {
    fc.assert(
      fc.property(
        fc.array(anyJson, { maxLength: 3 }),
        fc.dictionary(anyText, anyJson),
        (loose, more) => {
          const given = { ...more, events: [...loose, ...reply.events.slice(0, 2)] }
          const bytes = encodeExchangeReply(given as unknown as ExchangeReply, dictionary, asked)
          const back = decodeExchangeReply(bytes, dictionaries, asked)
          expect(back).toStrictEqual({ ok: true, value: plain(given) })
        },
      ),
      { seed: 47, numRuns: 100 },
    )
  })
})

const [, request] = goldenRuns.find(([type]) => type === 'ReportFiled') ?? []
if (!request) throw new Error('no such event')

describe('bytes', () => {
  test('WC-4 WC-5 dictionary and bytes are those that were released', () => {
    const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex')
    expect(sha256(dictionary1)).toMatchInlineSnapshot(
      `"9f6defb78334e2de829be39e7ccc9232050871058e6ceb1fce6b007c3f52b292"`,
    )
    const first = dictionaryOf(1) ?? emptyDictionary()
    const bytes = encodeExchangeRequest(request, first)
    expect(Buffer.from(bytes).toString('base64url')).toMatchInlineSnapshot(
      `"Af5hQlP_______________9CLH1Qvr5tUA-IaaQGFOFv5rfHEZE2LqaHT9YqA-6ceSM1O68cxkXcHKiR-fYKwzx4eHh4eHh4UxxOdDt9vg-SPORGFTAx8qV5ctUeadM-g2j8k7GKe44hz41Lv4dak-7RxJYkwfFsUrncw1Q"`,
    )
  })

  test('WC-4 WC-12 bytes of a body are those that were released', () => {
    const flow = newFlow()
    const frames = [request, request].map((one) =>
      Buffer.from(encodeExchangeRequest(one, dictionary, {}, flow)).toString('base64url'),
    )
    const reply = { held: [], cursors: { 'OD03.standard': 4 }, log: { key: 'B'.repeat(43) } }
    const asked = requestWith([], [], { question: { ...request.question, cursors: { a: 1 } } })
    const replies = newFlow()
    for (let n = 0; n < 2; n++) {
      const given = reply as unknown as ExchangeReply
      frames.push(
        Buffer.from(encodeExchangeReply(given, dictionary, asked, replies)).toString('base64url'),
      )
    }
    expect(frames).toMatchInlineSnapshot(`
      [
        "Av5hQlP_______________9CLH1Qvr5tUA-IaaQGFOFv5rfHEZE2LqaHT9YqA-6ceSM1O68cxkXcHKiR-fYKwzx4eHh4eHh4UxxOdDt9vg-SPORGFTAx8qV5ctUeadM-g2j8k7GKe44hz41Lv4dak-7RxJYkwfFsUrncw1Q",
        "Ap8NwwX-vr-DS6qU8YA8PDxGRkZGRkYsi8Z4TG2mpRT3xNIK011zk7uqpedCJfbDIben",
        "AgB-61LMEGPek0KxCPcVdTYJvXdgxEzNXXnT6g",
        "AgCCeNw59K6Z",
      ]
    `)
  })

  test('WC-5 a dictionary that this end does not have is said to be unknown', () => {
    const bytes = encodeExchangeRequest(request, dictionary)
    bytes[0] = 200
    const unknown = { ok: false, error: 'unknown_dictionary' }
    expect(decodeExchangeRequest(bytes, dictionaries)).toEqual(unknown)
    expect(decodeExchangeRequest(new Uint8Array(0), dictionaries)).toEqual(unknown)
  })

  test('WC-6 bytes that nobody wrote are refused, within the limits and without an exception (seed 48)', () => {
    const bytes = encodeExchangeRequest(request, dictionary)
    const limits = { letters: 20_000, values: 2_000 }
    let refused = 0
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(bytes.length - 2), fc.nat(255)), { maxLength: 3 }),
        fc.uint8Array({ maxLength: 60 }),
        fc.nat(bytes.length),
        (bends, tail, cut) => {
          const bent = Uint8Array.from([...bytes.slice(0, cut), ...tail])
          for (const [at, by] of bends) {
            if (at + 1 < bent.length) bent[at + 1] = (bent[at + 1] ?? 0) ^ by
          }
          bent[0] = newestDictionary
          if (!decodeExchangeRequest(bent, dictionaries, limits).ok) refused++
          decodeExchangeReply(bent, dictionaries, request, limits)
        },
      ),
      { seed: 48, numRuns: 300 },
    )
    expect(refused).toBeGreaterThan(200)
    // What came in between leaves nothing behind.
    expect(decodeExchangeRequest(bytes, dictionaries)).toStrictEqual({ ok: true, value: request })
  })

  test('WC-6 a bomb ends at the limit: little that would become very much', () => {
    const bomb = requestWith(['Shots. '.repeat(400_000)], ['a'.repeat(64)])
    const bytes = encodeExchangeRequest(bomb, dictionary)
    expect(bytes.length).toBeLessThan(10_000)
    const refused = { ok: false, error: 'too_large' }
    expect(
      decodeExchangeRequest(bytes, dictionaries, { letters: 1_000_000, values: 1000 }),
    ).toEqual(refused)
    const many = requestWith([Array.from({ length: 60_000 }, () => 0)], ['a'.repeat(64)])
    const wide = encodeExchangeRequest(many, dictionary)
    expect(decodeExchangeRequest(wide, dictionaries, { letters: 1000, values: 50_000 })).toEqual(
      refused,
    )
    let deep: Json = 1
    for (let n = 0; n < 80; n++) deep = [deep]
    expect(() => encodeExchangeRequest(requestWith([deep], ['a'.repeat(64)]), dictionary)).toThrow(
      RangeError,
    )
    expect(ExchangeRequest.safeParse(request).success).toBe(true)
  })
})

describe('bodies', () => {
  const runs = goldenRuns.slice(-8).map(([, request]) => request)
  const read = (frames: readonly Uint8Array[], flow = newFlow()) =>
    frames.map((bytes) => decodeExchangeRequest(bytes, dictionaries, usualLimits, flow))
  const written = (requests: readonly ExchangeRequest[], flow = newFlow()) =>
    requests.map((request) => encodeExchangeRequest(request, dictionary, {}, flow))
  const size = (frames: readonly Uint8Array[]) =>
    frames.reduce((sum, { length }) => sum + length, 0)

  test('WC-12 frames of a body learn from each other, whatever is coded in between, and the next body does not', () => {
    const [one, other] = [
      [...runs, ...runs],
      [...runs.slice(3), ...runs],
    ]
    const frames = written(one)
    const [flow, another] = [newFlow(), newFlow()]
    const between = one.map((request, at) => {
      const bytes = encodeExchangeRequest(request, dictionary, {}, flow)
      const second = other[at]
      if (second) written([second], another)
      return bytes
    })
    expect(between).toEqual(frames)
    const [first, second] = [newFlow(), newFlow()]
    for (const [at, bytes] of frames.entries()) {
      expect(read([bytes], first)).toStrictEqual([{ ok: true, value: one[at] }])
      // Of the older form, and of other bodies.
      const old = dictionaryOf(1) ?? emptyDictionary()
      expect(read([encodeExchangeRequest(request, old)])).toStrictEqual([
        { ok: true, value: request },
      ])
      read([frames[at % 3] ?? bytes], second)
    }
    endFlow(first)
    const alone = one.flatMap((request) => written([request]))
    expect(size(frames)).toBeLessThan(size(alone) * 0.7)
    expect(alone[0]).toEqual(frames[0])
    expect(written(runs.slice(0, 1))).toEqual(frames.slice(0, 1))
  })

  test('WC-12 a body that has taught very much goes on with the dictionary alone', () => {
    const [small] = runs
    if (!small) throw new Error('no request')
    const large = requestWith(['Shots. '.repeat(150_000)], ['a'.repeat(64)])
    const frames = written([small, large, small])
    expect(frames[2]).toEqual(frames[0])
    expect(read(frames)).toStrictEqual([small, large, small].map((value) => ({ ok: true, value })))
  })
})

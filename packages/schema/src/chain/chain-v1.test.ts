import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { Header, type LogEvent, PartBody } from '../events/envelope.ts'
import { fromBase64Url, fromHex, toHex } from '../primitives/bytes.ts'
import { canonicalJson } from '../primitives/canonical-json.ts'
import { EventId, MissionId, SeatId } from '../primitives/ids.ts'
import { checkRun, headerHash } from './chain.ts'
import { headerBytes, parseHeaderBytes } from './header-bytes.ts'
import { acceptParts, checkParts, sealParts } from './parts.ts'
import { headersRoot, requestHash, runBytes } from './run.ts'

const text = z.string()
const fixture = z
  .object({
    seat: SeatId,
    events: z.array(
      z.object({
        salt: text,
        bodies: z.record(text, PartBody),
        parts: z.record(text, z.object({ canonical: text, salt: text, commitment: text })),
        header: Header,
        bytes: text,
        hash: text,
      }),
    ),
    request: z.json(),
    emptyHeadersRoot: text,
    run: z.object({
      mission: MissionId,
      seat: SeatId,
      runHead: text,
      headersRoot: text,
      requestHash: text,
      epoch: text,
      counter: z.number(),
    }),
    runBytes: text,
  })
  .parse(JSON.parse(readFileSync(new URL('../../fixtures/chain-v1.json', import.meta.url), 'utf8')))

const events = fixture.events.map((event) => [event.header.type, event] as const)

test.each(events)('CH-4 CH-9 %s: bytes and hash of the header, and back', (_, event) => {
  expect(toHex(headerBytes(event.header))).toBe(event.bytes)
  expect(headerHash(event.header)).toBe(event.hash)
  expect(parseHeaderBytes(fromHex(event.bytes))).toEqual({ ok: true, value: event.header })
})

test.each(events)('CH-5 CH-6 CH-7 %s: salts, commitments and root of the parts', (_, event) => {
  const sealed = sealParts(event.bodies, fromBase64Url(event.salt))
  expect(sealed.partsRoot).toBe(event.header.partsRoot)
  expect(acceptParts(event.header, event.bodies, event.salt)).toEqual({
    ok: true,
    value: sealed.parts,
  })
  for (const [label, known] of Object.entries(event.parts)) {
    expect(canonicalJson(event.bodies[label]!)).toBe(known.canonical)
    expect(sealed.parts[label]).toMatchObject({ state: 'clear', salt: known.salt })
    const withheld = { state: 'withheld', commitment: known.commitment } as const
    const partly = { ...sealed.parts, [label]: withheld }
    expect(checkParts(event.header, partly)).toEqual({ ok: true, value: undefined })
  }
})

test('CH-10 the events of the fixture are one chain', () => {
  const chain: LogEvent[] = fixture.events.map(({ header, hash, bodies, salt }) => ({
    id: EventId.parse(`${header.seat}-${header.seatSeq}`),
    header,
    hash,
    parts: sealParts(bodies, fromBase64Url(salt)).parts,
  }))
  const last = fixture.events.at(-1)!
  expect(checkRun(undefined, chain)).toEqual({
    ok: true,
    value: { seatSeq: last.header.seatSeq, hash: last.hash },
  })
})

test('CH-11 the bytes that a seat signs', () => {
  expect(requestHash(fixture.request)).toEqual({ ok: true, value: fixture.run.requestHash })
  expect(headersRoot(fixture.events.map(({ hash }) => hash))).toBe(fixture.run.headersRoot)
  expect(headersRoot([])).toBe(fixture.emptyHeadersRoot)
  expect(toHex(runBytes(fixture.run))).toBe(fixture.runBytes)
})

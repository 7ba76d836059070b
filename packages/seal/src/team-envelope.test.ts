import { readFileSync } from 'node:fs'
import { checkEvent } from '@tocsin/schema/chain/chain'
import { LogEvent } from '@tocsin/schema/events/envelope'
import { type Bytes, fromBase64Url, fromHex, toHex } from '@tocsin/schema/primitives/bytes'
import type { Json } from '@tocsin/schema/primitives/canonical-json'
import { err, ok } from '@tocsin/schema/primitives/result'
import { envelopeLengths } from '@tocsin/schema/sync/envelope'
import { isOfOtherMission } from '@tocsin/schema/sync/envelope-mark'
import { contentOfLayers } from '@tocsin/schema/sync/open-layers'
import { teamLayers } from '@tocsin/schema/sync/team-envelope'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openEnvelope, sealEnvelope } from './envelope.ts'
import { openDelivered } from './open-delivered.ts'
import { isTeamEnvelope, openTeamEnvelope, readTeamEnvelope } from './open-team-envelope.ts'
import { prepareTeamEnvelope, sealPrepared, sealTeamEnvelope } from './seal-team-envelope.ts'
import { importSealingKey, sealingPublicKey } from './sealing-key.ts'
import {
  counting,
  knownEvent,
  mission,
  root,
  scalarOf,
  team,
  teamBySecondHand,
  teamScalars,
  transport,
  transportScalar,
} from './testing/known-team.ts'

const { event, content } = await knownEvent()
const server = await importSealingKey(transportScalar)
const seats = await Promise.all(teamScalars.map(importSealingKey))
const refused = { ok: false, error: 'unreadable' }

async function sealed(to = team, root?: string): Promise<Bytes> {
  const made = await sealTeamEnvelope(transport, {
    mission,
    root,
    content,
    event,
    team: to,
    random: counting(),
  })
  if (!made.ok) throw new Error(made.error)
  return made.value
}
const whole = await sealed()

function seatKey(at: number) {
  const key = seats[at]
  if (!key) throw new Error('no such seat')
  return key
}

async function readAt(at: number) {
  const read = await readTeamEnvelope(seatKey(at), mission, whole)
  if (!read.ok) throw new Error(read.error)
  const { seat, hash, event } = read.value
  // as: the test looks at what a tablet would check.
  const { header, parts } = event as unknown as LogEvent
  return LogEvent.parse({ id: `${seat}-${header.seatSeq}`, header, hash, parts })
}

async function bySecondHand(mark?: Buffer): Promise<Buffer> {
  const random = counting()
  const key = random(32)
  const ephemerals = [random(32), random(32), random(32), random(32)]
  const nobody = await sealingPublicKey(random(32))
  ephemerals.push(random(32))
  const [first, second, third] = team
  if (!first || !second || !third) throw new Error('a team')
  return teamBySecondHand(teamLayers(content, event), ephemerals, {
    key,
    ...(mark && { mark }),
    to: [
      { publicKey: transport, level: 4, holder: 'server' },
      { publicKey: first.key, level: 3, holder: 'seat' },
      { publicKey: second.key, level: 2, holder: 'seat' },
      { publicKey: third.key, level: 1, holder: 'seat' },
      { publicKey: nobody, level: 0, holder: 'seat' },
    ],
  })
}

function frozen(name: string) {
  return JSON.parse(readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8'))
}

test('EN-12 the frozen envelope with wraps is what OpenSSL makes of the same content, and what we make of it', async () => {
  const known = frozen('envelope-v2.json')
  expect(known.content).toEqual(content)
  expect(known.event).toEqual(event)
  expect((await bySecondHand()).toString('hex')).toBe(known.sealed)
  expect(toHex(whole)).toBe(known.sealed)
  expect(await openTeamEnvelope(server, mission, fromHex(known.sealed))).toEqual({
    ok: true,
    value: content,
  })
})

test('EN-23 the frozen envelope that names its mission is what OpenSSL makes of the same content, opens for server and team, and is told from another mission’s', async () => {
  const known = frozen('envelope-v3.json')
  const named = fromHex(known.sealed)
  expect(known.root).toBe(root)
  expect((await bySecondHand(Buffer.from(root.slice(0, 8), 'hex'))).toString('hex')).toBe(
    known.sealed,
  )
  expect(toHex(await sealed(team, root))).toBe(known.sealed)
  expect(await openDelivered(server, mission, named)).toEqual({ ok: true, value: content })
  expect(await readTeamEnvelope(seatKey(0), mission, named)).toMatchObject({ ok: true })
  const other = 'b'.repeat(64)
  expect([isOfOtherMission(named, root), isOfOtherMission(named, other)]).toEqual([false, true])
  // One from before names none; it is no other mission's either.
  expect([isOfOtherMission(whole, root), isOfOtherMission(whole, other)]).toEqual([false, false])
  // The name is sealed with the rest: whoever puts another one there has an envelope that nobody opens.
  const renamed = Uint8Array.from([...named.slice(0, 8), 0xbb, ...named.slice(9)])
  expect(await openDelivered(server, mission, renamed)).toEqual(refused)
  expect(isTeamEnvelope(renamed)).toBe(true)
})

test('EN-12 EN-13 each seat opens as far as it may read, with commitments for the rest, and who may read nothing opens nothing', async () => {
  const states = (one: LogEvent) =>
    Object.fromEntries(Object.entries(one.parts).map(([label, { state }]) => [label, state]))
  const all = [await readAt(0), await readAt(1), await readAt(2)]
  expect(all.map(states)).toEqual([
    { facts: 'clear', narrative: 'clear', provenance: 'clear', 'sealed/0': 'withheld' },
    { facts: 'clear', narrative: 'clear', provenance: 'withheld', 'sealed/0': 'withheld' },
    { facts: 'clear', narrative: 'withheld', provenance: 'withheld', 'sealed/0': 'withheld' },
  ])
  for (const one of all) {
    expect(checkEvent(one)).toEqual({ ok: true, value: undefined })
    // Neither the salt from which every other follows nor anything for identity officers.
    expect(JSON.stringify(one)).not.toMatch(/"wraps"|"salt":"[^"]{16}"/)
  }
  expect(await readTeamEnvelope(seatKey(3), mission, whole)).toEqual({
    ok: false,
    error: 'not_for_us',
  })
  expect(await readTeamEnvelope(server, mission, whole)).toMatchObject({ error: 'not_for_us' })
  for (const key of seats) expect(await openTeamEnvelope(key, mission, whole)).toEqual(refused)
})

test('EN-12 how many of a team may read does not show: length and wraps are the same for nobody and for everybody', async () => {
  const nobody = await sealed(team.map(({ key }) => ({ key, level: 0 })))
  expect(nobody.length).toBe(whole.length)
  expect(envelopeLengths.has(whole.length)).toBe(true)
  expect(nobody[8]).toBe(whole[8])
  for (const key of seats) {
    expect(await readTeamEnvelope(key, mission, nobody)).toMatchObject({ error: 'not_for_us' })
  }
  const served = await openTeamEnvelope(server, mission, nobody)
  expect(served).toEqual({ ok: true, value: content })
})

test('EN-12 one changed bit, a cut, another mission: it opens for nobody', async () => {
  for (let at = 0; at < whole.length; at += 5) {
    const flipped = whole.slice()
    flipped[at] = (flipped[at] ?? 0) ^ (1 << (at & 7))
    if ((await openTeamEnvelope(server, mission, flipped)).ok) expect.fail(`server, byte ${at}`)
    if ((await readTeamEnvelope(seatKey(0), mission, flipped)).ok) expect.fail(`seat, byte ${at}`)
  }
  for (const length of [0, 8, 9, 200, 560, whole.length - 1]) {
    expect(await openTeamEnvelope(server, mission, whole.slice(0, length))).toEqual(refused)
    expect(await readTeamEnvelope(seatKey(0), mission, whole.slice(0, length))).toEqual(refused)
  }
  const elsewhere = 'elsewhere' as typeof mission
  expect(await openTeamEnvelope(server, elsewhere, whole)).toEqual(refused)
  expect(await readTeamEnvelope(seatKey(0), elsewhere, whole)).toMatchObject({ ok: false })
}, 60_000)

test('EN-4 EN-12 neither form is taken for the other, and one of a later number for none', async () => {
  const first = await sealEnvelope(transport, { mission, content, ephemeral: scalarOf(9) })
  if (!first.ok) throw new Error(first.error)
  expect(isTeamEnvelope(first.value)).toBe(false)
  // What a server from before this form says of it: it is kept by who brought it.
  expect(await openEnvelope(server, mission, whole)).toEqual(refused)
  expect(await openTeamEnvelope(server, mission, first.value)).toEqual(refused)
  expect(await readTeamEnvelope(seatKey(0), mission, first.value)).toEqual(refused)
  const later = whole.slice()
  later[7] = 4
  expect(isTeamEnvelope(later)).toBe(false)
  expect(await openTeamEnvelope(server, mission, later)).toEqual(refused)
  expect(await readTeamEnvelope(seatKey(0), mission, later)).toEqual(refused)
})

test('EN-3 EN-12 what the server reads is what was pushed, with every member that nobody here knows (seed 20261128)', async () => {
  const json = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>
  const more = fc.dictionary(fc.stringMatching(/^[a-z]{3,8}$/), json)
  fc.assert(
    fc.property(more, more, (members, further) => {
      const pushed = content.event as { parts: Record<string, Json> }
      const parts = { ...pushed.parts, ...(further.facts ? {} : { attachments: { further } }) }
      const loose = JSON.parse(JSON.stringify({ ...members, ...pushed, parts })) as Json
      const asked = { ...content, event: loose }
      const back = contentOfLayers(teamLayers(asked, event))
      expect(back.ok && back.value).toEqual(asked)
    }),
    { seed: 20261128, numRuns: 200 },
  )
})

test('EN-12 an event of any size is sealed, and opens as it was, up to the last byte of each length', async () => {
  for (let more = 0; more < 1_200; more += 4) {
    const loose = { ...(content.event as Record<string, Json>), more: 'x'.repeat(more) }
    const asked = { mission, content: { ...content, event: loose }, event, team: [] }
    const made = await sealTeamEnvelope(transport, { ...asked, random: counting() })
    if (!made.ok) throw new Error(`${more} more: ${made.error}`)
    expect(envelopeLengths.has(made.value.length)).toBe(true)
    const opened = await openTeamEnvelope(server, mission, made.value)
    expect(opened.ok && opened.value.event).toEqual(loose)
  }
})

test('EN-12 reading foreign bytes never throws (seed 20261129)', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(560, 1072, 2096), fc.nat(), async (length, start) => {
      const bytes = new Uint8Array(length).map((_, i) => (i * 31 + start * (i + 7)) & 255)
      bytes.set(whole.subarray(0, start % 3 === 0 ? 9 : 500))
      expect((await openTeamEnvelope(server, mission, bytes)).ok).toBe(false)
      expect((await readTeamEnvelope(seatKey(0), mission, bytes)).ok).toBe(false)
    }),
    { seed: 20261129, numRuns: 100 },
  )
})

test('EN-21 what was prepared before there was an event is the envelope that is made at once, and its keys cannot be read', async () => {
  const prepared = await prepareTeamEnvelope(transport, { mission, team, random: counting() })
  for (const key of prepared.keys) {
    expect(key.extractable).toBe(false)
    expect(key.usages).toEqual(['encrypt'])
  }
  const signing = Promise.resolve(ok(fromBase64Url(content.signature)))
  const made = await sealPrepared(prepared, { content, event, signing })
  expect(made.ok && toHex(made.value)).toBe(toHex(whole))
})

test('EN-21 it seals one event: a second one is a defect, at the same moment, later or after a seat that did not sign', async () => {
  const signing = Promise.resolve(ok(fromBase64Url(content.signature)))
  const prepare = () => prepareTeamEnvelope(transport, { mission, team, random: counting() })
  const once = await prepare()
  const both = await Promise.allSettled([
    sealPrepared(once, { content, event, signing }),
    sealPrepared(once, { content, event, signing }),
  ])
  expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
  await expect(sealPrepared(once, { content, event, signing })).rejects.toThrow('one event')
  const unsigned = await prepare()
  const refused = Promise.resolve(err('locked'))
  expect(await sealPrepared(unsigned, { content, event, signing: refused })).toEqual(err('locked'))
  await expect(sealPrepared(unsigned, { content, event, signing })).rejects.toThrow('one event')
})

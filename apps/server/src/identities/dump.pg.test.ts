import { contentKeyCheck } from '@tocsin/schema/chain/sealed-part'
import type { PersonBody } from '@tocsin/schema/events/people'
import { fromBase64Url, toHex, utf8 } from '@tocsin/schema/primitives/bytes'
import { sealingKeyId, sealingPublicKey } from '@tocsin/seal/sealing-key'
import { spellings } from '@tocsin/testkit/spellings'
import { expect, test } from 'vitest'
import { describeOnBothDatabases } from '../db/testing/describe-on-databases.ts'
import { aReport } from '../testing/test-mission.ts'
import { sayWithPeople } from './testing/officers.ts'
import { agreed, officersMission, why } from './testing/officers-mission.ts'
import {
  asKeys,
  harvestedKeys,
  opensHowMany,
  openWith,
  serverSecrets,
  stolenParts,
} from './testing/thief.ts'

/** In every name, contact and testimony of the thousand, and nowhere else. */
const canary = 'Zbigniew-Canarsky-Witness'
/** The thousand on the database of missions; on the embedded one, which does all of it itself, fewer. */
const manyOn = { postgres: 1_000, embedded: 200 } as const
const inOneReport = 10

const person = (n: number): PersonBody => ({
  v: 1,
  is: 'witness',
  name: `${canary} ${n}`,
  contact: `+99 ${canary}-${n}`,
  testimony: `On that night I, ${canary} number ${n}, saw who came.`,
})

const hitsIn = (bytes: Buffer, text: string) =>
  spellings(utf8(text)).filter((form) => bytes.includes(Buffer.from(form))).length

describeOnBothDatabases('a thief at the server', (_, { dump, kind, openNew }) => {
  const many = manyOn[kind]
  test(`SE-6 a full dump with the server’s key, every key that it opens and every session: 0 of ${many} opened, 0 names readable; an officer’s key opens all`, async () => {
    const { server, tablet, first, second, officers, push } = await officersMission(openNew)
    const labels = Array.from({ length: inOneReport }, (_, at) => `sealed/${at}`)
    for (let n = 0; n < many; n += inOneReport) {
      const people = Object.fromEntries(labels.map((label, at) => [label, person(n + at)]))
      const draft = aReport({ people: labels.map((part) => ({ ...agreed, part })) })
      const own = await sayWithPeople(server, tablet, draft, { people, officers })
      expect((await push([own])).held).toEqual([])
      // Some are opened as they are every day: nothing of that may stay behind either.
      if (n % 100 > 0) continue
      const asked = { event: own.event.id, part: 'sealed/1', ...why }
      expect((await server.call('identity.open', asked, first.cookie)).problem).toBeUndefined()
    }
    const stolen = await dump(server.deps.database)
    const parts = await stolenParts(server)
    expect(parts).toHaveLength(many)
    expect(parts.every(({ wraps }) => wraps.length === officers.length)).toBe(true)
    // The dump is whole: it holds what was sealed and all that is no secret.
    for (const sure of [parts[0]?.wraps[0], tablet.seat, why.words]) {
      expect(stolen.includes(sure ?? 'no wrap')).toBe(true)
    }

    expect(hitsIn(stolen, canary)).toBe(0)
    expect(hitsIn(Buffer.from(server.lines.join('\n')), canary)).toBe(0)
    const tokens = [first, second].map(({ cookie }) => cookie.split('=')[1] ?? '')
    const held = [
      ...(await serverSecrets(server)),
      ...tokens.flatMap((token) => [...asKeys(utf8(token)), ...asKeys(fromBase64Url(token))]),
      ...[first, second].flatMap(({ secret }) => asKeys(secret ?? new Uint8Array())),
    ]
    expect(held.length).toBeGreaterThan(12)
    expect(opensHowMany(held, parts)).toBe(0)

    // Whatever in the dump looks like a key, as the key of a part or of an officer.
    const harvested = harvestedKeys(stolen)
    expect(harvested.length).toBeGreaterThan(100)
    const checks = new Set(parts.map(({ bytes }) => toHex(bytes.subarray(0, 32))))
    expect(harvested.filter((key) => checks.has(toHex(contentKeyCheck(key))))).toEqual([])
    const ids = await Promise.all(
      harvested.map(async (key) => sealingKeyId(await sealingPublicKey(key))),
    )
    expect(ids.filter((id) => officers.some((officer) => officer.id === id))).toEqual([])

    // What fires: an officer's key over the very same rows, by the thief's tools and by the
    // officer's, and one name in the clear.
    expect(opensHowMany([first.officer.scalar], parts)).toBe(many)
    const opened = new Set<string | undefined>()
    for (const part of parts) opened.add(await openWith(first.officer.open, part))
    const texts = [...opened].filter((text) => text?.includes(canary))
    expect(texts).toHaveLength(many)
    const { facts } = aReport().bodies
    const place = { ...facts.place, name: canary } as typeof facts.place
    const clear = { ...aReport(), bodies: { facts: { ...facts, place } } }
    expect((await push([tablet.say(clear)])).held).toHaveLength(0)
    expect(hitsIn(await dump(server.deps.database), canary)).toBeGreaterThan(0)
  }, 600_000)
})

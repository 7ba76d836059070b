import { wrapHash } from '@tocsin/schema/chain/sealed-part'
import type { Draft } from '@tocsin/schema/events/draft'
import type { PersonBody, PersonLink } from '@tocsin/schema/events/people'
import { changeConsent, ofPeople } from '@tocsin/schema/events/told-people'
import { type Bytes, fromBase64Url, toBase64Url } from '@tocsin/schema/primitives/bytes'
import type { AreaId, EventId, MissionId } from '@tocsin/schema/primitives/ids'
import { ok } from '@tocsin/schema/primitives/result'
import { fileReport } from '@tocsin/schema/report/decide'
import { pushedEvent } from '@tocsin/schema/sync/plan-run'
import { PushedEvent } from '@tocsin/schema/sync/pushed-event'
import { raiseThreat } from '@tocsin/schema/threat/decide'
import { fingerprintOf } from '@tocsin/schema/trust/signed'
import { openDelivered } from '@tocsin/seal/open-delivered'
import { openPart } from '@tocsin/seal/open-part'
import { openWrap } from '@tocsin/seal/sealed-part'
import { sealingKeyId, sealingPublicKey } from '@tocsin/seal/sealing-key'
import { expect, test } from 'vitest'
import { createTrustKeeper } from '../sync/trust-keeper.ts'
import { openDatabase } from './database.ts'
import type { Local } from './local.ts'
import { dump, openRecord, received, tablet } from './testing/tablet.ts'
import { missionTrust } from './testing/trust.ts'

const { bundle, transport, officers } = await missionTrust()
const mission = 'ondara' as MissionId
const canary = (n: number) => `Canarsky${String(n).padStart(5, '0')}`

/** In one pass: a hundred megabytes read once for each of a thousand names took nearly a minute. */
function canariesIn(text: string): Set<string> {
  return new Set(text.match(/Canarsky\d{5}/g))
}

function person(n: number): PersonBody {
  return { v: 1, is: 'witness', name: canary(n), contact: `+99 ${canary(n)}`, testimony: canary(n) }
}

const kinds = ['report', 'threat'] as const
type Kind = (typeof kinds)[number]

function aboutSomebody(consent: string, labels = ['sealed/1'], kind: Kind = 'report'): Draft {
  const people = labels.map((part): PersonLink => ({ is: 'witness', consent, part }))
  const area = 'OD03' as AreaId
  const place = { kind: 'point', lat: 1, lon: 2, radiusM: 100, source: 'gps' } as const
  const at = { precision: 'unknown' } as const
  const narrative = { title: 'A witness spoke' }
  if (kind === 'report') {
    const facts = { form: 'full', what: 'people_harmed', place, occurredAt: at, people } as const
    return fileReport(area, { facts, narrative })
  }
  const warned = { kind: 'attack_on_village', imminence: 'within_hours', place, noticedAt: at }
  return raiseThreat(area, { facts: { ...warned, people }, narrative })
}

/** As the form does it: typed into the draft, which is written several times before it is sent. */
async function saveSomebody(
  local: Local,
  n: number,
  consent = 'identity_to_officers',
  { many = 1, kind = 'report' }: { many?: number; kind?: Kind } = {},
) {
  const id = local.drafts.newId()
  const people: Record<string, PersonBody> = {}
  for (let nth = 0; nth < many; nth += 1) people[`sealed/${nth + 1}`] = person(n + nth)
  for (const part of [3, 8, 13]) {
    const typed = Object.values(people).map(({ name }) => ({ name: (name ?? '').slice(0, part) }))
    await local.drafts.save({ id, kind, title: null, form: { people: typed } })
  }
  const draft = aboutSomebody(consent, Object.keys(people), kind)
  const saved = await local.append(draft, { draft: id, people })
  if (!saved.ok) throw new Error(saved.error.code)
  return saved.value
}

async function amend(
  local: Local,
  record: Awaited<ReturnType<typeof saveSomebody>>,
  consent: string,
) {
  const view = await openRecord(local, record.record)
  const change = { event: record.event, part: 'sealed/1', consent }
  const told = ofPeople(view)
  const draft = told && changeConsent(told, local.actor(), view.base, change)
  if (!draft?.ok) throw new Error('this person is not in the record')
  const saved = await local.append(draft.value)
  if (!saved.ok) throw new Error(saved.error.code)
}

async function proven(of: ReturnType<typeof tablet>) {
  const local = await of.start()
  await local.takeTrust(bundle)
  return local
}

async function pushes(local: Local): Promise<PushedEvent[]> {
  const planned = await local.planExchange(200)
  if (!planned.ok) throw new Error(planned.error.code)
  return planned.value.run.map((own) =>
    PushedEvent.parse(JSON.parse(JSON.stringify(pushedEvent(own)))),
  )
}

function sealedOf({ sealed }: PushedEvent, label = 'sealed/1') {
  const part = sealed?.[label]
  return part?.state === 'sealed' ? part.bytes : undefined
}

function journaledEvents({ disk }: ReturnType<typeof tablet>): PushedEvent[] {
  const entries = disk.entries.map((entry) => JSON.parse(new TextDecoder().decode(entry)))
  return entries.flatMap(({ kind, event }) => (kind === 'event' ? PushedEvent.parse(event) : []))
}

/** All that anybody with the open tablet reaches: rows, journal and drafts opened with its own keys, and every list in memory. */
async function everythingOpened(one: ReturnType<typeof tablet>, local: Local): Promise<string> {
  const texts: string[] = [JSON.stringify(local.list.get()), JSON.stringify(local.drafts.get())]
  for (const entry of one.disk.entries) texts.push(new TextDecoder().decode(entry))
  for (const [store, rows] of Object.entries(await dump(one.disk.indexedDb))) {
    for (const row of rows as { id: string; sealed?: Bytes }[]) {
      texts.push(JSON.stringify(row))
      if (!row.sealed || store === 'envelopes') continue
      for (const open of [one.keys.openRow, one.keys.openIndex]) {
        const opened = await open(store, row.id, row.sealed)
        if (opened.ok) texts.push(new TextDecoder().decode(opened.value))
      }
    }
  }
  for (const { id } of local.list.get()) texts.push(JSON.stringify(await openRecord(local, id)))
  return texts.join('\n')
}

test('SE-5 without a proven roster nobody’s identity is written down: said so, nothing saved, nothing lost', async () => {
  const one = tablet()
  const local = await one.start()
  const id = local.drafts.newId()
  await local.drafts.save({ id, kind: 'report', title: null, form: { people: [person(1)] } })
  const options = { draft: id, people: { 'sealed/1': person(1) } }
  const refused = await local.append(aboutSomebody('identity_to_officers'), options)
  expect(refused).toEqual({ ok: false, error: { code: 'no_officers' } })
  await local.takeTrust({ ...bundle, officers: null })
  expect((await local.append(aboutSomebody('identity_to_officers'), options)).ok).toBe(false)
  expect(local.list.get()).toEqual([])
  expect(local.drafts.find(id)).toBeDefined()
  await local.takeTrust(bundle)
  expect((await local.append(aboutSomebody('identity_to_officers'), options)).ok).toBe(true)
  expect(local.drafts.find(id)).toBeUndefined()
})

test('SE-6 SE-16 1,000 identities typed and saved, half of them in threats: 0 opened with every key of the unlocked tablet, all 1,000 by an officer', async () => {
  const one = tablet()
  const local = await proven(one)
  const many = 1_000
  for (let n = 0; n < many; n += 10)
    await saveSomebody(local, n, 'identity_to_officers', {
      many: 10,
      kind: kinds[(n / 10) % 2] ?? 'report',
    })
  const reached = await everythingOpened(one, local)
  expect(reached).toContain('A witness spoke')
  expect(canariesIn(reached)).toEqual(new Set())
  // The control: one name among all of that is found.
  expect(canariesIn(reached + canary(7))).toEqual(new Set([canary(7)]))
  // What was typed is gone with the key of each draft: the store opens none of them again.
  const again = await one.start()
  expect(again.drafts.get()).toEqual([])
  let byOfficer = 0
  const [first] = officers
  if (!first) throw new Error('the mission has officers')
  for (const event of journaledEvents(one)) {
    const id = `${event.header.seat}-${event.header.seatSeq}` as EventId
    for (const [label, wraps] of Object.entries(event.wraps ?? {})) {
      const bytes = sealedOf(event, label)
      const wrap = wraps.find(({ officer }) => officer === first.id)
      const place = { mission, record: event.header.record, event: id, label }
      const key = await openWrap(first.key, place, wrap?.sealed ?? '')
      if (!bytes || !key.ok) continue
      const part = await openPart({ place, bytes: fromBase64Url(bytes), key: key.value })
      if (part.ok && new TextDecoder().decode(part.value).includes('Canarsky')) byOfficer += 1
    }
  }
  expect(byOfficer).toBe(many)
}, 300_000)

test.each(kinds)(
  'SE-8 SE-9 SE-15 SE-16 what nobody agreed to in a %s leaves by no door; agreed later it goes with the amendment, once it is asked for',
  async (kind) => {
    const one = tablet()
    const local = await proven(one)
    const kept = await saveSomebody(local, 1, 'keep_on_tablet', { kind })
    const own = (await openRecord(local, kept.record)).entries[0]?.event.parts['sealed/1']
    if (own?.state !== 'sealed') throw new Error('the tablet holds the sealed part')
    const doors = async () => {
      const rows = await openDatabase('f'.repeat(32), one.disk.indexedDb).envelopes.toArray()
      const events = [...rows.map(({ sealed }) => sealed), ...one.disk.envelopes]
      const enveloped = await Promise.all(
        events.map((sealed) => openDelivered(transport, mission, sealed)),
      )
      return JSON.stringify([await pushes(local), enveloped])
    }
    const [first] = await pushes(local)
    expect(first?.sealed).toMatchObject({ 'sealed/1': { state: 'withheld' } })
    expect(first?.wraps).toBeUndefined()
    expect(await doors()).toContain('keep_on_tablet')
    expect(await doors()).not.toContain(own.bytes)
    await local.applyReply(await received(local, 1, 1))
    await amend(local, kept, 'identity_to_officers')
    const [released] = await pushes(local)
    expect(released?.released).toMatchObject([
      { event: kept.event, part: 'sealed/1', bytes: own.bytes },
    ])
    expect(released?.released?.[0]?.wraps.map(({ officer }) => officer)).toEqual(
      officers.map(({ id }) => id),
    )
    // With the word of this seat about them; nobody said anything of what had stayed here.
    const { wraps = [], set } = released?.released?.[0] ?? {}
    expect(set?.made).toEqual(
      wraps.map(({ officer, sealed }) => ({ officer, hash: wrapHash(sealed) })),
    )
    expect(first?.sets).toBeUndefined()
  },
)

test.each(kinds)(
  'SE-8 SE-9 SE-16 who takes it back before a %s left: neither push nor envelope holds it any more',
  async (kind) => {
    const one = tablet()
    const local = await proven(one)
    const told = await saveSomebody(local, 1, 'identity_to_officers', { kind })
    const part = (await openRecord(local, told.record)).entries[0]?.event.parts['sealed/1']
    if (part?.state !== 'sealed') throw new Error('the tablet holds the sealed part')
    expect(JSON.stringify(await pushes(local))).toContain(part.bytes)
    await amend(local, told, 'consent_withdrawn')
    const again = await one.start()
    expect(JSON.stringify(await pushes(again))).not.toContain(part.bytes)
    const rows = await openDatabase('f'.repeat(32), one.disk.indexedDb).envelopes.toArray()
    for (const { sealed } of rows) {
      const opened = await openDelivered(transport, mission, sealed)
      expect(JSON.stringify(opened)).not.toContain(part.bytes)
    }
  },
)

test('SE-1 SE-6 a lost database comes back from the journal with its sealed parts and wraps, and is pushed the same', async () => {
  const one = tablet()
  const local = await proven(one)
  await saveSomebody(local, 1)
  const before = await pushes(local)
  expect(sealedOf(before[0]!)).toBeDefined()
  local.close()
  one.loseDatabase()
  const again = await one.start()
  expect(await pushes(again)).toEqual(before)
})

test('SE-5 a server that swaps the roster midway is refused, said so, and what follows is sealed to the officers before (300 swaps)', async () => {
  const one = tablet('a', { root: fingerprintOf(bundle.root) })
  const local = await one.start()
  const served = { bundle: structuredClone(bundle) }
  const now = () => one.disk.now
  const keeper = createTrustKeeper({ local, ask: async () => ok(served.bundle), now })
  await keeper.look()
  expect(keeper.get()).toEqual({ bundle, problem: null })
  const honest = officers.map(({ id }) => id)
  let accepted = 0
  for (let n = 0; n < 300; n += 1) {
    const swapped = structuredClone(bundle)
    const officer = swapped.officers?.statement.officers[n % 2]
    const scalar = new Uint8Array(32).fill(1 + (n % 250))
    scalar[0] = n >> 8
    const key = await sealingPublicKey(scalar)
    if (!officer || !swapped.officers) throw new Error('the mission has officers')
    Object.assign(officer, { key: toBase64Url(key), id: await sealingKeyId(key) })
    swapped.officers.statement.version += n
    served.bundle = swapped
    await keeper.look('anew')
    if (keeper.get().problem?.code !== 'mission_not_proven') accepted += 1
    if (n % 60 > 0) continue
    await saveSomebody(local, n)
    const wraps = journaledEvents(one).at(-1)?.wraps?.['sealed/1']
    expect(wraps?.map((wrap) => wrap.officer)).toEqual(honest)
  }
  expect(accepted).toBe(0)
})

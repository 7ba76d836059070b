import { createHash } from 'node:crypto'
import { leafHash, merkleRoot } from '@tocsin/schema/chain/merkle'
import type { IdentityOpening, RewrapWork, SealedIdentity } from '@tocsin/schema/identities/answers'
import { fromHex, toHex } from '@tocsin/schema/primitives/bytes'
import { leavingForm, partKey, releasedBy } from '@tocsin/schema/sync/consent'
import { openWrap, wrapContentKey } from '@tocsin/seal/sealed-part'
import { bend } from '@tocsin/testkit/bend'
import { expect, test } from 'vitest'
import { describeOnDatabase } from '../db/testing/describe-on-databases.ts'
import { exchange } from '../log/exchange.ts'
import { enrolTablet } from '../testing/test-mission.ts'
import { dropLeavers } from './officers-roster.ts'
import { readIdentity } from './testing/officers.ts'
import { officersMission, person, setOfficer, why } from './testing/officers-mission.ts'

describeOnDatabase('sealed identities', (open) => {
  test('SE-1 SE-4 SE-10 given an officer with a reason: one identity opens, and everybody may read who, when and why', async () => {
    const { server, first, report, push } = await officersMission(open)
    const own = await report()
    expect((await push()).held).toEqual([])
    const asked = { event: own.event.id, part: 'sealed/1', ...why }
    const { data } = await server.call('identity.open', asked, first.cookie)
    // as: what `identity.open` answers.
    expect(await readIdentity(first.officer, data as SealedIdentity)).toEqual(person)
    const analyst = await server.enrol('analyst')
    const log = await server.call('identity.openings', { events: [own.event.id] }, analyst.cookie)
    expect(log.data).toEqual([
      {
        event: own.event.id,
        part: 'sealed/1',
        by: 'Person first',
        ...why,
        at: server.clock.time,
        isExport: false,
      } satisfies IdentityOpening,
    ])
  })

  test('SE-10 nobody else is handed one, and what is refused leaves no row', async () => {
    const { server, first, report, push } = await officersMission(open)
    const own = await report()
    await push()
    const asked = { event: own.event.id, part: 'sealed/1', ...why }
    const analyst = await server.enrol('analyst')
    const member = await server.enrol('jpt_member')
    for (const cookie of [analyst.cookie, member.cookie, '']) {
      expect((await server.call('identity.open', asked, cookie)).data).toBeUndefined()
    }
    const short = await server.call('identity.open', { ...asked, words: '' }, first.cookie)
    expect(short.problem?.code).toBe('bad_input')
    const missing = await server.call('identity.open', { ...asked, part: 'sealed/2' }, first.cookie)
    expect(missing.problem?.code).toBe('not_found')
    // The same officer at a browser that does not hold the key.
    const other = await server.makeDevice()
    const signedIn = await server.signIn(first)
    const elsewhere = await server.call('auth.enrol', await other.answer(), signedIn.cookie)
    const there = await server.call('identity.open', asked, elsewhere.cookie)
    expect(there.problem?.code).toBe('not_identity_officer')
    const log = await server.call('identity.openings', { events: [own.event.id] }, first.cookie)
    expect(log.data).toEqual([])
    // One outside what an officer may read does not exist for them.
    const far = { ...asked, event: `${'0'.repeat(32)}-1` }
    expect((await server.call('identity.open', far, first.cookie)).problem?.code).toBe('not_found')
  })

  test('SE-4 a pull brings the commitment and nothing else of it, to the own team and to officers', async () => {
    const { server, report, push, officers } = await officersMission(open)
    const own = await report()
    await push()
    const part = own.event.parts['sealed/1']
    if (part?.state !== 'sealed') throw new Error('the report has a sealed part')
    for (const role of ['jpt_member', 'team_leader', 'analyst', 'headquarters'] as const) {
      const reader = await enrolTablet(server, role)
      const told = await exchange(server.deps, await reader.request([]))
      const text = JSON.stringify(told)
      expect(text).toContain(own.event.id)
      expect(text).not.toContain(part.bytes)
      for (const { sealed } of own.wraps?.['sealed/1'] ?? []) expect(text).not.toContain(sealed)
    }
    expect(own.wraps?.['sealed/1']?.map(({ officer }) => officer)).toEqual(
      officers.map(({ id }) => id),
    )
  })

  test.each([
    ['report', 'ReportAmended', { type: 'ReportWithdrawn', reason: 'mistake' }],
    ['threat', 'ThreatAmended', { type: 'ThreatClosed', reason: 'threat_ended' }],
  ] as const)(
    'SE-8 SE-9 SE-16 SE-17 what a person of a %s has not agreed to stays on the tablet; agreed later it comes, withdrawn when it has ended nobody opens it',
    async (kind, type, end) => {
      const { server, tablet, first, push, ...tells } = await officersMission(open)
      const own = await tells[kind]('keep_on_tablet')
      const consents = new Map([[partKey(own.event.id, 'sealed/1'), 'keep_on_tablet']])
      const leaving = leavingForm(own, consents)
      expect(JSON.stringify(await tablet.request([leaving]))).not.toContain(
        own.wraps?.['sealed/1']?.[0]?.sealed,
      )
      expect((await push([leaving])).held).toEqual([])
      const asked = { event: own.event.id, part: 'sealed/1', ...why }
      expect((await server.call('identity.open', asked, first.cookie)).problem?.code).toBe(
        'not_found',
      )
      const { scope, record } = own.event.header
      const about = { scope, record, base: { seq: null, own: 1 } }
      const amend = (consent: string) => {
        const change = { event: own.event.id, part: 'sealed/1', consent }
        return tablet.say({
          type,
          ...about,
          bodies: { facts: { set: {}, consents: [change] } },
        })
      }
      const agrees = amend('identity_to_officers')
      const now = new Map([[partKey(own.event.id, 'sealed/1'), 'identity_to_officers']])
      const released = releasedBy(agrees.event, now, (id) =>
        id === own.event.id ? own : undefined,
      )
      expect(released).toHaveLength(1)
      const bent = released.map((one) => ({ ...one, bytes: bend(one.bytes) }))
      expect((await push([{ ...agrees, released: bent }])).held).toEqual([])
      expect((await server.call('identity.open', asked, first.cookie)).problem?.code).toBe(
        'not_found',
      )
      const again = amend('identity_to_officers')
      expect((await push([{ ...again, released }])).held).toEqual([])
      const { data } = await server.call('identity.open', asked, first.cookie)
      expect(await readIdentity(first.officer, data as SealedIdentity)).toEqual(person)
      const ended = tablet.say({
        type: end.type,
        ...about,
        bodies: { facts: { reason: end.reason } },
      })
      await push([ended, amend('consent_withdrawn')])
      const gone = await server.call('identity.open', asked, first.cookie)
      expect(gone.problem?.code).toBe('identity_not_for_you')
    },
  )

  test('SE-11 an export needs another officer, is taken once, and every identity in it is in the log', async () => {
    const { server, first, second, report, threat, push } = await officersMission(open)
    const events = [(await report()).event.id, (await threat()).event.id]
    await push()
    const asked = await server.call('identity.askExport', { events, ...why }, first.cookie)
    const id = (asked.data as { id: string }).id
    const take = () => server.call('identity.takeExport', { id }, first.cookie)
    expect((await take()).problem?.code).toBe('second_officer_needed')
    const approve = { id, approve: true }
    const self = await server.call('identity.decideExport', approve, first.cookie)
    expect(self.problem?.code).toBe('second_officer_needed')
    // Another browser of the same person is the same person.
    const device = await server.makeDevice()
    const signedIn = await server.signIn(first)
    const elsewhere = await server.call('auth.enrol', await device.answer(), signedIn.cookie)
    const twice = await server.call('identity.decideExport', approve, elsewhere.cookie)
    expect(twice.problem?.code).toBe('second_officer_needed')
    expect(
      (await server.call('identity.decideExport', approve, second.cookie)).problem,
    ).toBeUndefined()
    const byOther = await server.call('identity.takeExport', { id }, second.cookie)
    expect(byOther.problem?.code).toBe('not_found')
    const { identities } = (await take()).data as { identities: SealedIdentity[] }
    expect(identities).toHaveLength(2)
    for (const sealed of identities)
      expect(await readIdentity(first.officer, sealed)).toEqual(person)
    expect((await take()).problem?.code).toBe('not_found')
    const log = await server.call('identity.openings', { events }, second.cookie)
    expect(log.data).toMatchObject([{ isExport: true }, { isExport: true }])
    const requests = await server.call('identity.exports', {}, second.cookie)
    expect(requests.data).toMatchObject([{ identities: 2, isOwn: false, approved: true }])
  })

  test('SE-12 an officer leaves: wrapped anew for the roster, no committed byte changes, their key opens nothing here', async () => {
    const { server, first, second, sign, enrolOfficer, report, threat, push } =
      await officersMission(open)
    const owns = [await report(), await threat(), await report()]
    await push()
    const committed = async () => {
      const { db } = server.deps.database
      const events = await db.selectFrom('event').select(['seq', 'hash']).orderBy('seq').execute()
      const parts = await db
        .selectFrom('part')
        .selectAll()
        .orderBy('seq')
        .orderBy('label')
        .execute()
      const leaves = events.map(({ hash }) => leafHash(fromHex(hash)))
      const digest = createHash('sha256').update(JSON.stringify({ events, parts })).digest('hex')
      return { root: toHex(merkleRoot(leaves)), events: events.length, digest }
    }
    await setOfficer(server, 'second', false)
    // One alone is no roster: what stands goes on standing.
    expect(await sign()).toMatchObject({ ok: false, error: { code: 'no_officers' } })
    const third = await enrolOfficer('third')
    const before = await committed()
    expect(await sign()).toEqual({ ok: true, value: { version: 2, officers: 2 } })
    const byId = new Map([first, third].map(({ officer }) => [officer.id, officer]))
    const work = async () => {
      // as: what `identity.rewrapWork` answers.
      return (await server.call('identity.rewrapWork', {}, first.cookie)).data as RewrapWork
    }
    const { items, left } = await work()
    expect(left).toBe(3)
    // No sealed bytes are handed out: who wraps anew reads nothing.
    for (const own of owns) {
      const part = own.event.parts['sealed/1']
      expect(JSON.stringify(items)).not.toContain(part?.state === 'sealed' && part.bytes)
    }
    const wraps = []
    for (const { place, wrap, missing } of items) {
      const key = await openWrap(first.officer.open, place, wrap)
      if (!key.ok) throw new Error(key.error)
      for (const id of missing) {
        const officer = byId.get(id)
        if (!officer) throw new Error('an officer who is not in the roster')
        const made = await wrapContentKey(officer, place, {
          key: key.value,
          ephemeral: server.random(32),
        })
        wraps.push({ event: place.event, part: place.label, ...made })
      }
    }
    const odd = wraps.map((wrap) => ({ ...wrap, officer: second.officer.id }))
    expect(
      (await server.call('identity.putWraps', { wraps: odd, sets: [] }, first.cookie)).problem
        ?.code,
    ).toBe('bad_input')
    expect(
      (await server.call('identity.putWraps', { wraps, sets: [] }, first.cookie)).problem,
    ).toBeUndefined()
    expect((await work()).left).toBe(0)
    expect(await committed()).toEqual(before)
    for (const own of owns) {
      const asked = { event: own.event.id, part: 'sealed/1', ...why }
      const { data } = await server.call('identity.open', asked, third.cookie)
      expect(await readIdentity(third.officer, data as SealedIdentity)).toEqual(person)
      expect(await readIdentity(second.officer, data as SealedIdentity)).toBeUndefined()
      expect((await server.call('identity.open', asked, second.cookie)).problem?.code).toBe(
        'not_identity_officer',
      )
    }
    const kept = await server.deps.database.db.selectFrom('wrap').select('officer_id').execute()
    expect(kept.some(({ officer_id }) => officer_id === second.officer.id)).toBe(false)
  })

  test('SE-12 whoever cannot open an identity puts no wrap in the place of a real one, nor takes the last way by it', async () => {
    const { server, first, sign, enrolOfficer, report, push } = await officersMission(open)
    const own = await report()
    await push()
    const wraps = () => server.deps.database.db.selectFrom('wrap').selectAll().execute()
    const before = await wraps()
    await setOfficer(server, 'first', false)
    await setOfficer(server, 'second', false)
    const third = await enrolOfficer('third')
    const fourth = await enrolOfficer('fourth')
    const invented = [third, fourth].map(({ officer: { id: officer } }) => {
      return { event: own.event.id, part: 'sealed/1', officer, sealed: 'A'.repeat(107) }
    })
    const put = (cookie: string) =>
      server.call('identity.putWraps', { wraps: invented, sets: [] }, cookie)
    // An account that is an identity officer by name, and whose key nobody has signed.
    expect((await put(third.cookie)).problem?.code).toBe('not_identity_officer')
    expect((await sign()).ok).toBe(true)
    expect((await put(third.cookie)).problem).toBeUndefined()
    expect(await wraps()).toEqual(before)
    expect((await put(first.cookie)).problem?.code).toBe('not_identity_officer')
    // Back in the roster, who can open it still can.
    await setOfficer(server, 'first', true)
    expect((await sign()).ok).toBe(true)
    const asked = { event: own.event.id, part: 'sealed/1', ...why }
    const { data } = await server.call('identity.open', asked, first.cookie)
    expect(await readIdentity(first.officer, data as SealedIdentity)).toEqual(person)
  })

  test('SE-12 the last way to an identity is never dropped', async () => {
    const { server, sign, enrolOfficer, report, push } = await officersMission(open)
    await report()
    await push()
    await setOfficer(server, 'first', false)
    await setOfficer(server, 'second', false)
    await enrolOfficer('third')
    await enrolOfficer('fourth')
    expect((await sign()).ok).toBe(true)
    await dropLeavers(server.deps)
    expect(await server.deps.database.db.selectFrom('wrap').select('label').execute()).toHaveLength(
      2,
    )
  })

  test('SE-5 a roster of another root, an older one, or one of another mission is not taken', async () => {
    const { server, first, second } = await officersMission(open)
    const { takeRoster } = await import('./officers-roster.ts')
    const { signStatement } = await import('@tocsin/seal/statement')
    const { importSeatKey } = await import('@tocsin/seal/seat-key')
    const foreign = await importSeatKey(server.random(32))
    const officers = [first.officer, second.officer].map(({ id, name, key }) => ({ id, name, key }))
    const said = {
      v: 1,
      kind: 'officers',
      mission: server.deps.mission,
      issuedAt: 0,
      officers,
    } as const
    const refused = async (version: number) =>
      (await takeRoster(server.deps, await signStatement(foreign, { ...said, version }))) as never
    expect(await refused(2)).toMatchObject({ ok: false, error: { code: 'root_foreign' } })
    expect(await refused(1)).toMatchObject({ ok: false, error: { code: 'bad_input' } })
    expect((await server.trust.bundle()).officers?.statement.version).toBe(1)
    const { db } = server.deps.database
    const book = await db
      .selectFrom('audit')
      .select('detail_json')
      .where('what', '=', 'roster_refused')
      .execute()
    expect(book.map(({ detail_json }) => JSON.parse(detail_json).code)).toEqual([
      'root_foreign',
      'bad_input',
    ])
  })
})

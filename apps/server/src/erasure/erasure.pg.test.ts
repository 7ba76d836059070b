import type { ErasureLine } from '@tocsin/schema/desk/erasures'
import { pushedEvent } from '@tocsin/schema/sync/plan-run'
import { readmitDraft } from '@tocsin/schema/sync/readmit'
import { expect, test } from 'vitest'
import { describeOnBothDatabases } from '../db/testing/describe-on-databases.ts'
import { deliver } from '../log/deliver.ts'
import { sealedEvent } from '../log/testing/seal-events.ts'
import { aReport, enrolTablet, restoredCopy, type Tablet } from '../testing/test-mission.ts'

import { canary, dump, keptApart, mission, verdictOf } from './testing/mission-with-erasures.ts'

describeOnBothDatabases('erasure', (open, tested) => {
  test('ER-5 two persons: nothing is destroyed by one alone, and only who may erase is heard', async () => {
    const { server, database, first, second, push, author, report, propose } = await mission(
      await open(),
    )
    const own = await report()
    await push(author)
    const officer = await server.enrol('headquarters', 'officer')
    const analyst = await server.enrol('analyst')
    expect((await propose(own, ['narrative'], analyst.cookie)).problem?.code).toBe('not_allowed')
    expect((await propose(own, ['narrative'], officer.cookie)).problem?.code).toBe('not_allowed')
    await database.db
      .updateTable('account')
      .set({ identity_officer: true })
      .where('name', '=', 'officer')
      .execute()
    const proposed = await propose(own, ['narrative'], officer.cookie)
    const { id } = proposed.data as { id: string }
    const decide = (cookie: string, approve = true) =>
      server.call('erasure.decide', { id, approve }, cookie)
    expect((await decide(officer.cookie)).problem?.code).toBe('second_person_needed')
    const again = await server.signIn(officer)
    const device = await server.makeDevice()
    const elsewhere = await server.call('auth.enrol', await device.answer(), again.cookie)
    expect((await decide(elsewhere.cookie ?? '')).problem?.code).toBe('second_person_needed')
    expect((await decide(analyst.cookie)).problem?.code).toBe('not_allowed')
    expect(await dump(database)).toContain(canary)
    expect((await decide(first.cookie, false)).problem).toBeUndefined()
    expect((await decide(second.cookie)).problem?.code).toBe('not_found')
    expect(await dump(database)).toContain(canary)
    const bad = await propose(own, ['facts', 'nothing'])
    expect(bad.problem?.code).toBe('bad_input')
  })

  test('ER-7 ER-8 after two have decided it is in no table, no file of the database and no answer; the log verifies', async () => {
    const { server, database, author, push, report, threat, erase } = await mission(
      await tested.openNew(),
    )
    const own = await report()
    const warned = await threat()
    const other = author.say(aReport())
    const member = await enrolTablet(server)
    const before = await push(author)
    expect(before.held).toEqual([])
    expect(JSON.stringify(await push(member))).toContain(canary)
    expect(await dump(database)).toContain(canary)
    const wraps = () => database.db.selectFrom('wrap').selectAll().execute()
    expect(await wraps()).toHaveLength(4)
    expect((await tested.dump(database)).includes(canary)).toBe(true)
    await erase(own, ['facts', 'narrative', 'sealed/1'])
    expect((await wraps()).map(({ event_id }) => event_id)).toEqual(Array(2).fill(warned.event.id))
    await erase(warned, ['sealed/1'])
    expect(await wraps()).toEqual([])
    expect(await dump(database)).not.toContain(canary)
    expect((await tested.dump(database)).includes(canary)).toBe(false)
    const salts = await database.db
      .selectFrom('part')
      .select(['state', 'salt', 'sealed_bytes'])
      .where('state', '=', 'erased')
      .execute()
    expect(salts).toEqual([
      { state: 'erased', salt: null, sealed_bytes: null },
      { state: 'erased', salt: null, sealed_bytes: null },
      { state: 'erased', salt: null, sealed_bytes: null },
      { state: 'erased', salt: null, sealed_bytes: null },
    ])
    const later = await enrolTablet(server)
    const pulled = await push(later)
    expect(JSON.stringify(pulled)).not.toContain(canary)
    const erased = pulled.events.find(({ id }) => id === own.event.id)
    expect(erased?.parts.narrative?.state).toBe('erased')
    expect(pulled.events.some(({ id }) => id === other.event.id)).toBe(true)
    for (const withParts of [true, false]) {
      expect(await verdictOf(server, withParts)).toMatchObject({
        isWhole: true,
        erased: 4,
        flaws: [],
      })
    }
  })

  test('ER-6 a part that a hand has taken out of the database is a flaw, with an erasure of another one too', async () => {
    const { server, database, author, push, report, erase } = await mission(await open())
    const own = await report()
    const other = await report()
    await push(author)
    await erase(own, ['narrative'])
    const [part] = await database.db
      .selectFrom('part')
      .innerJoin('event', (join) => join.onRef('event.seq', '=', 'part.seq'))
      .select(['part.seq', 'part.body_json', 'part.salt'])
      .where('event.hash', '=', other.event.hash)
      .where('part.label', '=', 'narrative')
      .execute()
    const state = other.event.parts.narrative
    const { commitmentOf } = await import('@tocsin/schema/chain/parts')
    for (const as of ['erased', 'withheld'] as const) {
      await database.db
        .updateTable('part')
        .set({
          state: as,
          salt: null,
          body_json: null,
          sealed_words: null,
          commitment: (state && commitmentOf(state)) ?? null,
        })
        .where('seq', '=', part?.seq ?? 0)
        .where('label', '=', 'narrative')
        .execute()
      for (const withParts of [true, false]) {
        const { flaws } = await verdictOf(server, withParts)
        expect(flaws).toEqual([{ code: 'erased_unsaid', where: `${other.event.id} narrative` }])
      }
    }
  })

  test('ER-7 it is destroyed again, whoever brings it: its author, a copy of the tablet, an envelope, a forged or a spoilt push', async () => {
    const { server, database, author, push, report, erase } = await mission(await open())
    const own = await report()
    await push(author)
    const next = author.say(aReport())
    const envelope = await sealedEvent(server, author, own)
    const early = await sealedEvent(server, author, author.say(aReport()))
    expect(await deliver(server.deps, server.trust.transport.key, [early])).toEqual(['held'])
    await erase(own, ['facts', 'narrative'])
    await database.db
      .updateTable('seat')
      .set({ counter: 0 })
      .where('seat_id', '=', author.seat)
      .execute()
    const again = await push(author, [own])
    expect([again.receipts.length, again.held]).toEqual([1, []])
    expect(await deliver(server.deps, server.trust.transport.key, [envelope])).toEqual(['taken'])
    const copy = restoredCopy(server, author)
    copy.add(own)
    const forged = await copy.request([own])
    const refused = await server.call('sync.exchange', { ...forged, signature: 'A'.repeat(86) })
    expect(refused.problem?.code).toBe('bad_signature')
    const spoilt = { ...pushedEvent(own), parts: { narrative: { title: canary } } }
    const bad = await author.request([own])
    const told = await server.call('sync.exchange', { ...bad, run: [spoilt] })
    expect(told.status).toBeGreaterThan(0)
    expect(await dump(database)).not.toContain(canary)
    expect(await keptApart(server)).not.toContain(canary)
    const rest = await push(author, [next])
    expect(rest.held).toEqual([])
  })

  test('ER-7 what lay in quarantine before is destroyed with it, and stays known as what it was', async () => {
    const { server, database, author, push, report, erase } = await mission(await open())
    const own = await report()
    await push(author)
    const copy = restoredCopy(server, author)
    copy.add(own)
    const forged = await copy.request([own])
    await server.call('sync.exchange', { ...forged, signature: 'A'.repeat(86) })
    expect(await keptApart(server)).toContain(canary)
    await erase(own, ['facts', 'narrative'])
    expect(await database.db.selectFrom('quarantine').select('size').execute()).toHaveLength(1)
    expect(await keptApart(server)).not.toContain(canary)
    expect(await dump(database)).not.toContain(canary)
  })

  test('ER-7 words that other seats of the person say again are destroyed where these lie, and on arrival', async () => {
    const { server, database, author, push, report, erase } = await mission(await open())
    const own = await report()
    const [first, second, late] = [
      await enrolTablet(server),
      await enrolTablet(server),
      await enrolTablet(server),
    ]
    await database.db
      .updateTable('seat')
      .set({ account_id: 'amina' })
      .where(
        'seat_id',
        'in',
        [author, first, second, late].map(({ seat }) => seat as string),
      )
      .execute()
    const sayAgain = (tablet: Tablet) => {
      const old = { event: own.event, numbered: null }
      const known = new Map([[own.event.id, old]])
      const draft = readmitDraft(old, { known, newIds: new Map() })
      if (!draft) throw new Error('a report can be said again')
      return tablet.say(draft)
    }
    const again = sayAgain(first)
    expect((await push(first)).held).toEqual([])
    sayAgain(second)
    const { held } = await push(second)
    expect(held).toMatchObject([{ problem: { code: 'already_admitted' } }])
    expect(await keptApart(server)).toContain(canary)
    await erase(again, ['facts', 'narrative'])
    expect(await keptApart(server)).not.toContain(canary)
    sayAgain(late)
    const told = await push(late)
    expect(told.held).toMatchObject([{ problem: { code: 'already_admitted' } }])
    expect(await keptApart(server)).not.toContain(canary)
    expect(await dump(database)).not.toContain(canary)
  })

  test('ER-3 the tablet sends what is left of it, to a server that was restored and has nothing of it, and is received', async () => {
    const { server, author, push } = await mission(await open())
    const { ownWithoutParts } = await import('@tocsin/schema/events/erase')
    const draft = aReport()
    const bodies = { ...draft.bodies, narrative: { title: canary } }
    const own = author.say({ ...draft, bodies })
    const reply = await push(author, [ownWithoutParts(own, ['narrative'])])
    expect([reply.receipts.length, reply.held]).toEqual([1, []])
    // Nobody has said here that it was erased: that is to be said once more.
    const { flaws } = await verdictOf(server, true)
    expect(flaws).toEqual([{ code: 'erased_unsaid', where: `${own.event.id} narrative` }])
    const facts = author.say({ ...draft, bodies })
    const without = await push(author, [ownWithoutParts(facts, ['facts'])])
    expect([without.receipts.length, without.held]).toEqual([1, []])
  })

  test('ER-10 ER-11 the certificate names every device that had it and when each said that it is destroyed', async () => {
    const { server, first, author, push, report, erase, certificate } = await mission(await open())
    const own = await report()
    await push(author)
    const reader = await enrolTablet(server)
    const far = await enrolTablet(server, 'jpt_member', ['OD01'])
    const pulled = await push(reader)
    Object.assign(reader.cursors, pulled.cursors)
    await push(far)
    const id = await erase(own, ['narrative'])
    const late = await enrolTablet(server)
    const toLate = await push(late)
    Object.assign(late.cursors, toLate.cursors)
    const was = await certificate(id)
    expect(was).toMatchObject({
      standing: 'done',
      labels: ['narrative'],
      reason: 'danger',
      reference: 'DP/1',
      proposedBy: 'Person first',
      decidedBy: 'Person second',
      wal: 'overwritten',
      copies: { all: 2, confirmed: 0 },
    })
    expect(was.devices.map(({ seat, isAuthor }) => [seat, isAuthor])).toEqual([
      [author.seat, true],
      [reader.seat, false],
    ])
    expect(JSON.stringify(was)).not.toContain(canary)
    expect(was.parts[0]?.commitment).toMatch(/^[0-9a-f]{64}$/)
    const by = was.erasedBy ?? ''
    server.clock.time += 60_000
    await push(reader, [], { destroyed: [by] })
    server.clock.time += 60_000
    await push(reader, [], { destroyed: [by, `${'0'.repeat(32)}-1`] })
    const is = await certificate(id)
    const confirmed = is.devices.find(({ seat }) => seat === reader.seat)?.confirmedAt
    expect(confirmed).toBe(server.clock.time - 60_000)
    expect(is.copies).toEqual({ all: 2, confirmed: 1 })
    const list = await server.call('erasure.list', undefined, first.cookie)
    // as: what `erasure.list` answers.
    const lines = list.data as ErasureLine[]
    expect(lines).toHaveLength(1)
  })
})

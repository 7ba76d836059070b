import type { SealedIdentity, SignedWraps } from '@tocsin/schema/identities/answers'
import { ok } from '@tocsin/schema/primitives/result'
import { openWrap, wrapContentKey } from '@tocsin/seal/sealed-part'
import { signRun } from '@tocsin/seal/seat-key'
import { signWraps } from '@tocsin/seal/sign-wraps'
import { fateOfWrap } from '@tocsin/seal/wrap-set'
import { expect, test } from 'vitest'
import { listAudit } from '../accounts/audit.ts'
import { describeOnDatabase } from '../db/testing/describe-on-databases.ts'
import { type AtDesk, officersMission, why } from './testing/officers-mission.ts'

type Open = Parameters<Parameters<typeof describeOnDatabase>[1]>[0]

async function oneSealed(open: Open) {
  const mission = await officersMission(open)
  const { server, report, push } = mission
  const own = await report()
  expect((await push()).held).toEqual([])
  const of = { event: own.event.id, part: 'sealed/1' }
  const place = { mission: server.deps.mission, event: of.event, label: of.part }
  const handed = async ({ cookie }: AtDesk) => {
    const { data } = await server.call('identity.open', { ...of, ...why }, cookie)
    // as: what `identity.open` answers.
    return data as SealedIdentity | undefined
  }
  /** What an officer's desk finds out about the wrap that lies there for it. */
  const fate = async (at: AtDesk) => {
    const wrap = (await handed(at))?.wrap ?? null
    const { data } = await server.call('identity.signedWraps', of, at.cookie)
    // as: what `identity.signedWraps` answers.
    return fateOfWrap(place, data as SignedWraps[], { officer: at.officer.id, wrap })
  }
  return { ...mission, of, place, handed, fate, db: server.deps.database.db }
}

describeOnDatabase('what seats sign about the keys to identities', (open) => {
  test('SE-15 a spoilt or dropped wrap is told from one that was never made, and a re-wrap is signed by the desk that made it', async () => {
    const { server, first, second, of, place, handed, fate, db, sign, enrolOfficer } =
      await oneSealed(open)
    expect([await fate(first), await fate(second)]).toEqual(['as_made', 'as_made'])
    const third = await enrolOfficer('third')
    await sign()
    expect(await fate(third)).toBe('never_made')
    const own = await handed(first)
    if (!own) throw new Error('the first officer is handed it')
    const key = await openWrap(first.officer.open, own.place, own.wrap)
    if (!key.ok) throw new Error(key.error)
    const sealing = { key: key.value, ephemeral: server.random(32) }
    const made = await wrapContentKey(third.officer, own.place, sealing)
    const set = await signWraps(place, [made], async (bytes) =>
      ok(await signRun(first.device.key, bytes)),
    )
    if (!set.ok) throw new Error('the desk signs')
    const put = { wraps: [{ ...of, ...made }], sets: [{ ...of, ...set.value }] }
    expect((await server.call('identity.putWraps', put, first.cookie)).problem).toBeUndefined()
    expect(await fate(third)).toBe('as_made')

    // What a hostile or damaged server may do.
    const at = (officer: AtDesk) => [officer.officer.id, officer.officer.id] as const
    await db
      .updateTable('wrap')
      .set({ sealed: made.sealed })
      .where('officer_id', '=', at(second)[0])
      .execute()
    expect(await fate(second)).toBe('spoiled')
    await db
      .deleteFrom('wrap')
      .where('officer_id', 'in', [at(second)[0], at(third)[0]])
      .execute()
    expect([await fate(second), await fate(third)]).toEqual(['dropped', 'dropped'])
    await server.call('identity.noteSpoiled', of, second.cookie)
    const book = await listAudit(db, server.deps.mission)
    expect(book.filter(({ what }) => what === 'identity_spoiled')).toMatchObject([
      { about: of.event },
    ])
  }, 120_000)

  test('SE-15 a withdrawal takes the word about the keys with the keys; what is signed opens nothing', async () => {
    const { server, tablet, first, of, fate, push, db } = await oneSealed(open)
    const rows = await db.selectFrom('wrap_set').selectAll().execute()
    const wraps = await db.selectFrom('wrap').select('sealed').execute()
    expect(rows).toHaveLength(1)
    for (const { sealed } of wraps) expect(JSON.stringify(rows)).not.toContain(sealed)
    const told = server.call('identity.signedWraps', of, (await server.enrol('analyst')).cookie)
    expect((await told).problem?.code).toBe('not_identity_officer')
    await push([
      tablet.say({
        type: 'ReportAmended',
        scope: 'OD03.standard' as never,
        record: of.event as never,
        base: { seq: null, own: 1 },
        bodies: { facts: { set: {}, consents: [{ ...of, consent: 'consent_withdrawn' }] } },
      }),
    ])
    expect(await fate(first)).toBe('never_made')
  }, 120_000)
})

import { expect, test } from 'vitest'
import { describeOnDatabase } from '../db/testing/describe-on-databases.ts'
import { aReport, enrolTablet } from '../testing/test-mission.ts'
import { openServer } from '../testing/test-server.ts'
import { revokeDevice } from './revoke.ts'

const second = 1_000

describeOnDatabase('a revoked seat', (open) => {
  test('DV-8 its session, its key and its open live connection are refused within a second', async () => {
    const server = await openServer(await open())
    const desk = await server.enrol('analyst', 'desk')
    const live = await fetch(`${server.url}/api/trpc/desk.live`, {
      headers: { cookie: desk.cookie },
    })
    const reader = live.body?.getReader()
    expect((await reader?.read())?.done).toBe(false)
    expect((await server.call('desk.alerts', {}, desk.cookie)).status).toBe(200)
    const answer = await desk.device.answer()
    const revokedAt = performance.now()
    const deps = { ...server.deps, roster: server.roster, trust: server.trust }
    expect(await revokeDevice(deps, desk.device.seat, 'lost')).toMatchObject({ ok: true })
    const refused = [
      await server.call('desk.alerts', {}, desk.cookie),
      await server.call('mission.seats', { seats: [] }, desk.cookie),
      await server.call('auth.open', { seat: desk.device.seat, ...answer }),
      await server.call('auth.open', { seat: desk.device.seat, ...(await desk.device.answer()) }),
    ]
    expect(refused.map(({ problem }) => problem?.code)).toEqual([
      'not_signed_in',
      'not_signed_in',
      'seat_revoked',
      'seat_revoked',
    ])
    while (!(await reader?.read())?.done);
    expect(performance.now() - revokedAt).toBeLessThan(second)
    // Enrolling the same key again, with the password that is still known, brings nothing back.
    const { cookie } = await server.signIn(desk)
    const again = await server.call('auth.enrol', await desk.device.answer(), cookie)
    expect(again.problem?.code).toBe('seat_revoked')
  })

  test('DV-8 a stale batch, a replayed one and a clock set back bring it nothing and leave the log alone', async () => {
    const server = await openServer(await open())
    const [tablet, other] = [await enrolTablet(server), await enrolTablet(server)]
    other.say(aReport())
    await server.call('sync.exchange', await other.request())
    const stale = await tablet.request([])
    const deps = { ...server.deps, roster: server.roster, trust: server.trust }
    await revokeDevice(deps, tablet.seat, 'lost')
    const signedBefore = await server.call('sync.exchange', stale)
    expect(signedBefore.data).toMatchObject({ events: [], cursors: {}, upToSeq: 0 })
    expect((await server.call('sync.exchange', stale)).problem?.code).toBe('replayed_request')
    const before = await countEvents(server)
    server.clock.time -= 10 * 365 * 86_400_000
    tablet.say(aReport())
    const late = await server.call('sync.exchange', await tablet.request())
    expect(late.data).toMatchObject({ receipts: [], events: [], cursors: {} })
    expect(late.data).toMatchObject({ held: [{ problem: { code: 'seat_revoked' } }] })
    expect(await countEvents(server)).toBe(before)
  })
})

async function countEvents({ deps }: Awaited<ReturnType<typeof openServer>>): Promise<number> {
  const rows = await deps.database.db.selectFrom('event').select('seq').execute()
  return rows.length
}

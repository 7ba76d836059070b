import { expect, it } from 'vitest'
import { describeOnDatabase } from '../db/testing/describe-on-databases.ts'
import { openServer } from '../testing/test-server.ts'
import { findSession } from './sessions.ts'

const hourMs = 3_600_000

describeOnDatabase('the end of a session', (open) => {
  it('SI-8 after twelve hours, or thirty minutes of a password, however much it is used', async () => {
    const server = await openServer(await open())
    const { cookie, name, password } = await server.enrol('jpt_member')
    const { cookie: short } = await server.call('auth.signIn', { name, password })
    const status = async (of?: string) => (await server.call('mission.settings', {}, of)).status
    server.clock.time += hourMs / 4
    expect([await status(short), await status(cookie)]).toEqual([200, 200])
    server.clock.time += hourMs / 4 - 1
    expect([await status(short), await status(cookie)]).toEqual([200, 200])
    server.clock.time += 1
    expect(await status(short)).toBe(401)
    for (let quarter = 2; quarter < 48; quarter += 1) {
      expect([quarter, await status(cookie)]).toEqual([quarter, 200])
      server.clock.time += hourMs / 4
    }
    expect(await status(cookie)).toBe(401)
  })

  it('SI-10 after half an hour in which nothing was asked, also when nobody could say that it is over', async () => {
    const server = await openServer(await open())
    const { cookie } = await server.enrol('analyst')
    const status = async () => (await server.call('desk.alerts', {}, cookie)).status
    server.clock.time += hourMs / 2 - 1
    expect(await status()).toBe(200)
    server.clock.time += hourMs / 2 - 1
    expect(await status()).toBe(200)
    server.clock.time += hourMs / 2
    expect(await status()).toBe(401)
    // It does not come back, and nobody is shown it as open.
    expect(await status()).toBe(401)
    const { cookie: admin } = await server.enrol('administrator')
    const listed = await server.call('admin.sessions', {}, admin)
    expect(listed.data).toHaveLength(1)
  })

  it('SI-10 a connection that only stays open is no use of it', async () => {
    const server = await openServer(await open())
    const { cookie } = await server.enrol('analyst')
    const token = cookie.slice('__Host-tocsin='.length)
    server.clock.time += hourMs / 2 - 1
    expect(await findSession(server.deps, token, { isUse: false })).toBeDefined()
    server.clock.time += 1
    expect(await findSession(server.deps, token, { isUse: false })).toBeUndefined()
  })

  it('SI-8 with its account', async () => {
    const server = await openServer(await open())
    const { cookie, name } = await server.enrol('jpt_member')
    expect((await server.call('mission.settings', {}, cookie)).status).toBe(200)
    const { db } = server.deps.database
    await db.updateTable('account').set({ disabled: true }).where('name', '=', name).execute()
    expect((await server.call('mission.settings', {}, cookie)).status).toBe(401)
  })
})

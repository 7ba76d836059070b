import { expect, it } from 'vitest'
import { describeOnBothDatabases } from '../db/testing/describe-on-both-databases.ts'
import { openServer } from '../testing/test-server.ts'

const hourMs = 3_600_000

describeOnBothDatabases('the end of a session', (open) => {
  it('SI-8 after twelve hours, or thirty minutes of a password, however much it is used', async () => {
    const server = await openServer(await open())
    const { cookie, name, password } = await server.enrol('jpt_member')
    const { cookie: short } = await server.call('auth.signIn', { name, password })
    const status = async (of?: string) => (await server.call('mission.settings', {}, of)).status
    server.clock.time += hourMs / 2 - 1
    expect(await status(short)).toBe(200)
    server.clock.time += 1
    expect(await status(short)).toBe(401)
    for (let hour = 1; hour < 12; hour += 1) {
      expect([hour, await status(cookie)]).toEqual([hour, 200])
      server.clock.time += hourMs
    }
    server.clock.time += hourMs / 2
    expect(await status(cookie)).toBe(401)
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

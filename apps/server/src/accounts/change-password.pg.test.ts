import { expect, it } from 'vitest'
import { describeOnDatabase } from '../db/testing/describe-on-databases.ts'
import { openServer } from '../testing/test-server.ts'
import { stepMs, totpCode } from './totp.ts'

describeOnDatabase('an account’s own password', (open) => {
  it('SI-13 its person changes it after showing password and code; every other session ends', async () => {
    const server = await openServer(await open())
    const desk = await server.enrol('analyst')
    const elsewhere = await server.open(desk.device)
    const { cookie = '' } = await server.open(desk.device)
    const change = (password: string) => server.call('account.changePassword', { password }, cookie)
    const chosen = 'seven herons over the ferry'
    expect((await change(chosen)).problem?.code).toBe('not_allowed')
    const secret = desk.secret ?? new Uint8Array()
    const code = totpCode(secret, Math.floor(server.clock.now() / stepMs) + 1)
    const shown = { password: desk.password, shown: { code } }
    expect((await server.call('passkey.prove', shown, cookie)).status).toBe(200)
    // A code is good once, here too.
    expect((await server.call('passkey.prove', shown, cookie)).problem?.code).toBe('code_refused')
    expect((await change('password12345')).problem?.code).toBe('weak_passphrase')
    expect((await change('short')).problem?.code).toBe('bad_input')
    expect((await change(chosen)).status).toBe(200)
    const status = async (of?: string) => (await server.call('desk.alerts', {}, of)).status
    expect([await status(cookie), await status(elsewhere.cookie)]).toEqual([200, 401])
    const old = await server.call('auth.signIn', desk)
    expect(old.problem?.code).toBe('sign_in_refused')
    const next = await server.call('auth.signIn', { name: desk.name, password: chosen })
    expect(next.status).toBe(200)
    const { db } = server.deps.database
    const book = await db.selectFrom('audit').select('what').execute()
    expect(book.map(({ what }) => what)).toContain('password_changed')
  })

  it('SI-13 guesses at it in an open session are limited as those at the door', async () => {
    const server = await openServer(await open())
    const { cookie, name } = await server.enrol('jpt_member')
    const guess = () => server.call('passkey.prove', { password: `guess ${name}` }, cookie)
    const codes: (string | undefined)[] = []
    for (let nth = 0; nth < 11; nth += 1) codes.push((await guess()).problem?.code)
    expect(codes).toEqual([...Array(10).fill('sign_in_refused'), 'rate_limited'])
  })

  it('SI-14 an invited person cannot choose what everybody tries first', async () => {
    const server = await openServer(await open())
    const admin = await server.enrol('administrator')
    const invited = {
      name: 'new',
      personName: 'Ines Halloran',
      role: 'jpt_member',
      component: null,
    }
    const made = await server.call('invitation.make', { ...invited, areas: ['OD03'] }, admin.cookie)
    // as: what `invitation.make` answers.
    const { code } = made.data as { code: string }
    const accept = (password: string) => server.call('invitation.accept', { code, password })
    expect((await accept('InesHalloran1')).problem?.code).toBe('weak_passphrase')
    expect((await accept('Tavuri-2026!!')).problem?.code).toBe('weak_passphrase')
    expect((await accept('seven herons over the ferry')).status).toBe(200)
  })
})

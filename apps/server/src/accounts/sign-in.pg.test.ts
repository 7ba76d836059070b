import { expect, it } from 'vitest'
import { describeOnDatabase } from '../db/testing/describe-on-databases.ts'
import { openServer } from '../testing/test-server.ts'
import { inviteAccount } from './invite.ts'
import { identitiesPerHour, noteRead } from './sensitive-reads.ts'
import { countGuess, guessesPerHour } from './sign-in-limit.ts'
import { stepMs, totpCode } from './totp.ts'

type Server = Awaited<ReturnType<typeof openServer>>

async function account(server: Server, role: 'analyst' | 'jpt_member', name: string = role) {
  const made = await inviteAccount(server.deps, {
    name,
    personName: name,
    role,
    component: null,
    areas: [],
  })
  if (!made.ok) throw new Error(made.error.code)
  return made.value
}

describeOnDatabase('signing in', (open) => {
  it('SI-4 a desk enrols a browser only with its second factor, whose code is good once', async () => {
    const server = await openServer(await open())
    const who = await account(server, 'analyst')
    const first = await server.call('auth.signIn', who)
    expect(first.data).toMatchObject({ secondFactor: 'set_up' })
    const device = await server.makeDevice()
    const tooEarly = await server.call('auth.enrol', await device.answer(), first.cookie)
    expect(tooEarly.problem?.code).toBe('second_factor_needed')
    const { secret, confirmed } = await server.showSecondFactor(first.cookie ?? '')
    expect(confirmed.data).toMatchObject({ recoveryCodes: { length: 8 } })
    const enrolled = await server.call('auth.enrol', await device.answer(), first.cookie)
    expect(enrolled.status).toBe(200)

    const again = await server.call('auth.signIn', who)
    expect(again.data).toMatchObject({ secondFactor: 'show' })
    const code = () => totpCode(secret, Math.floor(server.clock.now() / stepMs))
    const show = (typed: string) =>
      server.call('account.checkSecondFactor', { code: typed }, again.cookie)
    expect((await show(code())).problem?.code).toBe('code_refused')
    server.clock.time += 2 * stepMs
    const both = await Promise.all([show(code()), show(code())])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 401])
    const other = await server.makeDevice()
    expect((await server.call('auth.enrol', await other.answer(), again.cookie)).status).toBe(200)
    expect((await server.call('account.beginSecondFactor', {}, again.cookie)).status).toBe(401)
  })

  it('SI-4 a recovery code works once; what was set up is never shown again, and lies wrapped', async () => {
    const server = await openServer(await open())
    const who = await account(server, 'analyst')
    const first = await server.call('auth.signIn', who)
    const { secret, confirmed } = await server.showSecondFactor(first.cookie ?? '')
    // as: what `account.confirmSecondFactor` answers.
    const [recovery = ''] = (confirmed.data as { recoveryCodes: string[] }).recoveryCodes
    const { cookie = '' } = await server.call('auth.signIn', who)
    const refused = await server.call('account.beginSecondFactor', {}, cookie)
    expect(refused.problem?.code).toBe('not_allowed')
    const show = () => server.call('account.checkSecondFactor', { code: recovery }, cookie)
    expect([(await show()).status, (await show()).status]).toEqual([200, 401])
    const { db } = server.deps.database
    const kept = [
      ...(await db.selectFrom('account').selectAll().execute()),
      ...(await db.selectFrom('recovery_code').selectAll().execute()),
      ...(await db.selectFrom('audit').selectAll().execute()),
    ]
    const text = JSON.stringify(kept)
    expect(text).toContain('recovery_code_used')
    for (const form of ['hex', 'base64', 'base64url'] as const) {
      expect(text).not.toContain(Buffer.from(secret).toString(form))
    }
    expect(text).not.toContain(recovery)
  })

  it('SI-5 ten guesses an hour from wherever they come; the known browser has its own, the device none', async () => {
    const server = await openServer(await open())
    const { name, password, device } = await server.enrol('jpt_member')
    const { browser = '' } = await server.call('auth.signIn', { name, password })
    const guesses = await Promise.all(
      Array.from({ length: 14 }, () => server.call('auth.signIn', { name, password: 'guess' })),
    )
    const codes = guesses.map(({ problem }) => problem?.code)
    expect(codes.filter((code) => code === 'sign_in_refused')).toHaveLength(guessesPerHour)
    const stranger = await server.call('auth.signIn', { name, password })
    expect(stranger.problem).toMatchObject({ code: 'rate_limited', detail: { seconds: 3600 } })
    expect((await server.call('auth.signIn', { name, password }, browser)).status).toBe(200)
    const { challenge, signature } = await device.answer()
    const opened = await server.call('auth.open', { seat: device.seat, challenge, signature })
    expect(opened.status).toBe(200)
    const other = await account(server, 'jpt_member', 'bilal')
    const theirs = { name: other.name, password: 'guess' }
    expect((await server.call('auth.signIn', theirs, browser)).problem?.code).toBe(
      'sign_in_refused',
    )
    server.clock.time += 3_600_000
    expect((await server.call('auth.signIn', { name, password })).status).toBe(200)
  })

  it('SI-5 guesses at a code are limited as those at a password', async () => {
    const server = await openServer(await open())
    const who = await account(server, 'analyst')
    const first = await server.call('auth.signIn', who)
    await server.showSecondFactor(first.cookie ?? '')
    const { cookie } = await server.call('auth.signIn', who)
    const answers = []
    for (let nth = 0; nth < 12; nth += 1) {
      answers.push(await server.call('account.checkSecondFactor', { code: '000000' }, cookie))
    }
    expect(answers.map(({ problem }) => problem?.code)).toEqual([
      ...Array.from({ length: guessesPerHour }, () => 'code_refused'),
      'rate_limited',
      'rate_limited',
    ])
  })

  it('SI-6 sessions are listed and ended by their owner and by administrators', async () => {
    const server = await openServer(await open())
    const { cookie, device } = await server.enrol('analyst')
    const administrator = await server.enrol('administrator')
    const stranger = await server.enrol('headquarters')
    const { challenge, signature } = await device.answer()
    const lost = await server.call('auth.open', { seat: device.seat, challenge, signature })
    const list = async () =>
      // as: what `account.sessions` answers.
      (await server.call('account.sessions', {}, cookie)).data as { id: string; isThis: boolean }[]
    const other = (await list()).find(({ isThis }) => !isThis)
    expect(await list()).toHaveLength(2)
    const end = (by: string, id = other?.id) => server.call('account.endSession', { id }, by)
    expect((await end(stranger.cookie)).problem?.code).toBe('not_found')
    expect((await end(cookie)).status).toBe(200)
    expect((await server.call('desk.map', {}, lost.cookie)).status).toBe(401)
    expect((await server.call('desk.map', {}, cookie)).status).toBe(200)
    // as: what `admin.sessions` answers.
    const all = (await server.call('admin.sessions', {}, administrator.cookie)).data as {
      id: string
      seat: string
    }[]
    expect(JSON.stringify(all)).not.toContain(cookie.split('=')[1])
    const own = all.find(({ seat }) => seat === device.seat)
    expect((await end(administrator.cookie, own?.id)).status).toBe(200)
    expect((await server.call('desk.map', {}, cookie)).status).toBe(401)
  })

  it('SI-3 SI-6 another role ends sessions and seats; for a desk two administrators agree', async () => {
    const server = await openServer(await open())
    const officer = await server.enrol('jpt_member')
    const [one, two] = [
      await server.enrol('administrator', 'one'),
      await server.enrol('administrator', 'two'),
    ]
    const { db } = server.deps.database
    const row = await db
      .selectFrom('account')
      .select('account_id')
      .where('name', '=', officer.name)
      .executeTakeFirstOrThrow()
    const rights = { role: 'administrator', component: null, areas: [], reason: 'duties' }
    const next = { account: row.account_id, ...rights }
    const asked = await server.call('admin.changeRole', next, one.cookie)
    expect(asked.data).toEqual({ needsSecond: true })
    expect((await server.call('mission.settings', {}, officer.cookie)).status).toBe(200)
    // as: what `admin.roleChanges` answers.
    const [waiting] = (await server.call('admin.roleChanges', {}, two.cookie)).data as {
      id: string
    }[]
    const confirm = (cookie: string) =>
      server.call('admin.confirmRoleChange', { id: waiting?.id }, cookie)
    expect((await confirm(one.cookie)).problem?.code).toBe('second_person_needed')
    expect((await confirm(two.cookie)).status).toBe(200)
    expect((await confirm(two.cookie)).problem?.code).toBe('not_found')
    expect((await server.call('mission.settings', {}, officer.cookie)).status).toBe(401)
    const { challenge, signature } = await officer.device.answer()
    const { seat } = officer.device
    const opened = await server.call('auth.open', { seat, challenge, signature })
    expect(opened.problem?.code).toBe('seat_revoked')
    const again = await server.call('auth.signIn', officer)
    expect(again.data).toMatchObject({ account: { role: 'administrator' }, secondFactor: 'set_up' })
    expect((await server.call('admin.changeRole', next, one.cookie)).problem?.code).toBe(
      'nothing_changed',
    )
    const other = { ...next, component: 'military' }
    expect((await server.call('admin.changeRole', other, one.cookie)).status).toBe(200)
    // Taken back before a second one has agreed, it does nothing any more.
    // as: what `admin.roleChanges` answers.
    const [waitingAgain] = (await server.call('admin.roleChanges', {}, two.cookie)).data as {
      id: string
    }[]
    const withdraw = () =>
      server.call('admin.withdrawRoleChange', { id: waitingAgain?.id }, one.cookie)
    expect((await withdraw()).status).toBe(200)
    expect((await withdraw()).problem?.code).toBe('not_found')
    const late = await server.call('admin.confirmRoleChange', { id: waitingAgain?.id }, two.cookie)
    expect(late.problem?.code).toBe('not_found')
    const book = await db.selectFrom('audit').select(['account_id', 'what']).execute()
    const changes = book.filter(({ what }) => what.startsWith('role_change'))
    expect(changes).toHaveLength(4)
    expect(changes.at(-1)?.what).toBe('role_change_withdrawn')
  })

  it('SI-7 every sensitive read is a line; administrators see numbers and an alarm above twenty', async () => {
    const server = await openServer(await open())
    const administrator = await server.enrol('administrator')
    const read = { account: 'amina', seat: null, what: 'identity', record: null } as const
    for (let nth = 0; nth < identitiesPerHour; nth += 1) await noteRead(server.deps, read)
    let { cookie } = administrator
    const counts = async () => (await server.call('admin.reads', {}, cookie)).data
    expect(await counts()).toMatchObject([
      { account: 'amina', hour: { identity: 20 }, isAlarming: false },
    ])
    await noteRead(server.deps, read)
    expect(await counts()).toMatchObject([{ hour: { identity: 21 }, isAlarming: true }])
    server.clock.time += 3_600_001
    cookie = (await server.open(administrator.device)).cookie ?? ''
    expect(await counts()).toMatchObject([
      { hour: { identity: 0 }, week: { identity: 21 }, isAlarming: false },
    ])
  })

  it('SI-5 of 10,000 logins from 50 addresses at one account ten are guesses, restarts or not', async () => {
    const server = await openServer(await open())
    let guessed = 0
    for (let nth = 0; nth < 10_000; nth += 1) {
      const address = `10.0.0.${nth % 50}`
      const attempt = { what: 'password', at: 'amina', address, isKnown: false } as const
      if ((await countGuess(server.deps, attempt)).ok) guessed += 1
    }
    expect(guessed).toBe(guessesPerHour)
    const own = { what: 'password', at: 'amina', address: '10.0.0.1', isKnown: true } as const
    expect((await countGuess(server.deps, own)).ok).toBe(true)
  }, 120_000)
})

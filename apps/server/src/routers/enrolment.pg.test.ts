import { readEnrolmentCode } from '@tocsin/schema/trust/enrolment-code'
import { fingerprintOf } from '@tocsin/schema/trust/signed'
import { expect, test } from 'vitest'
import { listAudit } from '../accounts/audit.ts'
import { invitationMs } from '../accounts/invitation.ts'
import { inviteDevice } from '../accounts/invite-device.ts'
import { describeOnDatabase } from '../db/testing/describe-on-databases.ts'
import { missionOf } from '../log/mission.ts'
import { tavuri } from '../testing/test-mission.ts'
import { openServer } from '../testing/test-server.ts'

const asked = {
  name: 'amina',
  personName: 'Amina, JPT Ketu',
  role: 'jpt_member' as const,
  component: null,
  areas: [tavuri],
  server: 'https://tocsin.example.org/some/page?x=1',
}

type Server = Awaited<ReturnType<typeof openServer>>

async function invite(server: Server) {
  const invited = await inviteDevice(server.deps, null, asked)
  if (!invited.ok) throw new Error(invited.error.code)
  const read = readEnrolmentCode(invited.value.link)
  if (!read.ok) throw new Error(read.error.code)
  return read.value
}

describeOnDatabase('an enrolment code', (open) => {
  test('DV-11 makes one device a seat, once, and names the root that the server shows', async () => {
    const server = await openServer(await open())
    const { code, fingerprint, server: origin } = await invite(server)
    expect(origin).toBe('https://tocsin.example.org')
    expect(fingerprint).toBe(fingerprintOf(server.trust.root))
    const { cookie, data } = await server.call('enrolment.redeem', { code })
    expect(data).toMatchObject({ name: 'amina' })
    const device = await server.makeDevice()
    const enrolled = await server.call('auth.enrol', await device.answer(), cookie)
    expect(enrolled.data).toMatchObject({ vouched: { statement: { name: 'Amina, JPT Ketu' } } })
    const again = await server.call('enrolment.redeem', { code })
    expect(again.problem?.code).toBe('invitation_unknown')
    expect(again.cookie).toBeUndefined()
    // A second code for the same name is a further device of the same person.
    const second = await server.call('enrolment.redeem', { code: (await invite(server)).code })
    expect(second.data).toMatchObject({ name: 'amina' })
    expect(server.lines.join('\n')).not.toContain(code)
  })

  test('VA-12 an administrator sets how tablets keep what lies on them: the next one is enrolled with it, it is in the book', async () => {
    const server = await openServer(await open())
    const admin = await server.enrol('administrator')
    const rules = { wipeAfter: 8, expiryDays: 7 }
    const before = await missionOf(server.deps.database.db, server.deps.mission)
    const set = (typed: object) =>
      server.call('admin.saveSettings', { ...before.settings, ...typed }, admin.cookie)
    expect((await set(rules)).problem).toBeUndefined()
    for (const bad of [{ wipeAfter: 4 }, { wipeAfter: 21 }, { expiryDays: 0 }]) {
      expect((await set({ ...rules, ...bad })).problem?.code).toBe('bad_input')
    }
    const { cookie } = await server.call('enrolment.redeem', { code: (await invite(server)).code })
    const device = await server.makeDevice()
    const enrolled = await server.call('auth.enrol', await device.answer(), cookie)
    expect(enrolled.data).toMatchObject({ settings: rules })
    const told = await server.call('mission.settings', {}, admin.cookie)
    expect(told.data).toMatchObject({ ...rules, name: expect.any(String) })
    const book = await listAudit(server.deps.database.db, server.deps.mission)
    expect(book.filter(({ what }) => what === 'settings_saved')).toHaveLength(1)
  })

  test('DV-11 one that has expired opens nothing', async () => {
    const server = await openServer(await open())
    const { code } = await invite(server)
    server.clock.time += invitationMs
    expect((await server.call('enrolment.redeem', { code })).problem?.code).toBe(
      'invitation_unknown',
    )
  })

  test('DV-12 the desk makes the code that the command line makes, for a tablet and never for a desk', async () => {
    const server = await openServer(await open())
    const admin = await server.enrol('administrator')
    const leader = await server.enrol('team_leader')
    const form = { ...asked, hours: 1 }
    const make = (by: { cookie: string }, typed: object = {}) =>
      server.call('invitation.makeForDevice', { ...form, ...typed }, by.cookie)
    const made = await make(admin)
    // as: what `invitation.makeForDevice` answers.
    const { link, id } = made.data as { link: string; id: string }
    expect(made.data).toMatchObject({
      needsSecond: false,
      expiresAt: server.clock.time + 3_600_000,
    })
    expect(
      JSON.stringify(await server.deps.database.db.selectFrom('invitation').selectAll().execute()),
    ).not.toContain(link.split('.').at(-1)?.slice(0, 9))
    for (const role of ['analyst', 'headquarters', 'administrator']) {
      const refused = await make(admin, { name: 'desk', role })
      expect(refused.problem).toEqual({ code: 'bad_input', detail: { field: 'role' } })
    }
    expect((await make(admin, { name: 'b', areas: ['XX99'] })).problem?.code).toBe('bad_input')
    expect((await make(admin, { name: 'b', server: 'javascript:alert(1)' })).problem?.code).toBe(
      'bad_input',
    )
    expect((await make(leader, { name: 'b' })).status).toBe(200)
    // Somebody who is here already: a device in their name is given by an administrator alone.
    await server.enrol('jpt_member', 'here')
    expect((await make(leader, { name: 'here' })).problem?.code).toBe('not_allowed')
    expect((await make(admin, { name: 'here' })).status).toBe(200)
    const told = await server.call('invitation.state', { id }, leader.cookie)
    expect(told.problem?.code).toBe('not_found')
  })

  test('DV-13 who shows a code sees it used, by which device, or taken back; and an hour later it is good for nothing', async () => {
    const server = await openServer(await open())
    const admin = await server.enrol('administrator')
    const make = async (name: string) => {
      const made = await server.call(
        'invitation.makeForDevice',
        { ...asked, name, hours: 1 },
        admin.cookie,
      )
      // as: what `invitation.makeForDevice` answers.
      const { link, id } = made.data as { link: string; id: string }
      const read = readEnrolmentCode(link)
      if (!read.ok) throw new Error(read.error.code)
      return { id, code: read.value.code }
    }
    const state = async (id: string) =>
      (await server.call('invitation.state', { id }, admin.cookie)).data
    const [used, cancelled, late] = [await make('a'), await make('b'), await make('c')]
    expect(await state(used.id)).toMatchObject({ usedAt: null, withdrawnAt: null, device: null })
    const { cookie } = await server.call('enrolment.redeem', { code: used.code })
    expect(await state(used.id)).toMatchObject({ usedAt: server.clock.time, device: null })
    const device = await server.makeDevice()
    await server.call('auth.enrol', await device.answer(), cookie)
    expect(await state(used.id)).toMatchObject({
      device: { seat: device.seat, name: 'Amina, JPT Ketu' },
    })
    await server.call('invitation.withdraw', { id: cancelled.id }, admin.cookie)
    expect(await state(cancelled.id)).toMatchObject({
      withdrawnAt: server.clock.time,
      usedAt: null,
    })
    server.clock.time += 3_600_000
    for (const { code } of [used, cancelled, late]) {
      const refused = await server.call('enrolment.redeem', { code })
      expect(refused.problem?.code).toBe('invitation_unknown')
    }
  })

  test('DV-11 a code that opened nothing has its line in the book; guesses have one a minute', async () => {
    const server = await openServer(await open())
    const { code } = await invite(server)
    const guess = 'AAAA-BBBB-CCCC-DDDD'
    for (const tried of [code, code, code, guess, guess]) {
      await server.call('enrolment.redeem', { code: tried })
    }
    const lines = await listAudit(server.deps.database.db, server.deps.mission)
    const refused = lines.filter(({ what }) => what === 'invitation_refused')
    const [used] = lines.filter(({ what }) => what === 'invitation_used')
    expect(refused.map(({ about }) => about).sort()).toEqual([used?.about, used?.about, null])
    server.clock.time += 60_001
    await server.call('enrolment.redeem', { code: guess })
    const later = await listAudit(server.deps.database.db, server.deps.mission)
    expect(later.filter(({ what }) => what === 'invitation_refused')).toHaveLength(4)
    expect(JSON.stringify(later)).not.toContain(guess)
  })
})

import { readEnrolmentCode } from '@tocsin/schema/trust/enrolment-code'
import { fingerprintOf } from '@tocsin/schema/trust/signed'
import { expect, test } from 'vitest'
import { invitationMs } from '../accounts/invitation.ts'
import { describeOnBothDatabases } from '../db/testing/describe-on-both-databases.ts'
import { inviteDevice } from '../interop/invite-device.ts'
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
  const invited = await inviteDevice(server.deps, asked)
  if (!invited.ok) throw new Error(invited.error.code)
  const read = readEnrolmentCode(invited.value.link)
  if (!read.ok) throw new Error(read.error.code)
  return read.value
}

describeOnBothDatabases('an enrolment code', (open) => {
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

  test('DV-11 one that has expired opens nothing', async () => {
    const server = await openServer(await open())
    const { code } = await invite(server)
    server.clock.time += invitationMs
    expect((await server.call('enrolment.redeem', { code })).problem?.code).toBe(
      'invitation_unknown',
    )
  })
})

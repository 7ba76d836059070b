import type { OwnEvent } from '@tocsin/schema/events/draft'
import type { PersonBody } from '@tocsin/schema/events/people'
import type { OpenDatabase } from '../../db/testing/describe-on-databases.ts'
import { exchange } from '../../log/exchange.ts'
import { aReport, aThreat, enrolTablet } from '../../testing/test-mission.ts'
import { openServer } from '../../testing/test-server.ts'
import { lendLocalRoot } from '../../trust/lent-root.ts'
import { signRoster } from '../officers-roster.ts'
import { makeOfficerKey, sayWithPeople, type TestOfficer } from './officers.ts'

export type Server = Awaited<ReturnType<typeof openServer>>
export type AtDesk = Awaited<ReturnType<Server['enrol']>> & { officer: TestOfficer }

export const why = { reason: 'protect_person', words: 'Threatened again last night' }
export const agreed = { is: 'witness', consent: 'identity_to_officers', part: 'sealed/1' }
export const canary = 'Zbigniew Canarsky'
export const person: PersonBody = { v: 1, is: 'witness', name: canary, contact: '+000 1234' }

/** A running server with two identity officers at the desk, whose roster the root has signed. */
export async function officersMission(open: OpenDatabase) {
  const server = await openServer(await open())
  const root = await lendLocalRoot(server.dataDir, {
    mission: server.deps.mission,
    root: server.trust.root,
  })
  if (!root.ok) throw new Error(root.error.code)
  const enrolOfficer = async (name: string): Promise<AtDesk> => {
    const at = await server.enrol('headquarters', name)
    await setOfficer(server, name, true)
    const officer = await makeOfficerKey(`Person ${name}`, server.random(32))
    const offered = await server.call('identity.offerKey', { publicKey: officer.key }, at.cookie)
    if (offered.problem) throw new Error(offered.problem.code)
    return { ...at, officer }
  }
  const sign = () => signRoster(server.deps, root.value)
  const [first, second] = [await enrolOfficer('first'), await enrolOfficer('second')]
  const signed = await sign()
  if (!signed.ok) throw new Error(signed.error.code)
  const tablet = await enrolTablet(server, 'jpt_member')
  const officers = [first.officer, second.officer]
  const push = async (events?: readonly OwnEvent[]) => {
    const told = await exchange(server.deps, await tablet.request(events))
    if (!told.ok) throw new Error(told.error.code)
    return told.value
  }
  const sealed = { people: { 'sealed/1': person }, officers }
  /** A report of one witness. */
  const report = (consent = 'identity_to_officers') =>
    sayWithPeople(server, tablet, aReport({ people: [{ ...agreed, consent }] }), sealed)
  /** A threat, and who warned of it. */
  const threat = (consent = 'identity_to_officers') =>
    sayWithPeople(server, tablet, aThreat({ people: [{ ...agreed, consent }] }), sealed)
  return { server, tablet, first, second, officers, sign, enrolOfficer, push, report, threat }
}

export async function setOfficer({ deps }: Server, name: string, is: boolean) {
  await deps.database.db
    .updateTable('account')
    .set({ identity_officer: is })
    .where('name', '=', name)
    .execute()
}

import { randomUUID } from 'node:crypto'
import { noteCardUsed } from '@tocsin/schema/card-use/decide'
import { nothingSeen } from '@tocsin/schema/events/draft'
import { assessHostState } from '@tocsin/schema/host-state/decide'
import { draftPaper } from '@tocsin/schema/paper/decide'
import { parseScopeId, type RecordId, recordIdOf } from '@tocsin/schema/primitives/ids'
import { makeRecommendation } from '@tocsin/schema/recommendation/decide'
import { recordHeard } from '@tocsin/schema/sync/record-heard'
import { readShort } from '@tocsin/schema/sync/short-message'
import { makeInvitation } from '../../accounts/invitation-store.ts'
import { inviteAccount } from '../../accounts/invite.ts'
import { readHeard } from '../../accounts/read-heard.ts'
import { revokeDevice } from '../../accounts/revoke.ts'
import { changeRole } from '../../accounts/role-change.ts'
import { noteRead } from '../../accounts/sensitive-reads.ts'
import { append } from '../../log/testing/append-in-short.ts'
import { workOut } from '../../summaries/work-out.ts'
import { aFlash, withMessages } from '../../testing/short-texts.ts'
import { aReport, enrolTablet, tavuri } from '../../testing/test-mission.ts'
import type { openServer } from '../../testing/test-server.ts'
import type { Caller, Seen } from './matrix-table.ts'

type Server = Awaited<ReturnType<typeof openServer>>

/** Somebody of every kind, and records, alerts, invitations and sessions for them to be told of. */
export async function openMatrix(server: Server) {
  const cookies: Partial<Record<Caller, string>> = { anonymous: '' }
  for (const role of [
    'jpt_member',
    'team_leader',
    'analyst',
    'headquarters',
    'summary_reader',
    'administrator',
  ] as const) {
    cookies[role] = (await server.enrol(role)).cookie
  }
  cookies.mandated = (await server.enrol('jpt_member', 'mandated', 'child_protection')).cookie
  cookies.officer = await officer(server)
  cookies.password = await passwordOf(server)
  cookies.revoked = await revoked(server)
  cookies.other_mission = await ofOtherMission(server)
  return { cookies: cookies as Record<Caller, string>, seen: await fill(server) }
}

async function officer(server: Server): Promise<string> {
  const { cookie, name } = await server.enrol('analyst', 'officer')
  await server.deps.database.db
    .updateTable('account')
    .set({ identity_officer: true })
    .where('name', '=', name)
    .execute()
  return cookie
}

async function passwordOf(server: Server): Promise<string> {
  const made = await inviteAccount(server.deps, {
    name: 'password',
    personName: 'Password',
    role: 'analyst',
    component: null,
    areas: [],
  })
  if (!made.ok) throw new Error(made.error.code)
  return (await server.call('auth.signIn', made.value)).cookie ?? ''
}

async function revoked(server: Server): Promise<string> {
  const { cookie, device } = await server.enrol('analyst', 'revoked')
  const { db } = server.deps.database
  // The session stays, as it would if ending it were forgotten.
  const rows = await db
    .selectFrom('session')
    .selectAll()
    .where('seat_id', '=', device.seat)
    .execute()
  await revokeDevice({ ...server.deps, roster: server.roster }, device.seat, 'lost')
  await db.insertInto('session').values(rows).execute()
  return cookie
}

/** A session that is good in a mission which this server does not serve. */
async function ofOtherMission(server: Server): Promise<string> {
  const other = await server.enrol('analyst', 'elsewhere')
  const { db } = server.deps.database
  await db
    .updateTable('session')
    .set({ mission_id: 'elsewhere' })
    .where('seat_id', '=', other.device.seat)
    .execute()
  return other.cookie
}

async function fill(server: Server): Promise<Seen> {
  const author = await enrolTablet(server)
  const facts = { alert: 'flash', imminence: 'happening_now' }
  const standard = author.say(aReport(facts)).event.id
  const girl = { group: 'girl', count: { min: 1, best: 1, max: 1, status: 'reported' as const } }
  const restricted = author.say(
    aReport({
      ...facts,
      violations: [{ type: 'killing', victims: [girl] }],
      actors: [{ type: 'national_army', name: '4th Brigade', attribution: 'alleged' }],
      sources: [{ type: 'eyewitness', reliability: 'a', credibility: '2', origin: 'a teacher' }],
    }),
  ).event.id
  author.say(noteCardUsed(tavuri, { card: 'interpreter', version: 1 }))
  await append(server.deps, await author.request())
  const accounts = await server.deps.database.db
    .selectFrom('account')
    .select(['account_id', 'name'])
    .execute()
  const idOf = (name: string) => accounts.find((row) => row.name === name)?.account_id ?? ''
  const admin = {
    id: idOf('administrator'),
    name: 'administrator',
    personName: '',
    role: 'administrator' as const,
    component: null,
    areas: [],
    disabled: false,
    isIdentityOfficer: false,
  }
  const deps = { ...server.deps, roster: server.roster }
  const analyst = { role: 'analyst' as const, component: null, areas: [] }
  await makeInvitation(deps, admin, { ...analyst, name: 'waiting', personName: 'Waiting' })
  await makeInvitation(
    deps,
    { ...admin, id: idOf('team_leader') },
    {
      ...analyst,
      name: 'waits',
      personName: 'Waits',
    },
  )
  await changeRole(deps, admin, idOf('mandated'), { ...analyst, reason: 'rotation' })
  await noteRead(deps, { account: idOf('analyst'), seat: null, what: 'identity', record: null })
  const held = await fillQuarantine(server)
  const team = await fillTeam(server)
  const short = await fillHeard(server)
  await fillHostState(server, recordIdOf(restricted))
  const foreignSeat = 'f'.repeat(32)
  return {
    standard: recordIdOf(standard),
    restricted: recordIdOf(restricted),
    foreign: `${foreignSeat}-1`,
    foreignSeat,
    seat: author.seat,
    account: idOf('jpt_member'),
    uuid: randomUUID(),
    challenge: 'A'.repeat(32),
    ...held,
    ...team,
    ...short,
    paper: await fillPaper(server),
  }
}

/** What a desk found about a unit, resting on a restricted record, and took back. */
async function fillHostState(server: Server, rests: RecordId) {
  const desk = await enrolTablet(server, 'analyst', [])
  const on = '2026-11-16'
  const facts = { on, will: 'obstructing', capacity: 'partial', evidence: [rests] }
  const assessed = assessHostState(
    desk.actor,
    { area: tavuri, forces: 'national_army', unit: '4th Brigade' },
    {
      facts: { ...facts, levers: ['dialogue', 'training'], hrddp: 'under_way' },
      text: 'The bridge is closed.',
      today: on,
    },
  )
  if (!assessed.ok) throw new Error(assessed.error.code)
  const { header } = desk.say(assessed.value).event
  const again = { scope: header.scope, record: header.record, base: { seq: null, own: null } }
  const { event } = desk.say({ type: 'HostStateReassessed', ...again, bodies: { facts } })
  const withdrawn = { assessment: event.id, reason: 'by_accident' }
  desk.say({ type: 'HostStateWithdrawn', ...again, bodies: { facts: withdrawn } })
  await append(server.deps, await desk.request())
}

/** A paper that a desk has drafted. */
async function fillPaper(server: Server) {
  const desk = await enrolTablet(server, 'analyst', [])
  const { hash: model, model: of, weekStart, version } = await workOut(server.deps)
  const drafted = desk.say(draftPaper({ model, asOf: of.asOf, weekStart, version }))
  await append(server.deps, await desk.request())
  return drafted.event.header.record
}

/** A team with a visit that all may read and a recommendation that few may, signed with a dissent. */
async function fillTeam(server: Server) {
  const leader = await enrolTablet(server, 'team_leader', undefined, 'unpol')
  const base = { seq: null, own: null }
  const { scope } = aReport()
  const facts = { trigger: 'threat_registered', from: '2026-11-23', to: '2026-11-26' }
  const narrative = { title: 'Ketu', text: 'Terms.' }
  const opened = { facts, narrative }
  const { record: deployment } = leader.say({
    type: 'DeploymentOpened',
    scope,
    record: null,
    base,
    bodies: opened,
  }).event.header
  leader.say({
    type: 'VisitLogged',
    scope,
    record: null,
    base,
    bodies: {
      facts: {
        deployment,
        place: { kind: 'withheld' },
        occurredAt: { precision: 'unknown' },
        met: [{ role: 'women', count: 9 }],
        returnDue: '2026-12-01',
      },
      narrative,
    },
  })
  const { record: recommendation } = leader.say(
    makeRecommendation(parseScopeId(scope).area, 'restricted', {
      facts: { deployment, organ: 'mission' },
      narrative,
    }),
  ).event.header
  leader.say({
    type: 'MissionReportSigned',
    scope,
    record: deployment,
    base,
    bodies: {
      facts: { component: 'unpol', report: 'a'.repeat(64), records: 2, agrees: false },
      narrative: { text: 'Not by day either.' },
    },
  })
  await append(server.deps, await leader.request())
  return { deployment, recommendation }
}

/** A seat that was lost with an ordinary and a restricted report, which it delivers afterwards. */
async function fillQuarantine(server: Server) {
  const tablet = await enrolTablet(server)
  await append(server.deps, await tablet.request())
  tablet.say(aReport())
  const girl = { group: 'girl', count: { min: 1, best: 1, max: 1, status: 'reported' as const } }
  tablet.say(aReport({ violations: [{ type: 'killing', victims: [girl] }] }))
  await revokeDevice({ ...server.deps, roster: server.roster }, tablet.seat, 'taken')
  await append(server.deps, await tablet.request())
  const rows = await server.deps.database.db
    .selectFrom('quarantine')
    .select('quarantine_key')
    .where('seat_id', '=', tablet.seat)
    .orderBy('seat_seq')
    .execute()
  const [heldOrdinary = '', heldRestricted = ''] = rows.map((row) => row.quarantine_key)
  return { heldOrdinary, heldRestricted }
}

/** A restricted flash that came by SMS and that a desk has recorded; its report is not here. */
async function fillHeard(server: Server) {
  const { tablet, textOf } = await withMessages(server)
  const own = tablet.say(aFlash({ what: 'sexual_violence' }))
  const spoken = await textOf(own)
  const desk = await enrolTablet(server, 'analyst', [])
  const read = await readHeard(server.deps, desk.actor, spoken)
  const message = readShort(spoken)
  if (read.is !== 'read' || !message.ok) throw new Error('the message does not open')
  const draft = recordHeard(read, message.value, desk.actor, nothingSeen)
  if (!draft.ok) throw new Error(draft.error.code)
  desk.say(draft.value)
  await append(server.deps, await desk.request())
  return { spoken, heard: read.record }
}

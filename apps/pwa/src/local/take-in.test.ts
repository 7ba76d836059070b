import type { Draft } from '@tocsin/schema/events/draft'
import { draftToEvent, type OwnEvent } from '@tocsin/schema/events/draft'
import type { LogEvent } from '@tocsin/schema/events/envelope'
import { type Bytes, toBase64Url } from '@tocsin/schema/primitives/bytes'
import { AreaId, eventId, type MissionId, recordIdOf } from '@tocsin/schema/primitives/ids'
import { missionScope } from '@tocsin/schema/primitives/mission-scope'
import { amendReport, fileReport } from '@tocsin/schema/report/decide'
import { envelopeSignedBytes } from '@tocsin/schema/sync/envelope'
import { pushedEvent } from '@tocsin/schema/sync/plan-run'
import { sealTeamEnvelope, type TeamSeat } from '@tocsin/seal/seal-team-envelope'
import { expect, test } from 'vitest'
import type { Local, TakenIn } from './local.ts'
import { flash, openRecord, reply, standard, tablet } from './testing/tablet.ts'
import { enrolMates, type Mate, mate, revokeMate } from './testing/team.ts'
import { missionTrust } from './testing/trust.ts'

const { bundle } = await missionTrust()
const mission = 'ondara' as MissionId
const amina = await mate(1, 'jpt_member')
const samir = await mate(2, 'team_leader')
/** This tablet's own seat, as the others know it. */
const reader = await mate(77, 'jpt_member')

async function withTeam(mates: readonly Mate[] = [amina, samir]) {
  const one = tablet('a', {}, Promise.resolve(reader.sealing))
  const local = await one.start()
  await local.takeTrust(bundle)
  const head = await enrolMates(local, mates)
  return { ...one, local, head }
}

/** What a teammate says, one event after the other. */
function says(by: Mate) {
  let head = { seatSeq: 0, hash: '0'.repeat(64) }
  return (draft: Draft): OwnEvent => {
    const salt = new Uint8Array(12).fill(head.seatSeq + 1)
    const author = { mission, seat: by.seat, head }
    const own = draftToEvent(draft, author, { at: 1_795_000_000_000, offset: null, salt })
    head = { seatSeq: own.event.header.seatSeq, hash: own.event.hash }
    return own
  }
}

let drawn = 0
const random = (length: number): Bytes => {
  drawn += 1
  return new Uint8Array(length).map((_, i) => (i * 7 + drawn * 13 + (drawn >> 8)) & 255)
}

async function sealed(by: Mate, own: OwnEvent, level: TeamSeat['level'] = 2): Promise<Bytes> {
  const { hash } = own.event
  const signature = toBase64Url(
    await by.sign(envelopeSignedBytes({ mission, seat: by.seat, hash })),
  )
  const content = {
    v: 1,
    seat: by.seat,
    // as: a pushed event is JSON.
    event: JSON.parse(JSON.stringify(pushedEvent(own))),
    hash,
    signature,
  } as const
  const { sealing } = reader.statement
  const key = Uint8Array.from(Buffer.from(sealing ?? '', 'base64url'))
  const made = await sealTeamEnvelope(key, {
    mission,
    content,
    event: own.event,
    team: [{ key, level }],
    random,
  })
  if (!made.ok) throw new Error(made.error)
  return made.value
}

async function takenBy(local: Local, ...envelopes: Bytes[]): Promise<TakenIn> {
  const taken = await local.takeIn(envelopes)
  if (!taken.ok) throw new Error(taken.error.code)
  return taken.value
}

const rowOf = (local: Local, { record }: LogEvent['header']) => local.row(record)

test('EN-14 a teammate’s envelope is a record that says so, and the same one once it is pulled', async () => {
  const { local, start } = await withTeam()
  const own = says(amina)(flash('Convoy'))
  const envelope = await sealed(amina, own)
  expect(await takenBy(local, envelope)).toEqual({ shown: 1 })
  const { header, hash, id, parts } = own.event
  expect(rowOf(local, header)).toMatchObject({ state: 'team', title: 'Convoy', own: false })
  // Nothing of it is this seat's to send.
  expect(local.facts.get()).toMatchObject({ unsentRecords: 0, unsentEvents: 0 })
  // Replayed, now and by another tab: once.
  expect(await takenBy(local, envelope, envelope)).toEqual({ known: 2 })
  local.close()
  const again = await start()
  expect(rowOf(again, header)?.state).toBe('team')
  const numbered = { seq: 4, scopeSeq: 1, receivedAt: 1_795_000_000_900 }
  const events = [{ id, header, hash, parts, numbered }]
  await again.applyReply(
    reply({ events, cursors: { [missionScope]: 3, [standard]: 1 }, upToSeq: 4 }),
  )
  expect(rowOf(again, header)?.state).toBe('hq')
  expect((await openRecord(again, header.record)).entries).toHaveLength(1)
  expect(await takenBy(again, envelope)).toEqual({ known: 1 })
  expect(again.list.get().filter(({ kind }) => kind === 'report')).toHaveLength(1)
})

test('EN-14 nothing is shown beyond this tablet’s own rights, whatever the one who sealed it thought of them', async () => {
  const { local } = await withTeam()
  const say = says(amina)
  const open = say({
    ...flash('Convoy'),
    bodies: { ...flash('Convoy').bodies, provenance: { note: 'The cook' } },
  } as Draft)
  const sensitive = fileReport(AreaId.parse('OD03'), {
    ...flash('CANARY').bodies,
    facts: { ...flash('CANARY').bodies.facts, what: 'sexual_violence' },
  } as Parameters<typeof fileReport>[1])
  const elsewhere = fileReport(AreaId.parse('OD04'), flash('CANARY').bodies as never)
  const three = [open, say(sensitive), say(elsewhere)]
  const envelopes = await Promise.all(three.map((own) => sealed(amina, own, 3)))
  expect(await takenBy(local, ...envelopes)).toEqual({ shown: 1, carried: 2 })
  const { entries } = await openRecord(local, open.event.header.record)
  expect(entries[0]?.event.parts).toMatchObject({
    facts: { state: 'clear' },
    narrative: { state: 'clear' },
    provenance: { state: 'withheld' },
  })
  expect(JSON.stringify(local.list.get())).not.toContain('CANARY')
})

test('EN-18 no teammate erases, withdraws or answers by an envelope what no server has let in', async () => {
  const { local } = await withTeam()
  const own = says(amina)(flash('Convoy'))
  const { record, scope } = own.event.header
  await takenBy(local, await sealed(amina, own))
  const seat = samir.seat
  const about = { scope, record, base: { seq: null, own: null } } as const
  const erased = { event: own.event.id, hash: own.event.hash, parts: ['facts', 'narrative'] }
  const by = { reason: 'danger', proposedBy: seat, confirmedBy: amina.seat }
  const hostile = [
    { ...about, type: 'PartErased', bodies: { facts: { ...erased, ...by } } },
    { ...about, type: 'ReportWithdrawn', bodies: { facts: { reason: 'error' } } },
    { ...about, type: 'AlertAnswered', bodies: { facts: { response: 'foot_patrol', by: 'HQ' } } },
    { ...about, type: 'ReportAmended', bodies: { facts: { set: { exercise: true } } } },
  ] as Draft[]
  const say = says(samir)
  const envelopes = await Promise.all(hostile.map((draft) => sealed(samir, say(draft), 3)))
  expect(await takenBy(local, ...envelopes)).toEqual({ carried: 4 })
  expect(rowOf(local, own.event.header)).toMatchObject({
    title: 'Convoy',
    ended: false,
    exercise: false,
    standing: 'unanswered',
  })
  expect((await openRecord(local, record)).entries).toHaveLength(1)
  // What is samir's to say is shown.
  expect(await takenBy(local, await sealed(samir, says(samir)(flash('Fire'))))).toEqual({
    shown: 1,
  })
})

test('EN-14 what was altered, comes from somebody unknown or revoked, or speaks twice for one place is told apart and not shown', async () => {
  const { local, head } = await withTeam()
  const stranger = await mate(9, 'jpt_member')
  const say = says(amina)
  const first = say(flash('First'))
  const second = say(flash('Second'))
  const whole = await sealed(amina, first)
  const altered = whole.map((byte, at) => (at === whole.length - 40 ? byte ^ 1 : byte))
  const forged = await sealed({ ...amina, sign: samir.sign }, second)
  const unknown = await sealed(stranger, says(stranger)(flash('Unknown')))
  const nobodys = new Uint8Array(560)
  expect(await takenBy(local, altered, forged, unknown, nobodys)).toEqual({
    altered: 2,
    unknown: 1,
    carried: 1,
  })
  expect(local.list.get().filter(({ kind }) => kind === 'report')).toEqual([])
  expect(await takenBy(local, whole)).toEqual({ shown: 1 })
  // Another event of the same seat in the same place: the one that is here stands.
  const { report, base } = await openRecord(local, first.event.header.record)
  if (!report) throw new Error('no report')
  const author = { seat: amina.seat, role: 'jpt_member', areas: [AreaId.parse('OD03')] } as const
  const amend = amendReport(report, author, base, { facts: { set: {} }, narrative: { title: 'X' } })
  if (!amend.ok) throw new Error(amend.error.code)
  const other = says(amina)
  other(flash('Another first'))
  expect(await takenBy(local, await sealed(amina, other(amend.value)))).toEqual({ forked: 1 })
  await revokeMate(local, 2, head)
  const gone = await sealed(samir, says(samir)(flash('Gone')))
  expect(await takenBy(local, gone)).toEqual({ revoked: 1 })
  const id = recordIdOf(eventId(samir.seat, 1))
  expect(local.row(id)).toBeUndefined()
})

test('EN-14 the words of a teammate go with everything that others wrote, and not with a log that begins anew', async () => {
  const { local } = await withTeam()
  const own = says(amina)(flash('Convoy'))
  await takenBy(local, await sealed(amina, own))
  await local.takeEpoch('e2')
  await local.applyReply(reply({ cursors: { [standard]: 0 } }))
  expect(rowOf(local, own.event.header)?.state).toBe('team')
  // The area is no longer this seat's.
  await local.applyReply(reply({ cursors: {} }))
  expect(rowOf(local, own.event.header)).toBeUndefined()
})

import type { Draft } from '@tocsin/schema/events/draft'
import type { Bytes } from '@tocsin/schema/primitives/bytes'
import { AreaId, type MissionId } from '@tocsin/schema/primitives/ids'
import { amendReport } from '@tocsin/schema/report/decide'
import { mostTeamSeats } from '@tocsin/schema/sync/team-envelope'
import { openDelivered } from '@tocsin/seal/open-delivered'
import { isTeamEnvelope, readTeamEnvelope } from '@tocsin/seal/open-team-envelope'
import { expect, test } from 'vitest'
import { openDatabase } from './database.ts'
import type { Local } from './local.ts'
import { flash, openRecord, save, tablet } from './testing/tablet.ts'
import { enrolMates, type Mate, mate, revokeMate } from './testing/team.ts'
import { missionTrust } from './testing/trust.ts'

const { bundle, transport } = await missionTrust()
const mission = 'ondara' as MissionId

const member = await mate(1, 'jpt_member')
const leader = await mate(2, 'team_leader')
const mandated = await mate(3, 'jpt_member', { component: 'child_protection' })
const elsewhere = await mate(4, 'team_leader', { area: 'OD04' })
const keylessMate = await mate(5, 'jpt_member', { hasKey: false })
const desk = await mate(6, 'analyst')
const all = [member, leader, mandated, elsewhere, keylessMate, desk]

async function withTeam(mates: readonly Mate[] = all) {
  const one = tablet()
  const local = await one.start()
  await local.takeTrust(bundle)
  const head = await enrolMates(local, mates)
  const envelopes = async () => {
    const rows = await openDatabase('f'.repeat(32), one.disk.indexedDb).envelopes.toArray()
    return rows.map(({ sealed }) => sealed)
  }
  const revoke = ({ seat }: Mate) =>
    revokeMate(local, mates.findIndex((each) => each.seat === seat) + 1, head)
  return { one, local, envelopes, revoke }
}

async function saved(local: Local, draft: Draft): Promise<void> {
  const done = await local.append(draft)
  if (!done.ok) throw new Error(done.error.code)
}

/** The labels that each seat reads in clear; nothing where no wrap opens. */
async function readBy(sealed: Bytes): Promise<string[][]> {
  return Promise.all(
    all.map(async ({ sealing }) => {
      const read = await readTeamEnvelope(sealing, mission, sealed)
      if (!read.ok) return []
      // as: what a tablet would check first.
      const parts = read.value.event.parts as Record<string, { state: string }>
      return Object.keys(parts).filter((label) => parts[label]?.state === 'clear')
    }),
  )
}

const sensitive = flash('CANARY', 'sexual_violence')

test('EN-13 an event is wrapped to the seats that the server would send it to, each as far as it may read', async () => {
  const { local, envelopes } = await withTeam()
  await saved(local, flash('Convoy'))
  const [first] = await envelopes()
  if (!first) throw new Error('no envelope')
  const words = ['facts', 'narrative']
  // A leader reads provenance too, where there is some; another area, no key or a desk: nothing.
  expect(await readBy(first)).toEqual([words, words, words, [], [], []])
  await saved(local, sensitive)
  const restricted = (await envelopes()).find((sealed) => sealed !== first && sealed.length > 0)
  const both = await envelopes()
  const other = both.find((sealed) => sealed.join() !== first.join()) ?? restricted
  if (!other) throw new Error('no second envelope')
  expect(await readBy(other)).toEqual([[], ['facts'], ['facts'], [], [], []])
  // From outside both look alike: three seats.
  expect([first[8], other[8]]).toEqual([3, 3])
  expect(isTeamEnvelope(other)).toBe(true)
})

test('EN-13 what restricts an ordinary record is wrapped by the rules of the restricted band', async () => {
  const { local, envelopes } = await withTeam()
  const id = await save(local, 'Convoy')
  const { report, base } = await openRecord(local, id)
  if (!report) throw new Error('no report')
  const before = await envelopes()
  const draft = amendReport(report, local.actor(), base, {
    facts: { set: { what: 'sexual_violence' } },
    narrative: { title: 'CANARY' },
  })
  if (!draft.ok) throw new Error(draft.error.code)
  expect(draft.value.scope).toBe('OD03.standard')
  await saved(local, draft.value)
  const known = new Set(before.map((sealed) => sealed.join()))
  const amended = (await envelopes()).find((sealed) => !known.has(sealed.join()))
  if (!amended) throw new Error('no envelope')
  expect(await readBy(amended)).toEqual([[], ['facts'], ['facts'], [], [], []])
})

test('EN-13 a seat whose revocation is known has no wrap, and a tablet without a team seals to the server alone', async () => {
  const told = await withTeam()
  await told.revoke(leader)
  await saved(told.local, flash('Convoy'))
  const [sealed] = await told.envelopes()
  const words = ['facts', 'narrative']
  expect(sealed && (await readBy(sealed))).toEqual([words, [], words, [], [], []])
  const { local, envelopes } = await withTeam([])
  await saved(local, flash('Alone'))
  const [alone] = await envelopes()
  expect(alone?.[8]).toBe(0)
  expect(alone && (await openDelivered(transport, mission, alone)).ok).toBe(true)
})

test('EN-12 EN-13 what a teammate adds to an envelope is one wrap, up to so many', async () => {
  const mates = await Promise.all(
    Array.from({ length: mostTeamSeats + 3 }, (_, n) => mate(30 + n, 'jpt_member')),
  )
  const { local, envelopes } = await withTeam(mates)
  await saved(local, flash('Crowd'))
  const [sealed] = await envelopes()
  expect(sealed?.[8]).toBe(mostTeamSeats)
  expect(sealed && (await openDelivered(transport, mission, sealed)).ok).toBe(true)
})

test('EN-21 an envelope that was prepared for a seat is not used once that seat is out, and each is used once', async () => {
  const { local, envelopes, revoke } = await withTeam()
  // After a save one is prepared for the next.
  await saved(local, flash('Convoy'))
  await saved(local, flash('Second convoy'))
  await revoke(leader)
  await saved(local, flash('Third convoy'))
  const all = await envelopes()
  const wraps = all.map((sealed) => sealed.subarray(9, 90).join())
  expect(new Set(wraps).size).toBe(3)
  const words = ['facts', 'narrative']
  const read = await Promise.all(all.map(readBy))
  const withLeader = read.filter((labels) => labels[1]?.length)
  expect(withLeader).toEqual([
    [words, words, words, [], [], []],
    [words, words, words, [], [], []],
  ])
  expect(read.filter((labels) => !labels[1]?.length)).toEqual([[words, [], words, [], [], []]])
})

test('EN-22 what a team leaves behind opens for those who came after it was written, each as far as they may read, and holds nothing else', async () => {
  const { local, envelopes } = await withTeam([])
  const ordinary = await save(local, 'Convoy')
  await saved(local, sensitive)
  const other = await save(local, 'Of another deployment')
  const restricted = local.list.get().find(({ id }) => id !== ordinary && id !== other)?.id
  if (!restricted) throw new Error('no restricted record')
  await enrolMates(local, all)
  const before = await envelopes()
  for (const sealed of before) expect((await readBy(sealed)).flat()).toEqual([])
  const again = await local.sealAgain(new Set([ordinary, restricted]))
  if (!again.ok) throw new Error(again.error.code)
  const words = ['facts', 'narrative']
  expect(await Promise.all(again.value.map(readBy))).toEqual([
    [words, words, words, [], [], []],
    [[], ['facts'], ['facts'], [], [], []],
  ])
  for (const sealed of again.value) {
    expect((await openDelivered(transport, mission, sealed)).ok).toBe(true)
  }
  // What waits for headquarters here is what it was.
  expect(await envelopes()).toEqual(before)
  const { readers, keyless } = local.readersIn(AreaId.parse('OD03'))
  expect(readers.map(({ seat }) => seat)).toEqual([member, leader, mandated].map((m) => m.seat))
  expect(keyless.map(({ seat }) => seat)).toEqual([keylessMate.seat])
})

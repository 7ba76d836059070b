import { readFileSync } from 'node:fs'
import { fromHex } from '@tocsin/schema/primitives/bytes'
import { AreaId, type MissionId, ScopeId, SeatId } from '@tocsin/schema/primitives/ids'
import type { RightsProof, TrustBundle } from '@tocsin/schema/trust/signed'
import type { SeatStatement } from '@tocsin/schema/trust/statements'
import { importSeatKey } from '@tocsin/seal/seat-key'
import { signStatement } from '@tocsin/seal/statement'
import { expect, test } from 'vitest'
import { flash, pulled, reply, save, standard, tablet } from './testing/tablet.ts'

const known: { seeds: { delegate: string }; fingerprint: string; bundle: TrustBundle } = JSON.parse(
  readFileSync(
    new URL('../../../../packages/seal/fixtures/trust-v1.json', import.meta.url),
    'utf8',
  ),
)
const { root, delegate } = known.bundle
const roster = ScopeId.parse('MISSION.standard')
const [here, there] = [AreaId.parse('OD03'), AreaId.parse('OD01')]
const from = delegate.statement.from + 1

async function proof(
  seat: SeatId,
  said: Partial<SeatStatement>,
  by = known.seeds.delegate,
): Promise<RightsProof> {
  const statement: SeatStatement = {
    v: 1,
    kind: 'seat',
    mission: 'ondara' as MissionId,
    issuedAt: from,
    seat,
    key: root,
    sealing: null,
    name: 'Amina, JPT Ketu',
    role: 'jpt_member',
    component: null,
    areas: [there],
    from,
    ...said,
  }
  return {
    root,
    delegate,
    enrolled: await signStatement(await importSeatKey(fromHex(by)), statement),
  }
}

/** A team leader's tablet with a report of somebody else and one of its own that is not sent. */
async function withPicture() {
  const { start } = tablet('a', {
    mission: 'ondara' as MissionId,
    root: known.fingerprint,
    role: 'team_leader',
    areas: [here],
  })
  const local = await start()
  await save(local, 'own and unsent')
  const events = [pulled(flash('of another officer'), 1)]
  const cursors = { [roster]: 0, [standard]: 1 }
  await local.applyReply(reply({ events, cursors, upToSeq: 1 }))
  const seat = SeatId.parse(local.actor().seat)
  const shows = () => local.list.get().map(({ title }) => title)
  const asks = async () => {
    const planned = await local.planExchange(10)
    if (!planned.ok) throw new Error(planned.error.code)
    return planned.value.question
  }
  return { start, local, seat, shows, asks }
}

test('RC-3 RC-8 other areas: what others wrote goes with the reply, own work stays, and the officer is told', async () => {
  const { start, local, seat, shows, asks } = await withPicture()
  expect(shows()).toHaveLength(2)
  expect((await asks()).rights).toBeUndefined()
  const cursors = { [roster]: 0, [ScopeId.parse('OD01.standard')]: 0 }
  const told = reply({ cursors, upToSeq: 1, rights: await proof(seat, {}) })
  await local.applyReply(told)
  await local.applyReply(told)
  expect(shows()).toEqual(['own and unsent'])
  expect(local.actor()).toMatchObject({ role: 'jpt_member', areas: [there] })
  expect(local.facts.get()).toMatchObject({ rightsNews: [here], unsentEvents: 1 })
  expect(await asks()).toMatchObject({ cursors, rights: { from, after: 1 } })
  // Another start, and its officer reads it.
  const again = await start()
  expect(again.profile()).toMatchObject({ role: 'jpt_member', areas: [there] })
  expect(again.facts.get().rightsNews).toEqual([here])
  await again.forgetRightsNews()
  expect(again.facts.get().rightsNews).toBeNull()
  expect((await start()).facts.get().rightsNews).toBeNull()
})

test('RC-3 RC-8 rights that change between the pull and its reply: what was granted before them goes all the same', async () => {
  const { local, seat, shows, asks } = await withPicture()
  const events = [pulled(flash('pulled a moment before'), 2)]
  const granted = { [roster]: 0, [standard]: 2 }
  const rights = await proof(seat, { role: 'team_leader' })
  const told = reply({ events, cursors: granted, upToSeq: 2, rights })
  await local.applyReply(told)
  expect(shows()).toEqual(['own and unsent'])
  expect(local.facts.get().rightsNews).toEqual([here])
  expect((await asks()).cursors).toEqual({ [roster]: 0 })
  await local.applyReply(told)
  expect(shows()).toEqual(['own and unsent'])
})

test('RC-3 less of the same area: it is dropped and asked for from its beginning; more comes again and nothing goes', async () => {
  const { local, seat, shows, asks } = await withPicture()
  const cursors = { [roster]: 0, [standard]: 1 }
  await local.applyReply(
    reply({ cursors, upToSeq: 1, rights: await proof(seat, { areas: [here] }) }),
  )
  expect(shows()).toEqual(['own and unsent'])
  expect((await asks()).cursors).toEqual({ [roster]: 0 })
  const events = [pulled(flash('of another officer'), 1)]
  await local.applyReply(reply({ events, cursors, upToSeq: 1 }))
  const more = { areas: [here], role: 'team_leader', from: from + 1 }
  await local.applyReply(reply({ cursors, upToSeq: 1, rights: await proof(seat, more) }))
  expect(shows()).toHaveLength(2)
  expect((await asks()).cursors).toEqual({ [roster]: 0, [standard]: 0 })
  expect(local.facts.get().rightsNews).toEqual([])
})

test('RC-2 what does not lead from the pinned root, is of another seat or older changes nothing', async () => {
  const { local, seat, shows } = await withPicture()
  const cursors = { [roster]: 0, [standard]: 1 }
  const other = SeatId.parse('b'.repeat(32))
  const refused = [
    await proof(seat, {}, '09'.repeat(32)),
    await proof(other, {}),
    await proof(seat, { issuedAt: delegate.statement.from - 1 }),
  ]
  for (const rights of refused) await local.applyReply(reply({ cursors, upToSeq: 1, rights }))
  expect(shows()).toHaveLength(2)
  expect(local.actor()).toMatchObject({ role: 'team_leader', areas: [here] })
  const newer = { areas: [here], role: 'jpt_member', from: from + 5 }
  await local.applyReply(reply({ cursors, upToSeq: 1, rights: await proof(seat, newer) }))
  const old = await proof(seat, { areas: [here], role: 'team_leader', from: from + 4 })
  await local.applyReply(reply({ cursors, upToSeq: 1, rights: old }))
  expect(local.actor()).toMatchObject({ role: 'jpt_member' })
})

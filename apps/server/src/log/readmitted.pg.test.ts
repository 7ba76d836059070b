import type { EventId } from '@tocsin/schema/primitives/ids'
import { readmitDraft } from '@tocsin/schema/sync/readmit'
import { expect, test } from 'vitest'
import { describeOnBothDatabases } from '../db/testing/describe-on-databases.ts'
import {
  aReport,
  enrolTablet,
  openWorld,
  restoredCopy,
  type Tablet,
  type World,
} from '../testing/test-mission.ts'
import { append } from './testing/append-in-short.ts'

/** Both seats are one person's: an account of their own. */
async function samePerson({ deps }: World, ...tablets: Tablet[]): Promise<void> {
  const seats = tablets.map(({ seat }) => seat)
  await deps.database.db
    .updateTable('seat')
    .set({ account_id: 'amina' })
    .where('mission_id', '=', deps.mission)
    .where('seat_id', 'in', seats)
    .execute()
}

/** A fork: the copy's two events are in quarantine, the original's one in the log. */
async function forked(world: World) {
  const original = await enrolTablet(world)
  const copy = restoredCopy(world, original)
  original.say(aReport())
  await append(world.deps, await original.request())
  copy.say(aReport({ what: 'burning_looting' }))
  copy.say(aReport({ what: 'people_fleeing' }))
  const held = await append(world.deps, await copy.request(undefined, { counter: 50 }))
  expect(held).toMatchObject({ held: ['1 forked', '2 broken_chain'] })
  return { original, copy, fresh: await enrolTablet(world) }
}

function sayAgain(tablet: Tablet, copy: Tablet): void {
  const known = new Map(copy.own.map(({ event }) => [event.id, { event, numbered: null }]))
  const newIds = new Map<EventId, EventId>()
  for (const old of known.values()) {
    const draft = readmitDraft(old, { known, newIds })
    if (draft) newIds.set(old.event.id, tablet.say(draft).event.id)
  }
}

describeOnBothDatabases('what a stopped seat left over', (open) => {
  test('DV-10 nothing of a fork is dropped: the tail is taken from a new seat of the same person, once', async () => {
    const world = await openWorld(await open())
    const { original, copy, fresh } = await forked(world)
    const second = await enrolTablet(world)
    await samePerson(world, original, fresh, second)
    sayAgain(fresh, copy)
    const taken = await append(world.deps, await fresh.request())
    expect(taken).toMatchObject({ held: [] })
    // The other way out, on another device, counts nothing a second time.
    sayAgain(second, copy)
    const again = await append(world.deps, await second.request())
    expect(again).toMatchObject({ held: ['1 already_admitted', '2 already_admitted'] })
    const rows = await world.deps.database.db
      .selectFrom('event')
      .select('seat_id')
      .where('type', '=', 'ReportFiled')
      .execute()
    expect(rows).toHaveLength(3)
  })

  test('DV-10 what the log has already is not taken beside itself, nor what another person wrote', async () => {
    const world = await openWorld(await open())
    const { original, fresh, copy } = await forked(world)
    sayAgain(fresh, copy)
    const foreign = await append(world.deps, await fresh.request())
    expect(foreign).toMatchObject({ held: ['1 not_author', '2 not_author'] })
    const second = await enrolTablet(world)
    await samePerson(world, original, second)
    sayAgain(second, original)
    const known = await append(world.deps, await second.request())
    expect(known).toMatchObject({ held: ['1 already_admitted'] })
  })

  test('DV-10 the tail may amend what the same person reported from the stopped seat', async () => {
    const world = await openWorld(await open())
    const original = await enrolTablet(world)
    const filed = original.say(aReport())
    await append(world.deps, await original.request())
    const { record, scope } = filed.event.header
    const amended = original.say({
      type: 'ReportAmended',
      scope,
      record,
      base: { seq: null, own: 1 },
      bodies: { facts: { set: { what: 'people_fleeing' } } },
    })
    const fresh = await enrolTablet(world)
    const entries = [filed, amended].map(({ event }) => ({ event, numbered: null }))
    const known = new Map(entries.map((one) => [one.event.id, one]))
    const again = readmitDraft(
      { event: amended.event, numbered: null },
      { known, newIds: new Map() },
    )
    if (!again) throw new Error('an amendment can be said again')
    fresh.say({ ...again, base: { seq: 3, own: null } })
    const refused = await append(world.deps, await fresh.request())
    expect(refused).toMatchObject({ held: ['1 not_author'] })
    const theirs = await enrolTablet(world)
    await samePerson(world, original, theirs)
    theirs.say({ ...again, base: { seq: 3, own: null } })
    expect(await append(world.deps, await theirs.request())).toMatchObject({ held: [] })
  })
})

import type { OpeningLimit } from '@tocsin/schema/identities/answers'
import { expect, test } from 'vitest'
import { listAudit } from '../accounts/audit.ts'
import { describeOnDatabase } from '../db/testing/describe-on-databases.ts'
import { usualPerHour } from './opening-limit.ts'
import { officersMission, why } from './testing/officers-mission.ts'

type Open = Parameters<Parameters<typeof describeOnDatabase>[1]>[0]

async function atWork(open: Open) {
  const mission = await officersMission(open)
  const { server, first, second, report, push } = mission
  const own = await report()
  await push()
  const asked = { event: own.event.id, part: 'sealed/1', ...why }
  const openAs = async ({ cookie }: { cookie: string }, times: number) => {
    const codes = new Set<string | undefined>()
    for (let n = 0; n < times; n++) {
      codes.add((await server.call('identity.open', asked, cookie)).problem?.code)
    }
    return [...codes]
  }
  const limit = async ({ cookie }: { cookie: string }) => {
    // as: what `identity.limit` answers.
    return (await server.call('identity.limit', undefined, cookie)).data as OpeningLimit
  }
  return { ...mission, asked, openAs, limit, first, second }
}

describeOnDatabase('how many identities an officer opens', (open) => {
  test('SE-14 so many in an hour and no more: told before and when it is reached, written down, seen by the other officers', async () => {
    const { server, first, second, asked, openAs, limit } = await atWork(open)
    expect(await limit(first)).toMatchObject({ perHour: usualPerHour, left: usualPerHour })
    expect(await openAs(first, usualPerHour)).toEqual([undefined])
    expect(await limit(first)).toMatchObject({ left: 0, freeAt: server.clock.time + 3_600_000 })
    server.clock.time += 20 * 60_000
    const refused = await server.call('identity.open', asked, first.cookie)
    expect(refused.data).toBeUndefined()
    expect(refused.problem).toEqual({
      code: 'too_many_openings',
      detail: { limit: usualPerHour, minutes: 40 },
    })
    // The other officer goes on, and sees who came to the limit.
    expect(await openAs(second, 1)).toEqual([undefined])
    expect((await limit(second)).officers).toEqual([
      { personName: 'Person first', isOwn: false, opened: 30, reachedAt: server.clock.time },
      { personName: 'Person second', isOwn: true, opened: 1, reachedAt: null },
    ])
    const book = await listAudit(server.deps.database.db, server.deps.mission)
    expect(book.filter(({ what }) => what === 'opening_limit_reached')).toHaveLength(1)
    // What was refused is no opening.
    const events = { events: [asked.event] }
    const openings = await server.call('identity.openings', events, second.cookie)
    expect(openings.data).toHaveLength(usualPerHour + 1)
    // At work meanwhile: a session at rest would end.
    server.clock.time += 20 * 60_000
    expect((await limit(first)).left).toBe(0)
    server.clock.time += 20 * 60_000
    expect(await openAs(first, 1)).toEqual([undefined])
  }, 120_000)

  test('SE-14 many asks at once pass it no further than one by one', async () => {
    const { server, first, asked } = await atWork(open)
    const asks = Array.from({ length: usualPerHour + 10 }, () =>
      server.call('identity.open', asked, first.cookie),
    )
    const told = await Promise.all(asks)
    expect(told.filter(({ problem }) => problem === undefined)).toHaveLength(usualPerHour)
    expect(new Set(told.flatMap(({ problem }) => problem?.code ?? []))).toEqual(
      new Set(['too_many_openings']),
    )
  }, 120_000)

  test('SE-14 a higher limit takes two officers, a lower one is in force at once', async () => {
    const { server, first, second, openAs, limit } = await atWork(open)
    const ask = ({ cookie }: { cookie: string }, perHour: number) => {
      server.clock.time += 1
      return server.call('identity.askLimit', { perHour }, cookie)
    }
    const decide = ({ cookie }: { cookie: string }, id = '', approve = true) => {
      server.clock.time += 1
      return server.call('identity.decideLimit', { id, approve }, cookie)
    }
    expect((await ask(first, 2)).data).toEqual({ needsSecond: false })
    expect(await openAs(second, 2)).toEqual([undefined])
    expect(await openAs(second, 1)).toEqual(['too_many_openings'])
    expect((await ask(second, 3)).data).toEqual({ needsSecond: true })
    expect(await openAs(second, 1)).toEqual(['too_many_openings'])
    const { waiting } = await limit(first)
    expect(waiting).toMatchObject({ perHour: 3, askedBy: 'Person second', isOwn: false })
    expect((await decide(second, waiting?.id)).problem?.code).toBe('second_officer_needed')
    expect((await decide(first, waiting?.id)).problem).toBeUndefined()
    expect((await decide(first, waiting?.id)).problem?.code).toBe('not_found')
    expect(await openAs(second, 1)).toEqual([undefined])
    expect(await openAs(second, 1)).toEqual(['too_many_openings'])
    // A refused wish, and one that was replaced, change nothing.
    await ask(second, 500)
    await ask(second, 900)
    const later = (await limit(first)).waiting
    expect(later?.perHour).toBe(900)
    await decide(first, later?.id, false)
    expect(await limit(first)).toMatchObject({ perHour: 3, waiting: null })
    for (const perHour of [0, 1_001, 2.5]) {
      expect((await ask(first, perHour)).problem?.code).toBe('bad_input')
    }
  }, 120_000)
})

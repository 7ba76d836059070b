import type { RecordAnswer } from '@tocsin/schema/desk/desk-answers'
import { eventId } from '@tocsin/schema/primitives/ids'
import type { ExchangeReply } from '@tocsin/schema/sync/wire'
import { bend } from '@tocsin/testkit/bend'
import { expect, test } from 'vitest'
import { revokeDevice } from '../accounts/revoke.ts'
import { describeOnDatabase } from '../db/testing/describe-on-databases.ts'
import { aReport, bassin, enrolTablet, type Tablet, tavuri } from '../testing/test-mission.ts'
import { openServer } from '../testing/test-server.ts'
import { readExposure } from './read-exposure.ts'

type Server = Awaited<ReturnType<typeof openServer>>

/** One exchange, after which the tablet holds what it was sent. */
async function pull(server: Server, tablet: Tablet): Promise<ExchangeReply> {
  const { data } = await server.call('sync.exchange', await tablet.request())
  // as: what `sync.exchange` answers.
  const reply = data as ExchangeReply
  Object.assign(tablet.cursors, reply.cursors)
  return reply
}

describeOnDatabase('the exposure of a tablet', (open) => {
  test('DV-9 exactly what went down and what it wrote, by record and part, nothing of what they say', async () => {
    const server = await openServer(await open())
    const lost = await enrolTablet(server)
    const [near, far] = [
      await enrolTablet(server),
      await enrolTablet(server, 'jpt_member', [bassin]),
    ]
    const plain = near.say(aReport())
    const child = near.say(
      aReport({
        violations: [
          { type: 'sexual_violence', count: { min: 1, best: null, max: null, status: 'reported' } },
        ],
      }),
    )
    far.say(aReport({}, bassin))
    await pull(server, near)
    await pull(server, far)
    const own = lost.say(aReport())
    const got = await pull(server, lost)
    const after = near.say(aReport())
    await pull(server, near)

    const exposure = await readExposure(server.deps, lost.seat)
    if (!exposure) throw new Error('the seat is known')
    const byRecord = new Map(exposure.records.map((line) => [line.record as string, line]))
    expect(byRecord.get(plain.event.id)).toMatchObject({
      area: tavuri,
      band: 'standard',
      isOwn: false,
    })
    expect(byRecord.get(plain.event.id)?.parts).toEqual(
      Object.entries(got.events.find(({ id }) => id === plain.event.id)?.parts ?? {})
        .filter(([, part]) => part.state === 'clear')
        .map(([label]) => label)
        .sort(),
    )
    expect(byRecord.get(own.event.id)).toMatchObject({
      isOwn: true,
      parts: ['facts', 'narrative'],
    })
    // Restricted and not its own, of another area, or written after its last contact.
    expect([...byRecord.keys()].sort()).toEqual([plain.event.id, own.event.id].sort())
    expect(byRecord.has(child.event.id)).toBe(false)
    expect(byRecord.has(after.event.id)).toBe(false)
    expect(JSON.stringify(exposure)).not.toContain('Osseko')
    expect(exposure.people).toBeGreaterThan(2)
  })

  test('DV-18 what was readable on a lost tablet is flagged at the desk, and nothing else is', async () => {
    const server = await openServer(await open())
    const [lost, near] = [await enrolTablet(server), await enrolTablet(server)]
    const there = near.say(aReport())
    await pull(server, near)
    await pull(server, lost)
    const after = near.say(aReport())
    await pull(server, near)
    const { cookie } = await server.enrol('analyst')
    const exposed = async (id: string) => {
      const { data } = await server.call('desk.record', { kind: 'incident', id }, cookie)
      // as: what `desk.record` answers.
      return (data as RecordAnswer).exposed
    }
    expect(await exposed(there.event.id)).toEqual([])
    // As the command line does it: the tablet may never be heard of again, and nothing is signed yet.
    await revokeDevice({ ...server.deps, roster: server.roster }, lost.seat, 'taken')
    expect(await exposed(there.event.id)).toMatchObject([{ reason: 'taken' }])
    expect(await exposed(after.event.id)).toEqual([])
    // Positive control: who has left with nothing in other hands flags nothing.
    await revokeDevice({ ...server.deps, roster: server.roster }, near.seat, 'left')
    expect(await exposed(after.event.id)).toEqual([])
  }, 90_000)

  test('DV-9 what it said that it had dropped is not on it; what it was sent again is', async () => {
    const server = await openServer(await open())
    const [lost, near] = [await enrolTablet(server), await enrolTablet(server)]
    near.say(aReport())
    await pull(server, near)
    await pull(server, lost)
    const lines = async () => (await readExposure(server.deps, lost.seat))?.records.length
    expect(await lines()).toBe(1)
    // Asked for anew, after damage or a restored server, it still lies there; the answer gets lost.
    const anew = Object.fromEntries(Object.keys(lost.cursors).map((scope) => [scope, 0]))
    await server.call('sync.exchange', await lost.request([], { limit: 0, cursors: anew }))
    expect(await lines()).toBe(1)
    for (const scope of Object.keys(lost.cursors)) Reflect.deleteProperty(lost.cursors, scope)
    // It names no scope any more, and does not hear the answer.
    await server.call('sync.exchange', await lost.request([], { limit: 0 }))
    expect(await lines()).toBe(0)
    await pull(server, lost)
    expect(await lines()).toBe(1)
    const nobody = bend(eventId(lost.seat, 1).slice(0, 32))
    expect(await readExposure(server.deps, nobody as typeof lost.seat)).toBeUndefined()
  })

  test('DV-9 only who administers may ask, and is told no title', async () => {
    const server = await openServer(await open())
    const [admin, analyst] = [await server.enrol('administrator'), await server.enrol('analyst')]
    const seat = analyst.device.seat
    expect((await server.call('admin.exposure', { seat }, admin.cookie)).data).toMatchObject({
      seat,
    })
    expect((await server.call('admin.exposure', { seat }, analyst.cookie)).problem?.code).toBe(
      'not_allowed',
    )
  })
})

import { AreaId } from '@tocsin/schema/primitives/ids'
import { fileReport } from '@tocsin/schema/report/decide'
import { type LogWord, packPath, unpackPath } from '@tocsin/schema/sync/log-word'
import type { ExchangeReply } from '@tocsin/schema/sync/wire'
import { bend } from '@tocsin/testkit/bend'
import { createMemoryTablet } from '@tocsin/testkit/world/memory-tablet'
import { openScenario } from '@tocsin/testkit/world/scenario'
import type { Send } from '@tocsin/testkit/world/world-tablet'
import { describe, expect, test } from 'vitest'
import { openMemoryWorldServer } from './testing/memory-world-server.ts'

const at = { tab: 0 }

async function open(certified?: string) {
  let server: Awaited<ReturnType<typeof openMemoryWorldServer>> | undefined
  const world = await openScenario({
    openServer: async (tools) => {
      server = await openMemoryWorldServer(tools)
      return server
    },
    makeTablet: async (options) =>
      createMemoryTablet({ ...options, ...(certified && { certified }) }),
  })
  if (!server) throw new Error('no server')
  const amina = await world.enrol('jpt_member', 'OD03')
  const bilal = await world.enrol('jpt_member', 'OD03')
  return { ...world, server, amina, bilal }
}

type World = Awaited<ReturnType<typeof open>>

function report() {
  return fileReport(AreaId.parse('OD03'), {
    facts: { form: 'full', place: { kind: 'withheld' }, occurredAt: { precision: 'unknown' } },
    narrative: { text: 'Shots before dawn.' },
  })
}

/** One sync, as the app makes it: rounds until nothing is left, or the problem it ends with. */
async function sync({ tablet }: World['amina'], send: Send): Promise<string> {
  for (let round = 0; round < 20; round++) {
    const done = await tablet.exchange(send, at)
    if (!done.ok) return [done.error.code, done.error.detail?.reason].filter(Boolean).join(' ')
    if (!done.value.again) return 'quiet'
  }
  return 'never quiet'
}

/** A carrier or server that changes what is said of the log. */
function bent(
  world: World,
  bend: (word: LogWord, reply: ExchangeReply) => LogWord | undefined,
): Send {
  return async (request) => {
    const answered = await world.server.exchange(request)
    if (!answered.ok || !answered.value.log) return answered
    const { log, ...rest } = answered.value
    const other = bend(log, answered.value)
    return { ok: true, value: other ? { ...rest, log: other } : rest }
  }
}

async function told(): Promise<World> {
  const world = await open()
  for (const member of [world.amina, world.bilal]) {
    for (let times = 0; times < 3; times++) await world.write(member, report())
    await world.sync(member)
  }
  await world.sync(world.amina)
  return world
}

describe('what a tablet holds a server to', () => {
  test('PF-9 PF-11 every own event comes to have a receipt and a proven place, in one sync', async () => {
    const { amina } = await told()
    const { pinned, audited } = await amina.tablet.proof()
    expect(audited).toBe(3)
    expect(pinned?.proven?.signed).toEqual(pinned?.seen)
    expect(pinned?.rewritten).toBeNull()
  })

  test('PF-9 UC-6 a receipt that is not signed by the log key is none, and nothing of the reply is taken', async () => {
    const world = await told()
    await world.write(world.amina, report())
    const before = await world.amina.tablet.proof()
    const flipped = bent(world, (word) => ({
      ...word,
      receipt: word.receipt && bend(word.receipt),
    }))
    expect(await sync(world.amina, flipped)).toBe('log_rewritten receipt')
    expect(await world.amina.tablet.proof()).toEqual(before)
    expect(await sync(world.amina, world.server.exchange)).toBe('quiet')
    expect((await world.amina.tablet.proof()).audited).toBe(4)
  })

  test('PF-9 a log key that the delegate does not vouch for is believed by nobody who knows better, not even at first', async () => {
    let key = ''
    const world = await told()
    const hear: Send = bent(world, (word) => {
      key = word.key
      return word
    })
    await world.write(world.amina, report())
    expect(await sync(world.amina, hear)).toBe('quiet')

    const knowing = await open(bend(key))
    await knowing.write(knowing.amina, report())
    expect(await sync(knowing.amina, knowing.server.exchange)).toBe('log_rewritten key')
    expect((await knowing.amina.tablet.proof()).pinned?.seen).toBeUndefined()
  })

  test('PF-9 another number than the receipt was signed for is no receipt', async () => {
    const world = await told()
    await world.write(world.amina, report())
    const moved: Send = async (request) => {
      const answered = await world.server.exchange(request)
      if (!answered.ok) return answered
      const receipts = answered.value.receipts.map(({ seatSeq, numbered }) => {
        return { seatSeq, numbered: { ...numbered, receivedAt: numbered.receivedAt - 1 } }
      })
      return { ok: true, value: { ...answered.value, receipts } }
    }
    expect(await sync(world.amina, moved)).toBe('log_rewritten receipt')
  })

  test('PF-10 a log that was cut short is told in one sync, and writing goes on', async () => {
    const world = await told()
    await world.server.backUp()
    await world.write(world.bilal, report())
    await world.sync(world.bilal, world.amina)
    await world.server.rewind()
    expect(await sync(world.amina, world.server.exchange)).toBe('log_rewritten shortened')
    const own = await world.write(world.amina, report())
    expect((await world.amina.tablet.own()).at(-1)).toEqual(own)
  })

  test.each([1, 2, 3, 5])(
    'PF-10 PF-11 a log that was cut short and grew again by %i is told in one sync',
    async (events) => {
      const world = await told()
      await world.server.backUp()
      await world.write(world.bilal, report())
      await world.sync(world.bilal, world.amina)
      await world.server.rewind()
      const carla = await world.enrol('jpt_member', 'OD03')
      for (let times = 0; times < events; times++) await world.write(carla, report())
      await world.sync(carla)
      expect(await sync(world.amina, world.server.exchange)).toBe('log_rewritten forked')
    },
  )

  test('PF-10 a server that no longer signs, or signs with another key, is told', async () => {
    const world = await told()
    expect(
      await sync(
        world.amina,
        bent(world, () => undefined),
      ),
    ).toBe('log_rewritten unsigned')
    const key = 'A'.repeat(43)
    expect(
      await sync(
        world.amina,
        bent(world, (word) => ({ ...word, key })),
      ),
    ).toBe('log_rewritten key')
  })

  test('PF-10 a head that nobody signed is told', async () => {
    const world = await told()
    const later = bent(world, (word) => {
      const head = { ...word.signed.head, seq: word.signed.head.seq + 1 }
      return { ...word, signed: { ...word.signed, head } }
    })
    expect(await sync(world.amina, later)).toBe('log_rewritten head')
  })

  test('PF-11 a server that owes the proof, or gives another, is told', async () => {
    const world = await told()
    await world.write(world.bilal, report())
    await world.sync(world.bilal)
    const silent = bent(world, (word) => ({ ...word, proof: null }))
    expect(await sync(world.amina, silent)).toBe('log_rewritten no_proof')
    const wrong = bent(world, (word) => {
      const scopes = word.proof?.scopes.map((one) => ({ ...one, since: one.path })) ?? []
      return { ...word, proof: word.proof && { ...word.proof, scopes } }
    })
    expect(await sync(world.amina, wrong)).toMatch(/^log_rewritten (forked|head)$/)
    expect(await sync(world.amina, world.server.exchange)).toBe('quiet')
  })

  test('PF-11 an own event that is not where its receipt says is told', async () => {
    const world = await told()
    await world.write(world.amina, report())
    const wrong = bent(world, (word) => {
      const cut = <T extends { path: string }>(one: T) => ({ ...one, path: '' })
      const { lines = [], together = [] } = word.proof ?? {}
      const shown = { lines: lines.map(cut), together: together.map(cut) }
      return { ...word, proof: word.proof && { ...word.proof, ...shown } }
    })
    expect(await sync(world.amina, wrong)).toBe('log_rewritten line')
  })

  test('PF-22 an own event that is proven with others is told when it is not where its receipt says, or left out', async () => {
    for (const shown of [
      (path: string) => [{ path: packPath(unpackPath(path).slice(1)) }],
      () => [],
    ]) {
      const world = await told()
      await world.write(world.bilal, report())
      await world.write(world.amina, report())
      await world.sync(world.bilal)
      const wrong = bent(world, (word) => {
        const { proof } = word
        const together = proof?.together?.flatMap((one) =>
          shown(one.path).map((bend) => ({ ...one, ...bend })),
        )
        return { ...word, proof: proof && { ...proof, ...(together && { together }) } }
      })
      expect(await sync(world.amina, wrong)).toMatch(/^log_rewritten (line|no_proof)$/)
    }
  })

  test('PF-12 a restored backup is no rewriting: it is told, healed, and the old head is kept', async () => {
    const world = await told()
    await world.server.backUp()
    await world.write(world.bilal, report())
    await world.sync(world.bilal, world.amina)
    const before = (await world.amina.tablet.proof()).pinned?.seen
    await world.server.restore()
    await world.sync(world.amina, world.bilal, world.amina)
    const { pinned, audited } = await world.amina.tablet.proof()
    expect(pinned?.former).toEqual([before])
    expect(pinned?.epoch).toBe(await world.server.epoch())
    expect(audited).toBe(3)
  })
})

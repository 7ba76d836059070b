import { verifyLog } from '@tocsin/schema/verify/verify-log'
import { verifyRun } from '@tocsin/seal/seat-key'
import { expect, it } from 'vitest'
import { describeOnBothDatabases } from '../db/testing/describe-on-databases.ts'
import { exportLog } from './export-log.ts'
import { readProofs } from './read-proofs.ts'
import { mutationKinds } from './testing/mutate-log.ts'
import { noTally, playTamper } from './testing/play-tamper.ts'
import { examine, openTamperLog } from './testing/tamper-log.ts'

/** Five seeds on each database: 400 mutations and 100 clean states in all; the rest by `npm run tamper`. */
const seeds = [1, 2, 3, 4, 5]

describeOnBothDatabases('an exported log', (open) => {
  it.each(seeds)(
    'PF-14 PF-15 every mutation by a superuser is found, and none where nobody touched it (seed %i)',
    async (seed) => {
      const tally = noTally()
      await playTamper(await open(), seed, { pushes: 10, mutations: 40 }, tally)
      expect(tally.wrong).toEqual([])
      expect(tally).toMatchObject({ made: 40, found: 40, clean: 10, falseAlarms: 0 })
      expect(Object.values(tally.byKind)).toEqual(mutationKinds.map(() => 5))
    },
    180_000,
  )

  it('PF-13 checks without the bodies too, and says how far it goes', async () => {
    const database = await open()
    const log = await openTamperLog(database, 7)
    for (let push = 0; push < 6; push++) await log.push()
    const { mission, words, logKey } = log.deps
    const of = {
      mission,
      words,
      exportedAt: 0,
      key: logKey.publicKey,
      trust: null,
      withParts: false,
    }
    const lines = await allOf(exportLog(database.db, of))
    expect(JSON.stringify(lines)).not.toContain('Before dawn')
    const { signed } = await readProofs(database.db, mission)
    const pinned = signed ?? undefined
    const verdict = await verifyLog(lines, { verify: verifyRun, key: logKey.publicKey, pinned })
    expect(verdict).toMatchObject({ isWhole: true, holdsPinned: true, flaws: [] })
    expect(verdict.head).toEqual(signed?.head)
    expect(verdict.events).toBe(signed?.head.seq)
  })

  it('PF-16 a head of another past, another log key and lines that are none are told', async () => {
    const database = await open()
    const [log, other] = [await openTamperLog(database, 8), await openTamperLog(database, 9)]
    for (const one of [log, other]) for (let push = 0; push < 4; push++) await one.push()
    const { signed } = await readProofs(database.db, other.deps.mission)
    const foreign = await examine(database.db, log, signed ?? undefined)
    expect(foreign.flaws.map(({ code }) => code)).toContain('pinned')
    const { mission, words, logKey } = log.deps
    const of = {
      mission,
      words,
      exportedAt: 0,
      key: logKey.publicKey,
      trust: null,
      withParts: true,
    }
    const lines: unknown[] = await allOf(exportLog(database.db, of))
    const key = other.deps.logKey.publicKey
    const stranger = await verifyLog(lines, { verify: verifyRun, key })
    expect(stranger.flaws.map(({ code }) => code)).toContain('head')
    for (const line of [{}, null, 'text', { kind: 'event' }]) {
      const read = await verifyLog([...lines, line], { verify: verifyRun })
      expect(read.flaws).toEqual([{ code: 'unreadable', where: `line ${lines.length + 1}` }])
    }
    const cut = await verifyLog(lines.slice(0, -1), { verify: verifyRun })
    expect(cut.isWhole).toBe(false)
  })
})

async function allOf<T>(lines: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const line of lines) all.push(line)
  return all
}

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, inject, onTestFinished, test } from 'vitest'
import { describeOnBothDatabases } from '../db/testing/describe-on-databases.ts'
import { findPostgres } from '../db/testing/private-cluster.ts'
import { appendRun } from '../log/append.ts'
import { lookAtHead } from '../log/look-at-head.ts'
import { missionOf } from '../log/mission.ts'
import { readProofs } from '../log/read-proofs.ts'
import { append } from '../log/testing/append-in-short.ts'
import { serverAt } from '../testing/server-at.ts'
import { aReport, enrolTablet, openWorld, type Tablet } from '../testing/test-mission.ts'
import { runCommandLine } from './run-command-line.ts'

describeOnBothDatabases('tocsin epoch begin', (open, { kind }) => {
  async function opened() {
    const world = await openWorld(await open())
    const dir = mkdtempSync(join(tmpdir(), 'tocsin-epoch-'))
    const server = await serverAt(world, dir)
    onTestFinished(async () => {
      await server.stop()
      rmSync(dir, { recursive: true, force: true })
    })
    const tocsin = async (...line: string[]) => {
      const lines: string[] = []
      const say = (text: string) => void lines.push(text)
      const terminal = { say, note: say, now: () => world.clock.time, secret: async () => '' }
      const exit = await runCommandLine([...line, '--data', dir], { env: {}, cwd: dir, terminal })
      return { exit, said: lines.join('\n') }
    }
    return { world, dir, tocsin, db: world.deps.database.db, mission: world.deps.mission }
  }

  test('PF-20 says what it means, begins only when the mission is typed, and stands in the book', async () => {
    const { world, tocsin, db, mission } = await opened()
    const tablet = await enrolTablet(world)
    tablet.say(aReport())
    const before = await missionOf(db, mission)
    const early = await tablet.request()
    const asked = await tocsin('epoch', 'begin')
    expect(asked.said).toContain('after the database was restored from a')
    expect(asked.exit).toBe(1)
    expect((await tocsin('epoch', 'begin', '--mission', 'another')).exit).toBe(1)
    expect((await missionOf(db, mission)).epoch).toBe(before.epoch)

    const begun = await tocsin('epoch', 'begin', '--mission', mission)
    expect(begun.exit).toBe(0)
    const { epoch } = await missionOf(db, mission)
    expect(epoch).not.toBe(before.epoch)
    expect(begun.said).toContain(`Epoch ${epoch} has begun, after ${before.epoch}`)
    const book = await db.selectFrom('audit').select(['what', 'detail_json']).execute()
    expect(book.at(-1)?.what).toBe('epoch_begun')
    expect(JSON.parse(book.at(-1)?.detail_json ?? '')).toMatchObject({
      before: before.epoch,
      epoch,
    })
    // What was signed for the former life is told the new one, and taken once it is signed for it.
    expect(await append(world.deps, early)).toMatchObject({ problem: { code: 'stale_epoch' } })
    expect(await append(world.deps, await tablet.request())).toMatchObject({ held: [], head: 1 })
    expect((await tocsin('doctor')).said).toContain('the log ends where its signed head says')
  }, 120_000)

  test('PF-20 whatever is pushed while it begins, log and head stay one', async () => {
    const { world, tocsin, db, mission } = await opened()
    const tablets: Tablet[] = []
    for (let more = 0; more < 4; more++) tablets.push(await enrolTablet(world))
    const pushes = await Promise.all(
      tablets.map(async (tablet) => {
        tablet.say(aReport())
        return await tablet.request()
      }),
    )
    const push = (at: number) => {
      const request = pushes[at]
      return request ? appendRun(world.deps, { request }) : undefined
    }
    const [one, two, begun, three, four] = await Promise.all([
      push(0),
      push(1),
      tocsin('epoch', 'begin', '--mission', mission),
      push(2),
      push(3),
    ])
    expect(begun.exit).toBe(0)
    for (const told of [one, two, three, four]) {
      expect(told?.ok || told?.error.code === 'stale_epoch').toBe(true)
    }
    const { flaws } = await lookAtHead(db, world.deps, world.deps.logKey.publicKey)
    expect(flaws).toEqual([])
  }, 120_000)

  if (kind !== 'postgres') return

  test('PF-20 after pg_restore of an older dump the tablets bring everything back: 0 lost, 0 twice', async () => {
    const { world, dir, tocsin, db, mission } = await opened()
    const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(db)
    const base = await (await fetch(`${inject('testDatabases').templates}/postgres`)).text()
    const url = `${base}${rows[0]?.name}`
    const bin = findPostgres()
    if (bin === undefined) throw new Error('no PostgreSQL')
    const dump = join(dir, 'mission.dump')

    const tablets: Tablet[] = []
    for (let more = 0; more < 3; more++) tablets.push(await enrolTablet(world))
    const pushed = new Map<Tablet, number>()
    const push = async (tablet: Tablet, from = pushed.get(tablet) ?? 0) => {
      const told = await append(world.deps, await tablet.request(tablet.own.slice(from)))
      if (told.problem || told.held.length > 0) throw new Error(JSON.stringify(told))
      pushed.set(tablet, tablet.own.length)
    }
    const keep = async (name: string) => {
      const { signed } = await readProofs(db, mission)
      writeFileSync(join(dir, name), JSON.stringify(signed))
    }
    for (const tablet of tablets) {
      for (let more = 0; more < 4; more++) tablet.say(aReport())
      await push(tablet)
    }
    await keep('before.json')
    execFileSync(join(bin, 'pg_dump'), ['-Fc', '-f', dump, url])

    for (const [at, tablet] of tablets.entries()) {
      for (let more = 0; more <= at * 2; more++) tablet.say(aReport())
      await push(tablet)
    }
    await keep('after.json')
    const acknowledged = tablets.flatMap(({ own }) => own.map(({ event }) => event.hash))

    const restore = ['--clean', '--if-exists', '--single-transaction', '-d', url, dump]
    execFileSync(join(bin, 'pg_restore'), restore)
    expect((await tocsin('epoch', 'begin', '--mission', mission)).exit).toBe(0)
    const held = await db.selectFrom('event').select('hash').execute()
    expect(acknowledged.filter((hash) => !held.some((row) => row.hash === hash))).toHaveLength(9)

    // Each tablet gives its chain again from where the restored server has it.
    for (const tablet of tablets) {
      const { head_seq } = await db
        .selectFrom('seat')
        .select('head_seq')
        .where('seat_id', '=', tablet.seat)
        .executeTakeFirstOrThrow()
      expect(head_seq).toBe(4)
      await push(tablet, head_seq)
      tablet.say(aReport())
      await push(tablet)
    }
    const now = await db.selectFrom('event').select(['seq', 'hash']).orderBy('seq').execute()
    const times = (hash: string) => now.filter((row) => row.hash === hash).length
    expect(acknowledged.filter((hash) => times(hash) !== 1)).toEqual([])
    expect(now.map(({ seq }) => seq)).toEqual(now.map((_, at) => at + 1))

    expect((await tocsin('doctor')).said).toContain('the log ends where its signed head says')
    expect((await tocsin('export', 'log', 'log.jsonl')).exit).toBe(0)
    expect(readFileSync(join(dir, 'log.jsonl'), 'utf8')).toContain('"kind":"head"')
    const kept = await tocsin('verify', 'log.jsonl', '--head', 'before.json')
    expect(kept).toMatchObject({ exit: 0 })
    expect(kept.said).toContain('this log goes on from it')
    const lost = await tocsin('verify', 'log.jsonl', '--head', 'after.json')
    expect(lost.said).toContain('BEGUN ANEW')
  }, 120_000)
})

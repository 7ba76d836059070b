import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeEnvelopeFile } from '@tocsin/schema/sync/envelope-file'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { takeEmbeddedLock } from '../db/embedded-lock.ts'
import { migrate } from '../db/migrate.ts'
import { openEmbedded } from '../db/open-embedded.ts'
import { describeOnDatabase } from '../db/testing/describe-on-databases.ts'
import { createMission } from '../log/mission.ts'
import { sealedEvent } from '../log/testing/seal-events.ts'
import { projectionVersion } from '../projections/states.ts'
import { serverAt } from '../testing/server-at.ts'
import { aReport, enrolTablet, openWorld } from '../testing/test-mission.ts'
import { runCommandLine } from './run-command-line.ts'

const fixture = join(import.meta.dirname, '../interop/ucdp/fixtures/synthetic-ged.csv')

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'tocsin-cli-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

/** A terminal whose clock moves three seconds at every look. */
async function tocsin(...args: string[]) {
  const out: string[] = []
  const notes: string[] = []
  let looks = 0
  const terminal = {
    say: (line: string) => void out.push(line),
    note: (line: string) => void notes.push(line),
    now: () => 3000 * looks++,
    secret: async () => '',
  }
  const exit = await runCommandLine([...args, '--data', dir], { env: {}, cwd: '/', terminal })
  return { exit, out: out.join('\n'), notes: notes.join('\n') }
}

const json = async (...args: string[]) => {
  const { exit, out } = await tocsin(...args, '--json')
  return { exit, ...JSON.parse(out) }
}

describeOnDatabase('the command line beside a running server', (open) => {
  it('adds an area for new members and moves the first day of the week', async () => {
    const world = await openWorld(await open())
    const server = await serverAt(world, dir)
    const person = ['--person', 'Ana Lind', '--role', 'jpt_member', '--area', 'NEW1']
    expect((await json('user', 'add', 'ana', ...person)).exit).toBe(1)
    expect((await tocsin('area', 'add', 'NEW1', 'New sector')).exit).toBe(0)
    expect((await json('user', 'add', 'ana', ...person)).exit).toBe(0)
    const changed = await tocsin('mission', 'set', '--week-starts-on', 'Sunday')
    expect(changed.out).toContain('weeks from sunday')
    expect(changed.out).toContain('NEW1  New sector')
    expect((await tocsin('mission', 'show')).out).toBe(changed.out)
    expect((await tocsin('mission', 'set', '--week-starts-on', 'someday')).exit).toBe(1)
    expect((await tocsin('mission', 'set', '--time-zone', 'Mars/Base')).exit).toBe(1)
    await server.stop()
  })

  it('EN-10 takes in a file of envelopes, once however often it comes', async () => {
    const world = await openWorld(await open())
    const server = await serverAt(world, dir)
    const tablet = await enrolTablet(world)
    for (let n = 0; n < 3; n += 1) tablet.say(aReport())
    const sealed = await Promise.all(tablet.own.map((own) => sealedEvent(world, tablet, own)))
    const file = join(dir, 'brought.txt')
    writeFileSync(file, `${writeEnvelopeFile([sealed[2]!, sealed[0]!, sealed[1]!])}spoilt\n`)
    const counts = { taken: 3, held: 0, not_mine: 0, unreadable: 1, later: 0 }
    for (let time = 0; time < 2; time += 1) {
      expect(await json('import', 'envelopes', file)).toMatchObject({ exit: 0, value: counts })
    }
    expect((await tocsin('import', 'envelopes', file)).out).toContain('3 envelopes are in the log')
    writeFileSync(file, 'something else')
    expect((await json('import', 'envelopes', file)).problem?.code).toBe('not_envelopes')
    await server.stop()
  }, 120_000)

  it('hands an import over, with its progress, and takes it back', async () => {
    const world = await openWorld(await open())
    const server = await serverAt(world, dir)
    const dry = await json('import', 'ucdp-ged', fixture, '--dry-run')
    expect(dry).toMatchObject({
      exit: 0,
      ok: true,
      value: { batch: null, counts: { created: 37 } },
    })
    const first = await tocsin('import', 'ucdp-ged', fixture)
    expect(first.exit).toBe(0)
    expect(first.notes).toMatch(/^Importing: 40 so far/)
    expect(first.out).toContain('Line 12 was left out. best is “several”, not a number of people.')
    const batch = /import undo (\S+)/.exec(first.out)?.[1] ?? ''
    const again = await json('import', 'ucdp-ged', fixture)
    expect(again.value).toMatchObject({ batch: null, counts: { created: 0, unchanged: 37 } })
    const undone = await tocsin('import', 'undo', batch)
    expect(undone.out).toContain(`37 reports of the import ${batch} are withdrawn`)
    expect((await tocsin('import', 'undo', batch)).out).toContain('already undone')
    expect((await tocsin('import', 'list')).out).toMatch(new RegExp(`${batch}.*undone`))
    expect(await json('import', 'undo', 'none')).toMatchObject({ exit: 1, ok: false })
    await server.stop()
  })

  it('keeps accounts and devices', async () => {
    const world = await openWorld(await open())
    const tablet = await enrolTablet(world)
    const server = await serverAt(world, dir)
    const person = ['--person', 'Ana Lind, Human Rights', '--role', 'analyst', '--area', 'OD03']
    const added = await json('user', 'add', 'Ana', ...person)
    expect(added).toMatchObject({ exit: 0, value: { name: 'ana' } })
    expect(await json('user', 'add', 'ana', ...person)).toMatchObject({ exit: 1 })
    expect(await json('user', 'add', 'b', ...person, 'OD99')).toMatchObject({ exit: 1 })
    const nobody = await tocsin('user', 'add', 'c', '--person', 'C', '--role', 'king')
    expect(nobody.exit).toBe(1)
    const renewed = await json('user', 'password', 'ana')
    expect(renewed.value.password).not.toBe(added.value.password)
    expect((await tocsin('user', 'disable', 'ana')).exit).toBe(0)
    expect((await tocsin('user', 'list')).out).toMatch(/ana .*analyst .*OD03 .*closed/)
    expect((await tocsin('user', 'disable', 'nobody')).exit).toBe(1)

    expect((await tocsin('device', 'list')).out).toContain(tablet.seat)
    expect((await tocsin('device', 'revoke', tablet.seat)).exit).toBe(0)
    expect((await tocsin('device', 'revoke', tablet.seat)).exit).toBe(1)
    expect((await tocsin('device', 'list')).out).toMatch(new RegExp(`${tablet.seat}.*revoked`))
    expect((await tocsin('doctor')).out).toContain('Mission in Ondara')
    await server.stop()
  })
})

describe('the command line', () => {
  it('says what to do when the holder of the database takes no jobs', async () => {
    mkdirSync(join(dir, 'database'))
    const lock = takeEmbeddedLock(dir)
    if (!lock.ok) throw new Error(lock.error.code)
    const refused = await tocsin('user', 'list')
    expect(refused).toMatchObject({ exit: 1, out: '' })
    expect(refused.notes).toContain('has this database open')
    // A port where nobody listens any more.
    lock.value.announce({ port: 9, token: 'x' })
    expect((await tocsin('user', 'list')).exit).toBe(1)
    lock.value.release()
  })

  it('does not make a second, empty Tocsin out of a mistyped folder', async () => {
    const refused = await tocsin('import', 'ucdp-ged', fixture)
    expect(refused).toMatchObject({ exit: 1 })
    expect(refused.notes).toContain('npm start')
    expect(await json('doctor')).toMatchObject({ exit: 1 })
  })

  it('refuses what it does not know in a sentence', async () => {
    expect(await tocsin('import', 'acled', 'x')).toMatchObject({ exit: 2 })
    expect((await tocsin('import', 'ucdp-ged', 'no-such.csv')).notes).toContain('no-such.csv')
    expect((await tocsin('import', 'ucdp-ged', import.meta.filename)).exit).toBe(1)
    expect((await tocsin('--help')).out).toContain('import')
  })

  it('works on the embedded database itself when no server runs', async () => {
    const opened = await openEmbedded({ dataDir: dir })
    if (!opened.ok) throw new Error(opened.error.code)
    await migrate(opened.value)
    const week = { startsOn: 1, timeZone: 'UTC' } as const
    const settings = { mission: 'm1' as never, name: 'M', week, areas: [], ackMinutes: {} }
    const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))
    await createMission(opened.value.db, settings, { random, projectionVersion })
    await opened.value.close()
    const done = await json('import', 'ucdp-ged', fixture)
    expect(done).toMatchObject({ exit: 0, value: { counts: { created: 37 } } })
    expect((await json('doctor')).value.length).toBeGreaterThan(5)
  }, 120_000)
})

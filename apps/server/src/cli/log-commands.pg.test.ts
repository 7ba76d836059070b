import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fingerprintOf, shownFingerprint } from '@tocsin/schema/trust/signed'
import { expect, onTestFinished, test } from 'vitest'
import { describeOnDatabase } from '../db/testing/describe-on-databases.ts'
import { beginEpoch } from '../log/begin-epoch.ts'
import { readProofs } from '../log/read-proofs.ts'
import { append } from '../log/testing/append-in-short.ts'
import { serverAt } from '../testing/server-at.ts'
import { aReport, enrolTablet, openWorld, type World } from '../testing/test-mission.ts'
import { runCommandLine } from './run-command-line.ts'

describeOnDatabase('tocsin export log and tocsin verify', (open) => {
  test('PF-13 PF-16 an export is whole under the mission’s root, and not after one letter was changed', async () => {
    const world = await openWorld(await open())
    const dir = mkdtempSync(join(tmpdir(), 'tocsin-log-'))
    const server = await serverAt(world, dir)
    onTestFinished(async () => {
      await server.stop()
      rmSync(dir, { recursive: true, force: true })
    })
    const tocsin = tocsinIn(world, dir)
    const tablet = await enrolTablet(world)
    tablet.say(aReport())
    await append(world.deps, await tablet.request())
    expect(await tocsin('export', 'log', 'log.jsonl', '--with-parts')).toMatchObject({ exit: 0 })
    expect((await tocsin('export', 'log', 'log.jsonl')).exit).toBe(1)

    const root = shownFingerprint(fingerprintOf(world.trust.root))
    const { signed } = await readProofs(world.deps.database.db, world.deps.mission)
    writeFileSync(join(dir, 'head.json'), JSON.stringify(signed))
    const pinned = ['--root', root, '--head', 'head.json']
    const whole = await tocsin('verify', 'log.jsonl', ...pinned)
    expect(whole.said).toContain('WHOLE: nothing was changed')
    expect(whole.said).toContain('log key: proven')
    expect(whole.said).toContain('pinned head: part of this log')
    expect(whole.exit).toBe(0)
    const json = JSON.parse((await tocsin('verify', 'log.jsonl', '--json')).said)
    expect(json.value).toMatchObject({ isWhole: true, holdsPinned: null, flawCount: 0 })

    const text = readFileSync(join(dir, 'log.jsonl'), 'utf8')
    expect(text).toContain('heard shots')
    writeFileSync(join(dir, 'bent.jsonl'), text.replace('heard shots', 'heard songs'))
    const bent = await tocsin('verify', 'bent.jsonl', ...pinned)
    expect(bent.said).toContain('NOT WHOLE: 1 flaws.')
    expect(bent.exit).toBe(1)
    expect((await tocsin('verify', 'log.jsonl', '--root', 'ab'.repeat(16))).exit).toBe(1)
    expect((await tocsin('verify', 'missing.jsonl')).exit).toBe(1)
  }, 180_000)

  test('PF-17 a head of an earlier epoch: the log goes on from it, or was begun anew', async () => {
    const world = await openWorld(await open())
    const dir = mkdtempSync(join(tmpdir(), 'tocsin-log-'))
    const server = await serverAt(world, dir)
    onTestFinished(async () => {
      await server.stop()
      rmSync(dir, { recursive: true, force: true })
    })
    const tocsin = tocsinIn(world, dir)
    const { database, mission, logKey } = world.deps
    const tablet = await enrolTablet(world)
    const push = async () => {
      const { event } = tablet.say(aReport())
      const own = tablet.own.filter((each) => each.event.id === event.id)
      await append(world.deps, await tablet.request(own))
      const { signed } = await readProofs(database.db, mission)
      return signed
    }
    writeFileSync(join(dir, 'backup.json'), JSON.stringify(await push()))
    const lost = await push()
    writeFileSync(join(dir, 'lost.json'), JSON.stringify(lost))
    // As a restore does it: the last event is not there, and the log lives on under another epoch.
    const seq = lost?.head.seq ?? 0
    for (const table of ['part', 'event', 'record_entry'] as const) {
      await database.db.deleteFrom(table).where('seq', '=', seq).execute()
    }
    await database.db.updateTable('mission').set({ next_seq: seq }).execute()
    await database.db.deleteFrom('run').where('run_id', '=', `${tablet.seat}-2`).execute()
    const head = tablet.own[0]?.event.hash ?? ''
    const back = { head_seq: 1, head_hash: head, counter: 1 }
    await database.db.updateTable('seat').set(back).where('seat_id', '=', tablet.seat).execute()
    await database.db
      .transaction()
      .execute((tx) => beginEpoch(tx, world.deps, { epoch: 'second', logKey }))
    expect(await tocsin('export', 'log', 'log.jsonl')).toMatchObject({ exit: 0 })

    const goesOn = await tocsin('verify', 'log.jsonl', '--head', 'backup.json')
    expect(goesOn.said).toContain('WHOLE: nothing was changed')
    expect(goesOn.said).toContain('this log goes on from it')
    expect(goesOn.exit).toBe(0)
    const anew = await tocsin('verify', 'log.jsonl', '--head', 'lost.json')
    expect(anew.said).toContain('BEGUN ANEW')
    expect(anew.said).toContain('this log does not go on from it')
    expect(anew.said).not.toContain('pinned: ')
    expect(anew.exit).toBe(1)
    const { signed } = await readProofs(database.db, mission)
    const forged = { ...lost, head: { ...lost?.head, epoch: signed?.head.epoch } }
    writeFileSync(join(dir, 'forged.json'), JSON.stringify(forged))
    expect((await tocsin('verify', 'log.jsonl', '--head', 'forged.json')).said).toContain('pinned:')
  }, 180_000)
})

function tocsinIn(world: World, dir: string) {
  return async (...line: string[]) => {
    const lines: string[] = []
    const say = (text: string) => void lines.push(text)
    const terminal = { say, note: say, now: () => world.clock.time, secret: async () => '' }
    const exit = await runCommandLine([...line, '--data', dir], { env: {}, cwd: dir, terminal })
    return { exit, said: lines.join('\n') }
  }
}

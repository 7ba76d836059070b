import { execFileSync } from 'node:child_process'
import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, inject, test } from 'vitest'
import { describeOnBothDatabases } from '../db/testing/describe-on-databases.ts'
import { findPostgres } from '../db/testing/private-cluster.ts'
import { beginNewEpoch } from '../interop/begin-new-epoch.ts'
import { logKeyOf } from '../log/log-key.ts'
import { aReport } from '../testing/test-mission.ts'
import { erasureOf, orderOf } from './carry-out.ts'
import { orderLine } from './erasure-order.ts'
import { repeatErasures } from './repeat-erasures.ts'
import { canary, dump, mission, verdictOf } from './testing/mission-with-erasures.ts'

type Mission = Awaited<ReturnType<typeof mission>>

function depsOf({ server }: Mission) {
  return { ...server.deps, roster: server.roster, erasures: server.erasures }
}

function ledgerOf({ server }: Mission): string {
  return join(server.dataDir, server.erasures.name)
}

describeOnBothDatabases('the ledger of erasures', (open, { kind }) => {
  test('ER-12 an order that two persons did not decide destroys nothing, whoever wrote it there', async () => {
    const of = await mission(await open())
    const own = await of.report()
    await of.push(of.author)
    const proposed = await of.propose(own, ['facts', 'narrative'])
    // as: what `erasure.propose` answers.
    const { id } = proposed.data as { id: string }
    const row = await erasureOf(depsOf(of), id)
    if (!row) throw new Error('nothing is proposed')
    expect(await orderOf(depsOf(of), row)).toBeUndefined()
    const decided = { decided_by: 'x', decided_name: 'X', decided_seat: row.proposed_seat }
    const order = await orderOf(depsOf(of), { ...row, ...decided, decided_at: 1 })
    if (!order) throw new Error('no order')
    const forged = await orderLine(order, await logKeyOf(of.server.random(32)))
    writeFileSync(ledgerOf(of), `${forged}\n`)
    const told = await repeatErasures(depsOf(of))
    expect(told).toEqual({ isThere: true, repeated: 0, refused: 1 })
    expect(await dump(of.database)).toContain(canary)
    expect(await erasureOf(depsOf(of), id)).toMatchObject({ approved: null })
    // The control: the same order under the server's own key is carried out.
    appendFileSync(ledgerOf(of), `${await orderLine(order, of.server.deps.logKey)}\n`)
    const done = await repeatErasures(depsOf(of))
    expect(done).toEqual({ isThere: true, repeated: 1, refused: 1 })
    expect(await dump(of.database)).not.toContain(canary)
    expect(await repeatErasures(depsOf(of))).toMatchObject({ repeated: 0 })
  }, 60_000)

  test('ER-12 the order is kept before anything is destroyed: without it nothing is', async () => {
    const of = await mission(await open())
    const own = await of.report()
    await of.push(of.author)
    const { keep } = of.server.erasures
    of.server.erasures.keep = async () => {
      throw new Error('the disk is full')
    }
    const proposed = await of.propose(own, ['facts', 'narrative'])
    // as: what `erasure.propose` answers.
    const { id } = proposed.data as { id: string }
    const decided = await of.server.call('erasure.decide', { id, approve: true }, of.second.cookie)
    expect(decided.status).toBe(500)
    expect(await dump(of.database)).toContain(canary)
    // The next start does what was decided.
    of.server.erasures.keep = keep
    await repeatErasures(depsOf(of))
    expect(await dump(of.database)).not.toContain(canary)
    expect((await of.server.erasures.read()).orders.map((one) => one.id)).toEqual([id])
  }, 60_000)

  if (kind !== 'postgres') return

  async function restorable() {
    const of = await mission(await open())
    const { db } = of.database
    const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(db)
    const base = await (await fetch(`${inject('testDatabases').templates}/postgres`)).text()
    const bin = findPostgres()
    if (bin === undefined) throw new Error('no PostgreSQL')
    const [url, file] = [`${base}${rows[0]?.name}`, join(of.server.dataDir, 'mission.dump')]
    const backUp = () => execFileSync(join(bin, 'pg_dump'), ['-Fc', '-f', file, url])
    const restore = () => {
      const how = ['--clean', '--if-exists', '--single-transaction', '-d', url, file]
      execFileSync(join(bin, 'pg_restore'), how)
    }
    const begin = async () => {
      const begun = await beginNewEpoch(depsOf(of), of.server.deps.mission)
      if (!begun.ok) throw new Error(begun.error.code)
      return begun.value.erasures
    }
    return { of, backUp, restore, begin }
  }

  test('ER-13 after pg_restore what was erased since the backup is erased again, before anything is served', async () => {
    const { of, backUp, restore, begin } = await restorable()
    const own = await of.report()
    await of.push(of.author)
    const other = await of.report()
    const late = of.author.say(aReport())
    await of.push(of.author, [other])
    backUp()
    await of.push(of.author, [late])
    const id = await of.erase(own, ['facts', 'narrative', 'sealed/1'])
    const before = await of.certificate(id)
    restore()
    expect(await dump(of.database)).toContain(own.event.hash)
    expect((await verdictOf(of.server, true)).erased).toBe(0)

    const list = of.server.erasures.name
    expect(await begin()).toEqual({ list, isThere: true, repeated: 1, refused: 0 })
    const { flaws, erased } = await verdictOf(of.server, true)
    expect(flaws).toEqual([])
    expect(erased).toBe(3)
    const { db } = of.database
    const parts = await db
      .selectFrom('part')
      .innerJoin('event', 'event.seq', 'part.seq')
      .select(['label', 'state', 'body_json', 'sealed_words', 'salt'])
      .where('event.hash', '=', own.event.hash)
      .execute()
    expect(parts.filter(({ state }) => state === 'erased')).toHaveLength(3)
    for (const part of parts)
      if (part.state === 'erased') {
        expect(part).toMatchObject({ body_json: null, sealed_words: null, salt: null })
      }
    // The certificate is there again, with the same two persons and what was committed to.
    const after = await of.certificate(id)
    const same = ({ labels, parts, reason, reference, proposedBy, decidedBy }: typeof after) => {
      return { labels, parts, reason, reference, proposedBy, decidedBy }
    }
    expect(same(after)).toEqual(same(before))
    expect(after.standing).toBe('done')
    expect(await begin()).toEqual({ list, isThere: true, repeated: 0, refused: 0 })
  }, 120_000)

  test('ER-13 what a tablet brings back only after the restore is destroyed on its arrival', async () => {
    const { of, backUp, restore, begin } = await restorable()
    await of.push(of.author)
    backUp()
    const own = await of.report()
    await of.push(of.author)
    await of.erase(own, ['facts', 'narrative', 'sealed/1'])
    restore()
    expect(await dump(of.database)).not.toContain(own.event.hash)
    expect(await begin()).toMatchObject({ repeated: 1 })
    const taken = await of.push(of.author, [own])
    expect([taken.receipts.length, taken.held]).toEqual([1, []])
    expect(await dump(of.database)).not.toContain(canary)
    const { flaws, erased } = await verdictOf(of.server, true)
    expect([flaws, erased]).toEqual([[], 3])
  }, 120_000)

  test('ER-13 without its ledger a restored server says that it cannot know, and the control: nothing is erased', async () => {
    const { of, backUp, restore, begin } = await restorable()
    const own = await of.report()
    await of.push(of.author)
    backUp()
    await of.erase(own, ['facts', 'narrative', 'sealed/1'])
    restore()
    rmSync(ledgerOf(of))
    expect(await begin()).toMatchObject({ isThere: false, repeated: 0 })
    expect(await dump(of.database)).toContain(canary)
    const list = readFileSync(ledgerOf(of), { encoding: 'utf8', flag: 'a+' })
    expect(list).toBe('')
  }, 120_000)
})

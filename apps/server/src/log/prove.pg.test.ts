import { headBytes, isUnderHead } from '@tocsin/schema/chain/log-head'
import { logLeaf } from '@tocsin/schema/chain/log-leaf'
import { planConsistency, planInclusion, rootTogether } from '@tocsin/schema/chain/log-path'
import { addLeaf, emptyTree, type LogTree, treeRoot } from '@tocsin/schema/chain/log-tree'
import { verifyConsistency, verifyInclusion } from '@tocsin/schema/chain/merkle'
import { fromBase64Url, fromHex, toHex } from '@tocsin/schema/primitives/bytes'
import { scopeId } from '@tocsin/schema/primitives/ids'
import { unpackPath } from '@tocsin/schema/sync/log-word'
import { verifyRun } from '@tocsin/seal/seat-key'
import { expect, it } from 'vitest'
import { describeOnBothDatabases } from '../db/testing/describe-on-databases.ts'
import { aReport, bassin, enrolTablet, openWorld, tavuri } from '../testing/test-mission.ts'
import { beginEpoch } from './begin-epoch.ts'
import { exchange } from './exchange.ts'
import { scopeRoots } from './grow-trees.ts'
import { readPath } from './prove.ts'
import { sqlStore } from './sql-store.ts'
import { append } from './testing/append-in-short.ts'

const scope = scopeId(tavuri, 'standard')

describeOnBothDatabases('the provable log', (open) => {
  /** A log with 600 events in one scope, told in three pushes, and a few in others. */
  async function longLog() {
    const world = await openWorld(await open())
    const tablet = await enrolTablet(world, 'jpt_member', [tavuri, bassin])
    tablet.say(aReport({}, bassin))
    for (let push = 0; push < 3; push++) {
      const events = Array.from({ length: 199 + (push === 0 ? 0 : 1) }, () => tablet.say(aReport()))
      await append(world.deps, await tablet.request(push === 0 ? tablet.own : events))
    }
    const rows = await world.deps.database.db
      .selectFrom('event')
      .select(['seq', 'scope_seq', 'received_at', 'hash'])
      .where('scope', '=', scope)
      .orderBy('scope_seq')
      .execute()
    const leaves = rows.map((row) =>
      logLeaf({
        seq: row.seq,
        scopeSeq: row.scope_seq,
        receivedAt: row.received_at,
        hash: row.hash,
      }),
    )
    return { world, tablet, leaves, store: sqlStore(world.deps) }
  }

  it('PF-6 the head is signed over every event, and kept in few rows', async () => {
    const { world, leaves, store } = await longLog()
    expect(leaves).toHaveLength(599)
    const { signed, trees } = await store.proofs()
    if (!signed) throw new Error('no head')
    const key = fromBase64Url(world.deps.logKey.publicKey)
    expect(await verifyRun(key, fromBase64Url(signed.signature), headBytes(signed.head))).toBe(true)
    const tree = leaves.reduce((before, leaf) => addLeaf(before, leaf).tree, emptyTree)
    expect(trees.get(scope)).toEqual(tree)
    const { lastSeq } = await store.mission()
    expect(signed.head).toMatchObject({ seq: lastSeq, scopes: 3 })
    const kept = await world.deps.database.db.selectFrom('log_node').selectAll().execute()
    expect(kept).toHaveLength(2)
  })

  it('PF-7 proves each event and each earlier size, from few rows', async () => {
    const { leaves, store } = await longLog()
    const size = leaves.length
    const sizes: LogTree[] = [emptyTree]
    for (const leaf of leaves) sizes.push(addLeaf(sizes.at(-1)!, leaf).tree)
    const root = treeRoot(sizes[size]!)
    for (const index of [0, 1, 255, 256, 300, 511, 512, 598]) {
      const path = await readPath(store, scope, planInclusion(index, size))
      const leaf = leaves[index]!
      expect(verifyInclusion({ leaf, index, size, path }, root)).toBe(true)
      const old = { size: index + 1, root: treeRoot(sizes[index + 1]!) }
      const since = await readPath(store, scope, planConsistency(index + 1, size))
      expect(verifyConsistency(old, { size, root }, since)).toBe(true)
    }
  })

  it('PF-22 proves many events by one path for each scope, as the nodes lie in the database', async () => {
    const { leaves, world, tablet } = await longLog()
    const seqs = [3, 250, 256, 257, 258, 511, 599]
    const together = seqs.map((scopeSeq) => ({ scope, scopeSeq }))
    const stranger = await enrolTablet(world, 'jpt_member', [bassin])
    const asked = { prove: { from: {}, lines: [], together } }
    const own = await exchange(world.deps, await tablet.request([], asked))
    const others = await exchange(world.deps, await stranger.request([], asked))
    if (!own.ok || !others.ok || !own.value.log) throw new Error('not answered')
    const { proof } = own.value.log
    const at = proof?.scopes.find((one) => one.scope === scope)
    const asLeaves = new Map(seqs.map((scopeSeq) => [scopeSeq - 1, leaves[scopeSeq - 1]!]))
    const path = unpackPath(proof?.together?.[0]?.path ?? '')
    expect(toHex(rootTogether(asLeaves, at?.size ?? 0, path)!)).toBe(at?.root)
    expect(others.value.log?.proof?.together).toEqual([])
    const beyond = { prove: { from: {}, lines: [], together: [{ scope, scopeSeq: 60_000 }] } }
    const none = await exchange(world.deps, await tablet.request([], beyond))
    expect(none.ok && none.value.log?.proof?.together).toEqual([])
  })

  it('PF-7 gives the proof that was asked for, of the reader’s own scopes only', async () => {
    const { world, tablet } = await longLog()
    const lines = [
      { scope, scopeSeq: 7 },
      { scope: scopeId(bassin, 'standard'), scopeSeq: 1 },
    ]
    const stranger = await enrolTablet(world, 'jpt_member', [bassin])
    const asked = { prove: { from: { [scope]: 100 }, lines } }
    const [own, others] = [
      await exchange(world.deps, await tablet.request([], asked)),
      await exchange(world.deps, await stranger.request([], asked)),
    ]
    if (!own.ok || !others.ok || !own.value.log) throw new Error('not answered')
    const { signed, proof, receipt } = own.value.log
    expect(receipt).toBeNull()
    for (const { scope, size, root, index, path } of proof!.scopes) {
      const hashes = unpackPath(path).map(toHex)
      expect(isUnderHead({ scope, size, root }, { index, hashes }, signed.head)).toBe(true)
    }
    expect(proof!.scopes.map((one) => one.scope).toSorted()).toEqual([
      'MISSION.standard',
      'OD01.standard',
      'OD03.standard',
    ])
    expect(proof!.lines).toHaveLength(2)
    expect(others.value.log?.proof?.scopes.map((one) => one.scope)).not.toContain(scope)
    expect(others.value.log?.proof?.lines).toMatchObject([lines[1]!])
    expect(fromHex(signed.head.root)).toHaveLength(32)
  })

  it('PF-8 a new epoch makes the same trees from the events, under another head', async () => {
    const { world, store } = await longLog()
    const before = await store.proofs()
    const { database, logKey } = world.deps
    await database.db
      .transaction()
      .execute((tx) => beginEpoch(tx, world.deps, { epoch: 'restored', logKey }))
    const after = await store.proofs()
    expect(scopeRoots(after.trees).toSorted((a, b) => (a.scope < b.scope ? -1 : 1))).toEqual(
      scopeRoots(before.trees).toSorted((a, b) => (a.scope < b.scope ? -1 : 1)),
    )
    expect(after.signed?.head).toEqual({ ...before.signed?.head, epoch: 'restored' })
    expect(await database.db.selectFrom('log_node').selectAll().execute()).toHaveLength(2)
  })
})

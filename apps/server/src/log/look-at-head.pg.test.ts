import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { describeOnBothDatabases } from '../db/testing/describe-on-databases.ts'
import { type HeadFlaw, lookAtHead } from './look-at-head.ts'
import { openTamperLog } from './testing/tamper-log.ts'

/** What a hand in the database does, and what the server sees of it at its next start. */
const hands: [string, HeadFlaw, string][] = [
  ['takes the head away', 'head_missing', 'update mission set head_json = null'],
  ['spoils the head', 'head_missing', `update mission set head_json = '{'`],
  [
    'bends the signed root',
    'head_signature',
    `update mission set head_json = jsonb_set(head_json::jsonb, '{head,root}', '"${'ef'.repeat(32)}"')::text`,
  ],
  ['names another epoch', 'head_signature', `update mission set epoch = 'another'`],
  ['cuts the end off', 'numbers', 'delete from event where seq = (select max(seq) from event)'],
  ['counts further', 'numbers', 'update mission set next_seq = next_seq + 1'],
  [
    'bends an edge',
    'trees',
    `update scope_head set frontier = translate(frontier, '0123456789abcdef', '123456789abcdef0')`,
  ],
  [
    'moves an event in time',
    'trees',
    'update event set received_at = received_at - 1 where seq = (select max(seq) from event)',
  ],
  [
    'changes what was said',
    'events',
    `update part set body_json = jsonb_set(body_json::jsonb, '{added}', '1')::text
      where label = 'facts' and seq = (select max(seq) from event)`,
  ],
  [
    'bends a header',
    'events',
    `update event set header_bytes = set_byte(header_bytes, 5, 66)
      where seq = (select max(seq) from event)`,
  ],
]

describeOnBothDatabases('a look at the signed head', (open) => {
  it('PF-19 finds nothing on a log that grew, however many events it has', async () => {
    const log = await openTamperLog(await open(), 21)
    const { database, logKey } = log.deps
    for (let push = 0; push < 120; push++) {
      await log.push()
      if (push % 20 === 0) {
        const { flaws } = await lookAtHead(database.db, log.deps, logKey.publicKey)
        expect(flaws).toEqual([])
      }
    }
    const { signed, flaws } = await lookAtHead(database.db, log.deps, logKey.publicKey)
    expect(flaws).toEqual([])
    // Past the first kept nodes: the edge is read from them and from leaves.
    expect(signed?.head.seq).toBeGreaterThan(300)
  }, 120_000)

  it.each(hands)(
    'PF-19 somebody %s: %s',
    async (_does, flaw, statement) => {
      const log = await openTamperLog(await open(), 22)
      const { database, logKey } = log.deps
      for (let push = 0; push < 5; push++) await log.push()
      await database.db.transaction().execute(async (tx) => {
        // Parts hang on their event, as in a restore in part they would not.
        await sql`set local session_replication_role = replica`.execute(tx)
        await sql.raw(statement).execute(tx)
      })
      const { flaws } = await lookAtHead(database.db, log.deps, logKey.publicKey)
      expect(flaws).toContain(flaw)
    },
    60_000,
  )
})

import type { PushedEvent } from '@tocsin/schema/sync/pushed-event'
import { bend } from '@tocsin/testkit/bend'
import { expect, test } from 'vitest'
import { describeOnDatabase } from '../db/testing/describe-on-databases.ts'
import { exchange } from '../log/exchange.ts'
import { officersMission, why } from './testing/officers-mission.ts'

/** What somebody on the way may do to one event of a push; its header and the run's signature stay. */
const alterations: [string, (event: PushedEvent) => object][] = [
  ['ciphertext with one letter changed', (event) => ({ ...event, sealed: bent(event, bend) })],
  ['ciphertext cut short', (event) => ({ ...event, sealed: bent(event, (text) => text.slice(4)) })],
  ['a sealed part left out', ({ sealed: _, ...event }) => event],
  [
    'an older suite in the header',
    (event) => ({ ...event, header: { ...event.header, suite: 0 } }),
  ],
  [
    'a wrap of another length',
    (event) => ({ ...event, wraps: { 'sealed/1': [{ officer: 'a'.repeat(32), sealed: 'AAAA' }] } }),
  ],
]

function bent({ sealed }: PushedEvent, change: (bytes: string) => string) {
  const part = sealed?.['sealed/1']
  if (part?.state !== 'sealed') throw new Error('the report has a sealed part')
  return { 'sealed/1': { ...part, bytes: change(part.bytes) } }
}

describeOnDatabase('what was altered on its way', (open) => {
  test.each(alterations)(
    'SE-1 SE-3 %s: not in the log, said so, kept, and the true one is taken after it',
    async (_, alter) => {
      const { server, tablet, first, report, push } = await officersMission(open)
      const own = await report()
      const request = await tablet.request()
      // as: the run is loose JSON that this tablet has just made.
      const run = request.run.map((event) => alter(event as PushedEvent)) as typeof request.run
      const told = await exchange(server.deps, { ...request, run })
      expect(told.ok && told.value.receipts).toEqual([])
      const { db } = server.deps.database
      expect(await db.selectFrom('quarantine').select('problem').execute()).toHaveLength(1)
      expect(await db.selectFrom('wrap').select('label').execute()).toEqual([])
      const { receipts } = await push()
      expect(receipts.map(({ seatSeq }) => seatSeq)).toEqual([1])
      const asked = { event: own.event.id, part: 'sealed/1', ...why }
      expect((await server.call('identity.open', asked, first.cookie)).problem).toBeUndefined()
    },
    120_000,
  )
})

import { mayReadPart } from '@tocsin/schema/access/rules'
import type { ExposedBy } from '@tocsin/schema/desk/desk-answers'
import type { Seat } from '@tocsin/schema/seat/state'
import { readDelivered } from '../log/delivered.ts'
import type { Handle, LogEntry } from '../log/log-deps.ts'
import { missionOf } from '../log/mission.ts'
import { listSeats } from '../log/seats.ts'
import type { MissionWords } from '../words/words.ts'
import { revocationReasons } from './read-seats.ts'
import { readRecords } from './record-store.ts'

/** Reasons after which somebody else may have a tablet in hand. */
const inOtherHands: readonly string[] = ['lost', 'taken']

/**
 * The lost tablets on which something of these events was readable (SPEC DV-18): delivered to it in a
 * part that its officer may read, or written there. By the same measure as the exposure list (DV-9),
 * for the events of one record.
 */
export async function exposedBy(
  db: Handle,
  within: MissionWords,
  entries: readonly LogEntry[],
): Promise<ExposedBy[]> {
  const { mission } = within
  const found: ExposedBy[] = []
  for (const { seat, name, revokedAt, reason } of await outSeats(db, within)) {
    if (!inOtherHands.includes(reason)) continue
    const delivered = new Map(
      (await readDelivered(db, mission, seat)).map((one) => [one.scope, one]),
    )
    const wasThere = entries.some(({ event, numbered }) => {
      const { scope, record } = event.header
      if (event.header.seat === seat) return true
      const down = delivered.get(scope)
      if (!down || numbered.scopeSeq > down.scopeSeq) return false
      return Object.keys(event.parts).some((label) => {
        return mayReadPart(down.actor, { scope, record }, label)
      })
    })
    if (wasThere) found.push({ name, reason, revokedAt })
  }
  return found
}

/** Seats that are out, with why: as the delegate said it last, else as the roster has it. */
async function outSeats(db: Handle, { mission, words }: MissionWords) {
  const out = (await listSeats(db, mission)).flatMap(({ actor, name, record, revokedAt }) =>
    revokedAt === null ? [] : [{ seat: actor.seat, name, record, revokedAt }],
  )
  if (out.length === 0) return []
  const { generation } = await missionOf(db, mission)
  const refs = out.map(({ record }) => ({ kind: 'seat', id: record }) as const)
  const records = await readRecords(db, { mission, generation, words }, refs)
  // as: written by the reducer of seats.
  const inRoster = new Map(records.map(({ id, state }) => [id, (state as Seat).revoked?.reason]))
  const said = await revocationReasons(db, mission)
  return out.map((one) => ({
    ...one,
    reason: said.get(one.seat) ?? inRoster.get(one.record) ?? 'other',
  }))
}

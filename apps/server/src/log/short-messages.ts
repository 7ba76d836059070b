import type { ErasedParts } from '@tocsin/schema/events/erase'
import { type Bytes, fromBase64Url, fromHex, toHex } from '@tocsin/schema/primitives/bytes'
import {
  creatingEventId,
  type EventId,
  type MissionId,
  parseEventId,
  type RecordId,
  type SeatId,
} from '@tocsin/schema/primitives/ids'
import { err, type Result } from '@tocsin/schema/primitives/result'
import type { ProblemCode } from '@tocsin/schema/problem'
import { saysMessage } from '@tocsin/schema/sync/heard-facts'
import type { ShortFlash } from '@tocsin/schema/sync/short-flash'
import { SeatStatement } from '@tocsin/schema/trust/statements'
import { openShortFlash } from '@tocsin/seal/short-flash'
import type { Handle, LogDeps } from './log-deps.ts'
import type { LogView } from './log-store.ts'
import type { Pushed, ReadableEvent } from './read-pushed.ts'

/** What a seat has written as a short message. */
export type OpenedShort = { flash: ShortFlash; hashStart: Bytes }

/** Types by which a record comes to be known here. */
export const opensReport: readonly string[] = ['ReportFiled', 'FlashHeard']

/**
 * Judges the short messages of a run that desks record (SPEC SM-6): each opens under the key of the seat
 * whose record it is of, and says what was recorded. What was erased of that record is not told again, nor
 * what another seat has said again.
 */
export async function readShortMessages(
  view: Pick<LogView, 'openShort' | 'erasedOf' | 'admittedAs'>,
  events: readonly Pushed[],
): Promise<(pushed: ReadableEvent) => ProblemCode | undefined> {
  const refused = new Map<string, ProblemCode>()
  for (const pushed of events) {
    if (!pushed.header || pushed.told?.type !== 'FlashHeard') continue
    const { record } = pushed.header
    const { facts } = pushed.told
    const message = fromHex(facts.message)
    const opened = await view.openShort(parseEventId(record).seat, message)
    if (!opened.ok || !saysMessage(pushed.header, facts, message, opened.value.flash)) {
      refused.set(pushed.hash, 'message_differs')
    } else if ((await view.erasedOf(record)).some(takesFacts)) {
      refused.set(pushed.hash, 'erased_here')
    } else if (await view.admittedAs(toHex(opened.value.hashStart))) {
      refused.set(pushed.hash, 'already_admitted')
    }
  }
  return ({ hash }) => refused.get(hash)
}

function takesFacts({ parts }: ErasedParts): boolean {
  return parts.includes('facts')
}

/** Opens a message of one seat, by the key that the delegate vouches for. */
export async function openShort(
  db: Handle,
  { mission, transport }: Pick<LogDeps, 'mission' | 'transport'>,
  seat: SeatId,
  message: Bytes,
): Promise<Result<OpenedShort, 'unreadable'>> {
  const from = (await sealingKeys(db, mission)).get(seat)
  if (!from) return err('unreadable')
  return openShortFlash(transport, { mission, seat, from, message })
}

/** The event that says again one of a stopped seat whose hash begins like this; hex (SPEC DV-10). */
export async function admittedAs(
  db: Handle,
  mission: MissionId,
  hashStart: string,
): Promise<EventId | undefined> {
  const row = await db
    .selectFrom('readmitted')
    .select('event_id')
    .where('mission_id', '=', mission)
    .where('old_hash', 'like', `${hashStart}%`)
    .executeTakeFirst()
  // as: the column holds ids of events of the log.
  return row?.event_id as EventId | undefined
}

/** What was erased of the events by which this record is known. */
export async function erasedOf(
  db: Handle,
  mission: MissionId,
  record: RecordId,
): Promise<ErasedParts[]> {
  const opening = await db
    .selectFrom('event')
    .select('hash')
    .where('mission_id', '=', mission)
    .where('record_id', '=', record)
    .where('type', 'in', opensReport)
    .execute()
  const rows = await db
    .selectFrom('erased_part')
    .select(['hash', 'label'])
    .where('mission_id', '=', mission)
    .where(({ or, eb }) =>
      or([
        // Also of an event that a restored server has not got back yet.
        eb('event_id', '=', creatingEventId(record)),
        ...opening.map(({ hash }) => eb('hash', '=', hash)),
      ]),
    )
    .execute()
  return rows.map(({ hash, label }) => ({ event: creatingEventId(record), hash, parts: [label] }))
}

/** The X25519 key of each seat, by the delegate's newest word on it. */
export async function sealingKeys(db: Handle, mission: MissionId): Promise<Map<SeatId, Bytes>> {
  const rows = await db
    .selectFrom('statement')
    .select('statement_json')
    .where('mission_id', '=', mission)
    .where('kind', '=', 'seat')
    .orderBy('version')
    .execute()
  const keys = new Map<SeatId, Bytes>()
  for (const { statement_json } of rows) {
    const { seat, sealing } = SeatStatement.parse(JSON.parse(statement_json))
    if (sealing) keys.set(seat, fromBase64Url(sealing))
    else keys.delete(seat)
  }
  return keys
}

import { grantedScopes, reachOf } from '@tocsin/schema/access/rules'
import type { SealedIdentity } from '@tocsin/schema/identities/answers'
import type { Actor } from '@tocsin/schema/primitives/actor'
import { type EventId, parseEventId } from '@tocsin/schema/primitives/ids'
import type { KeyId } from '@tocsin/schema/trust/statements'
import type { Handle, LogEntry } from '../log/log-deps.ts'
import { missionOf } from '../log/mission.ts'
import { readEvents } from '../log/stored-events.ts'
import type { IdentityDeps } from './identity-deps.ts'

/** The events with these ids whose facts this reader may read; the others do not exist for the reader. */
export async function readableEvents(
  { database: { db }, mission, words }: IdentityDeps,
  reader: Actor,
  ids: readonly EventId[],
): Promise<LogEntry[]> {
  const seqs = await seqsOf(db, mission, ids)
  const { settings } = await missionOf(db, mission)
  const scopes = grantedScopes(
    reader,
    settings.areas.map(({ id }) => id),
  )
  const entries = await readEvents(db, { mission, words }, seqs)
  return entries.filter(({ event: { header } }) => {
    return scopes.includes(header.scope) && reachOf(reader, header, 'facts') !== 'none'
  })
}

async function seqsOf(db: Handle, mission: string, ids: readonly EventId[]): Promise<number[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('event')
    .select('seq')
    .where('mission_id', '=', mission)
    .where(({ or, and, eb }) =>
      or(
        ids.map((id) => {
          const { seat, seatSeq } = parseEventId(id)
          return and([eb('seat_id', '=', seat), eb('seat_seq', '=', seatSeq)])
        }),
      ),
    )
    .execute()
  return rows.map(({ seq }) => seq)
}

/** One sealed part as it is handed to this officer; undefined when it is not sealed to their key. */
export async function sealedFor(
  { database: { db }, mission }: IdentityDeps,
  { event }: LogEntry,
  label: string,
  officer: KeyId,
): Promise<SealedIdentity | undefined> {
  const part = event.parts[label]
  if (part?.state !== 'sealed') return undefined
  const row = await db
    .selectFrom('wrap')
    .select('sealed')
    .where('mission_id', '=', mission)
    .where('event_id', '=', event.id)
    .where('label', '=', label)
    .where('officer_id', '=', officer)
    .executeTakeFirst()
  const place = { mission, record: event.header.record, event: event.id, label }
  return row && { place, bytes: part.bytes, wrap: row.sealed }
}

import { createHash } from 'node:crypto'
import { chunkCount, contentOf, sealedChunkLength } from '@tocsin/schema/chain/content'
import { type EventId, parseEventId, type SeatId } from '@tocsin/schema/primitives/ids'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import type { FileStanding } from '@tocsin/schema/sync/send-file'
import { sql } from 'kysely'
import { announcedIn, eventOf } from './announced.ts'
import type { AttachmentDeps } from './attachment-deps.ts'

/** Most bytes of files that one seat may begin in a day: some fifty large originals. */
export const bytesPerDay = 500 * 1024 * 1024

const dayMs = 86_400_000

type Named = { event: EventId; content: string }

/**
 * Takes the hashes of a file's chunks, and says which chunks are not here. Only what an event of this
 * seat in the log names, and exactly as it is named (SPEC AT-5). Asking again changes nothing.
 *
 * @returns `bad_input` for hashes that are not those of the content, `rate_limited`.
 */
export async function beginFile(
  deps: AttachmentDeps,
  seat: SeatId,
  { event, content, chunks }: Named & { chunks: readonly string[] },
): Promise<Result<FileStanding, Problem>> {
  if (parseEventId(event).seat !== seat) return err(problem('not_found'))
  const entry = await eventOf(deps, event)
  if (!entry) return ok({ is: 'later' })
  const { parts } = entry.event
  if (parts.facts?.state === 'erased') return ok({ is: 'gone' })
  const file = announcedIn(entry, content)
  if (!file) return err(problem('not_found'))
  const holder = parts[file.label]?.state
  if (holder === 'erased') return ok({ is: 'gone' })
  if (holder !== 'clear' && holder !== 'sealed') return ok({ is: 'later' })
  if (chunks.length !== chunkCount(file.bytes) || contentOf(chunks) !== content) {
    return err(problem('bad_input'))
  }
  const room = await mayBegin(deps, seat, { event, content, bytes: file.bytes })
  if (!room.ok) return room
  const { database, mission, clock } = deps
  await database.db
    .insertInto('attachment')
    .values({
      mission_id: mission,
      event_id: event,
      content,
      seat_id: seat,
      label: file.label,
      size: file.bytes,
      hashes_json: JSON.stringify(chunks),
      begun_at: clock.now(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const here = await chunksHere(deps, { event, content })
  return ok({ is: 'wanted', missing: chunks.flatMap((_, at) => (here.has(at) ? [] : [at])) })
}

/** A tablet in other hands must not fill the disk in a night. */
async function mayBegin(
  { database: { db }, mission, clock }: AttachmentDeps,
  seat: SeatId,
  { event, content, bytes }: Named & { bytes: number },
): Promise<Result<undefined, Problem>> {
  const rows = await db
    .selectFrom('attachment')
    .select(['event_id', 'content', 'size', 'begun_at'])
    .where('mission_id', '=', mission)
    .where('seat_id', '=', seat)
    .where('begun_at', '>', clock.now() - dayMs)
    .orderBy('begun_at')
    .execute()
  if (rows.some((row) => row.event_id === event && row.content === content)) return ok(undefined)
  const used = rows.reduce((sum, { size }) => sum + size, 0)
  if (used + bytes <= bytesPerDay) return ok(undefined)
  const oldest = rows[0]?.begun_at ?? clock.now()
  const seconds = Math.ceil((oldest + dayMs - clock.now()) / 1_000)
  return err(problem('rate_limited', { seconds }))
}

/**
 * Keeps one sealed chunk of a file that its seat began. Bytes that are not those the seat named are
 * refused; the same chunk again changes nothing (SPEC AT-5).
 *
 * @returns how many chunks are still missing; `not_found`, `bad_input`.
 */
export async function putChunk(
  deps: AttachmentDeps,
  seat: SeatId,
  { event, content, index, bytes }: Named & { index: number; bytes: Uint8Array },
): Promise<Result<{ missing: number }, Problem>> {
  const { database, mission } = deps
  const row = await database.db
    .selectFrom('attachment')
    .select(['size', 'hashes_json'])
    .where('mission_id', '=', mission)
    .where('event_id', '=', event)
    .where('content', '=', content)
    .where('seat_id', '=', seat)
    .executeTakeFirst()
  if (!row) return err(problem('not_found'))
  // as: `beginFile` wrote it.
  const hashes = JSON.parse(row.hashes_json) as string[]
  const hash = createHash('sha256').update(bytes).digest('hex')
  const isNamed = index < hashes.length && bytes.length === sealedChunkLength(row.size, index)
  if (!isNamed || hashes[index] !== hash) return err(problem('bad_input'))
  // Of a file that was erased meanwhile nothing may come back: the row is looked at in the same statement.
  await sql`
    insert into attachment_chunk (mission_id, event_id, content, chunk, bytes)
    select mission_id, event_id, content, ${index}::int8, ${bytes}::bytea from attachment
    where mission_id = ${mission} and event_id = ${event} and content = ${content} for share
    on conflict do nothing`.execute(database.db)
  const here = await chunksHere(deps, { event, content })
  return ok({ missing: hashes.length - here.size })
}

async function chunksHere(
  { database: { db }, mission }: AttachmentDeps,
  { event, content }: Named,
): Promise<Set<number>> {
  const rows = await db
    .selectFrom('attachment_chunk')
    .select('chunk')
    .where('mission_id', '=', mission)
    .where('event_id', '=', event)
    .where('content', '=', content)
    .execute()
  return new Set(rows.map(({ chunk }) => chunk))
}

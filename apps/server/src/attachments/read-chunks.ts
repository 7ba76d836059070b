import { grantedScopes } from '@tocsin/schema/access/rules'
import { MediaKey } from '@tocsin/schema/events/attachments'
import type { RecordRef } from '@tocsin/schema/events/define'
import { tellEvent } from '@tocsin/schema/events/tell'
import type { Actor } from '@tocsin/schema/primitives/actor'
import { toBase64Url } from '@tocsin/schema/primitives/bytes'
import type { EventId, RecordId } from '@tocsin/schema/primitives/ids'
import type { FileStretch } from '@tocsin/schema/sync/send-file'
import type { Generation } from '../log/log-deps.ts'
import { missionOf } from '../log/mission.ts'
import { readableEvent, viewableEvent } from '../log/readable-event.ts'
import { readTreatments, subjectOfRecord } from '../log/subjects.ts'
import { readCluster } from '../projections/read-record.ts'
import { announcedIn, eventOf } from './announced.ts'
import type { AttachmentDeps } from './attachment-deps.ts'

/** Most chunks in one answer: a megabyte. */
const chunksAtOnce = 16

/**
 * A stretch of a copy, for who is shown its key in this very record, and nobody else (SPEC AT-7).
 * Undefined when there is no such file, or nothing of it has arrived.
 */
export async function readCopy(
  deps: AttachmentDeps,
  reader: Actor,
  asked: {
    kind: 'incident' | 'threat'
    id: RecordId
    event: EventId
    content: string
    from: number
  },
): Promise<FileStretch | undefined> {
  const cluster = await readCluster(deps.database.db, deps, asked)
  const entry = cluster?.entries.find(({ event }) => event.id === asked.event)
  if (!cluster || !entry) return undefined
  const told = tellEvent(viewableEvent(entry, reader, cluster.subjectOf(entry)))
  const keys = (told?.narrative?.media ?? []).map((media) => MediaKey.parse(media))
  if (!keys.some(({ content }) => content === asked.content)) return undefined
  const file = announcedIn(entry, asked.content)
  return file?.label === 'narrative' ? await stretchOf(deps, asked) : undefined
}

/**
 * One chunk of a copy, for a tablet that may read the words of its event as the record is now: a stretch
 * of one, so that a cut costs no more (SPEC AT-16). Undefined as for {@link readCopy}.
 */
export async function readTeamCopy(
  deps: AttachmentDeps,
  reader: Actor,
  asked: { event: EventId; content: string; from: number },
): Promise<FileStretch | undefined> {
  const entry = await eventOf(deps, asked.event)
  if (!entry) return undefined
  const { header } = entry.event
  const { db } = deps.database
  const { settings, generation } = await missionOf(db, deps.mission)
  const scopes = grantedScopes(
    reader,
    settings.areas.map(({ id }) => id),
  )
  if (!scopes.includes(header.scope)) return undefined
  const at = { mission: deps.mission, generation, words: deps.words }
  const records = (_: Generation, refs: readonly RecordRef[]) => deps.projections.read(db, at, refs)
  const treatmentIn = await readTreatments({ records }, at, [header.record])
  const subject = subjectOfRecord(header, treatmentIn(header.record))
  const told = tellEvent(readableEvent(entry, reader, subject))
  const isShown = told?.narrative?.media?.some(({ content }) => content === asked.content)
  const file = isShown ? announcedIn(entry, asked.content) : undefined
  return file?.label === 'narrative' ? await stretchOf(deps, asked, 1) : undefined
}

/**
 * A stretch of an original, for an officer who has just opened its key for a reason that was written
 * down (SPEC AT-7, SE-10).
 */
export async function readOriginal(
  deps: AttachmentDeps,
  account: { id: string },
  asked: { event: EventId; content: string; from: number },
): Promise<FileStretch | undefined> {
  const entry = await eventOf(deps, asked.event)
  const file = entry && announcedIn(entry, asked.content)
  if (!file || file.label === 'narrative') return undefined
  const opening = await deps.database.db
    .selectFrom('identity_opening')
    .select('opening_id')
    .where('mission_id', '=', deps.mission)
    .where('event_id', '=', asked.event)
    .where('label', '=', file.label)
    .where('account_id', '=', account.id)
    .where('opened_at', '>', deps.clock.now() - hourMs)
    .executeTakeFirst()
  return opening ? await stretchOf(deps, asked) : undefined
}

const hourMs = 3_600_000

async function stretchOf(
  { database: { db }, mission }: AttachmentDeps,
  { event, content, from }: { event: EventId; content: string; from: number },
  most = chunksAtOnce,
): Promise<FileStretch | undefined> {
  const row = await db
    .selectFrom('attachment')
    .select(['size', 'hashes_json'])
    .where('mission_id', '=', mission)
    .where('event_id', '=', event)
    .where('content', '=', content)
    .executeTakeFirst()
  if (!row) return undefined
  const rows = await db
    .selectFrom('attachment_chunk')
    .select(['chunk', 'bytes'])
    .where('mission_id', '=', mission)
    .where('event_id', '=', event)
    .where('content', '=', content)
    .where('chunk', '>=', from)
    .where('chunk', '<', from + most)
    .orderBy('chunk')
    .execute()
  const chunks: string[] = []
  for (const { chunk, bytes } of rows) {
    if (chunk !== from + chunks.length) break
    chunks.push(toBase64Url(bytes))
  }
  // as: `beginFile` wrote it.
  return { bytes: row.size, hashes: JSON.parse(row.hashes_json) as string[], chunks }
}

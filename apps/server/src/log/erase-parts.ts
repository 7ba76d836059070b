import { commitmentOf } from '@tocsin/schema/chain/parts'
import type { Part } from '@tocsin/schema/events/envelope'
import { type ErasedParts, erasuresIn } from '@tocsin/schema/events/erase'
import { isSealedLabel } from '@tocsin/schema/events/sealed'
import { type MissionId, parseEventId } from '@tocsin/schema/primitives/ids'
import { readModelTables } from '../db/read-models.ts'
import type { PartTable } from '../db/tables.ts'
import type { Words } from '../words/words.ts'
import { cleanEnvelopes, cleanQuarantine } from './clean-kept.ts'
import type { Generation, Handle } from './log-deps.ts'
import type { AppendPlan } from './plan-append.ts'

/**
 * Destroys what the erasures of a plan name, in the transaction that writes them (SPEC ER-7): parts,
 * salts and wraps, what waits or is kept apart, and what officers wrote down when they opened it. The
 * read models are folded anew by the projections.
 *
 * @returns the records that held any of it: their words get new keys once they are written anew.
 */
export async function eraseParts(
  tx: Handle,
  { at, entries }: AppendPlan,
  words: Words,
): Promise<string[]> {
  const of = { mission: at.mission, words }
  const holders = new Set<string>()
  for (const erasure of erasuresIn(entries)) {
    const named = await allNamesOf(tx, at.mission, erasure)
    await rememberErased(tx, at.mission, named, erasure.by)
    for (const record of await emptyParts(tx, at, erasure)) holders.add(record)
    await dropKeys(tx, at.mission, erasure)
    await dropFiles(tx, at.mission, erasure)
    await cleanQuarantine(tx, of, named)
    await cleanEnvelopes(tx, of, named)
    await dropOtherGenerations(tx, at)
  }
  return [...holders]
}

/** Read models that nobody reads: left over from a rebuild that was cut short, or half made by one that then begins anew. */
async function dropOtherGenerations(tx: Handle, at: Generation): Promise<void> {
  for (const table of readModelTables) {
    await tx
      .deleteFrom(table)
      .where('mission_id', '=', at.mission)
      .where('generation', '!=', at.generation)
      .execute()
  }
}

/** The event itself, and those of stopped seats that it says again (SPEC DV-10): the same words under another hash. */
async function allNamesOf(
  tx: Handle,
  mission: MissionId,
  erasure: ErasedParts,
): Promise<[ErasedParts, ...ErasedParts[]]> {
  const old = await tx
    .selectFrom('readmitted')
    .select('old_hash')
    .where('mission_id', '=', mission)
    .where('event_id', '=', erasure.event)
    .execute()
  return [erasure, ...old.map(({ old_hash }) => ({ ...erasure, hash: old_hash }))]
}

/** Kept for ever: a copy that comes back is known by it. It says nothing of what was written. */
async function rememberErased(
  tx: Handle,
  mission: MissionId,
  named: readonly ErasedParts[],
  by: string,
): Promise<void> {
  const rows = named.flatMap(({ event, hash, parts }) =>
    parts.map((label) => ({
      mission_id: mission,
      hash,
      label,
      event_id: event as string,
      erased_by: by,
    })),
  )
  await tx
    .insertInto('erased_part')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

async function emptyParts(
  tx: Handle,
  at: Generation,
  { event, hash, parts }: ErasedParts,
): Promise<readonly string[]> {
  const { mission } = at
  const { seat, seatSeq } = parseEventId(event)
  const row = await tx
    .selectFrom('event')
    .select(['seq', 'type', 'record_id'])
    .where('mission_id', '=', mission)
    .where('seat_id', '=', seat)
    .where('seat_seq', '=', seatSeq)
    .where('hash', '=', hash)
    .executeTakeFirst()
  if (!row) return []
  const holders = await holdersOf(tx, at, row)
  const held = await tx
    .selectFrom('part')
    .selectAll()
    .where('mission_id', '=', mission)
    .where('seq', '=', row.seq)
    .where('label', 'in', parts)
    .execute()
  for (const part of held) {
    await tx
      .updateTable('part')
      .set({ ...erasedColumns, commitment: committedOf(part) })
      .where('mission_id', '=', mission)
      .where('seq', '=', row.seq)
      .where('label', '=', part.label)
      .execute()
  }
  // What a rebuild no longer finds in the log must not stay in what it would make.
  if (parts.includes('facts')) {
    await tx
      .deleteFrom('record_entry')
      .where('mission_id', '=', mission)
      .where('seq', '=', row.seq)
      .execute()
  }
  if (row.type === 'ReportFiled' && (parts.includes('facts') || parts.includes('provenance'))) {
    await tx
      .deleteFrom('foreign_ref')
      .where('mission_id', '=', mission)
      .where('record_id', '=', row.record_id)
      .execute()
  }
  return holders
}

const erasedColumns = {
  state: 'erased',
  salt: null,
  body_json: null,
  sealed_bytes: null,
  sealed_words: null,
} as const

/** What was committed to: it lies beside sealed words; of the others it is made anew from their bytes. */
function committedOf({ commitment, salt, body_json, sealed_bytes }: PartTable): string {
  if (commitment !== null) return commitment
  const part: Part | undefined =
    sealed_bytes !== null
      ? { state: 'sealed', bytes: sealed_bytes }
      : salt !== null && body_json !== null
        ? { state: 'clear', salt, body: JSON.parse(body_json) }
        : undefined
  return (part && commitmentOf(part)) ?? '0'.repeat(64)
}

/** The records that tell of an event, and the incidents whose title is made of its words. */
async function holdersOf(
  tx: Handle,
  { mission, generation }: Generation,
  { seq, record_id }: { seq: number; record_id: string },
): Promise<string[]> {
  const told = await tx
    .selectFrom('record_entry')
    .select('record_id')
    .distinct()
    .where('mission_id', '=', mission)
    .where('generation', '=', generation)
    .where('seq', '=', seq)
    .execute()
  const records = [record_id, ...told.map((one) => one.record_id)]
  const titled = await tx
    .selectFrom('incident_row')
    .select('record_id')
    .where('mission_id', '=', mission)
    .where('generation', '=', generation)
    .where('title_of', 'in', records)
    .execute()
  return [...new Set([...records, ...titled.map((one) => one.record_id)])]
}

/** Files go with the part that holds their keys; all of them with the facts that name them (SPEC AT-8). */
async function dropFiles(
  tx: Handle,
  mission: MissionId,
  { event, parts }: ErasedParts,
): Promise<void> {
  const rows = await tx
    .selectFrom('attachment')
    .select(['content', 'label'])
    .where('mission_id', '=', mission)
    .where('event_id', '=', event)
    .execute()
  const gone = rows.filter(({ label }) => parts.includes('facts') || parts.includes(label))
  if (gone.length === 0) return
  const contents = gone.map(({ content }) => content)
  for (const table of ['attachment_chunk', 'attachment'] as const) {
    await tx
      .deleteFrom(table)
      .where('mission_id', '=', mission)
      .where('event_id', '=', event)
      .where('content', 'in', contents)
      .execute()
  }
}

/** The way to sealed parts, and the words with which officers asked for them: these may name the person. */
async function dropKeys(
  tx: Handle,
  mission: MissionId,
  { event, parts }: ErasedParts,
): Promise<void> {
  const sealed = parts.filter(isSealedLabel)
  if (sealed.length === 0) return
  for (const table of ['wrap', 'wrap_set'] as const) {
    await tx
      .deleteFrom(table)
      .where('mission_id', '=', mission)
      .where('event_id', '=', event)
      .where('label', 'in', sealed)
      .execute()
  }
  await tx
    .updateTable('identity_opening')
    .set({ words: '' })
    .where('mission_id', '=', mission)
    .where('event_id', '=', event)
    .where('label', 'in', sealed)
    .execute()
}

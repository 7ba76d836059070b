import { randomUUID } from 'node:crypto'
import { commitmentOf } from '@tocsin/schema/chain/parts'
import type { ErasableEvent } from '@tocsin/schema/desk/erasures'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { erasureReasons } from '@tocsin/schema/vocabulary/erasure-reasons'
import { itemOf } from '@tocsin/schema/vocabulary/find'
import { writeAudit } from '../accounts/audit.ts'
import type { ErasureDeps, PersonAt } from './erasure-deps.ts'
import { erasableEvent, findEvent } from './find-event.ts'

export type AskedErasure = {
  seq: number
  labels: readonly string[]
  reason: string
  reference: string | null
}

/** What may be erased of the event with this number. `not_found` for what this person may not ask for. */
export async function lookAtEvent(
  deps: ErasureDeps,
  who: PersonAt,
  seq: number,
): Promise<Result<ErasableEvent, Problem>> {
  const entry = await findEvent(deps, who, seq)
  return entry ? ok(await erasableEvent(deps, entry)) : err(problem('not_found'))
}

/**
 * One person asks for parts of an event to be erased. Nothing is destroyed before a second one has
 * agreed (SPEC ER-5).
 *
 * @returns `not_found`; `bad_input` when a part is not there, was erased before or always stays;
 * `reason_needed` for a reason that is not of the list.
 */
export async function proposeErasure(
  deps: ErasureDeps,
  who: PersonAt,
  { seq, labels, reason, reference }: AskedErasure,
): Promise<Result<{ id: string }, Problem>> {
  const { database, mission, clock } = deps
  if (!itemOf(erasureReasons, reason)) return err(problem('reason_needed'))
  const entry = await findEvent(deps, who, seq)
  if (!entry) return err(problem('not_found'))
  const { event } = entry
  const { parts } = await erasableEvent(deps, entry)
  const may = labels.every((label) => {
    return parts.some((part) => part.label === label && part.is === 'erasable')
  })
  if (!may || labels.length === 0) return err(problem('bad_input', { field: 'labels' }))
  const committed = [...new Set(labels)].map((label) => {
    const part = event.parts[label]
    return { label, commitment: (part && commitmentOf(part)) ?? '' }
  })
  const id = randomUUID()
  const now = clock.now()
  await database.db
    .insertInto('erasure')
    .values({
      mission_id: mission,
      erasure_id: id,
      event_id: event.id,
      hash: event.hash,
      record_id: event.header.record,
      scope: event.header.scope,
      type: event.header.type,
      parts_json: JSON.stringify(committed),
      reason,
      reference,
      proposed_by: who.account.id,
      proposed_name: who.account.personName,
      proposed_seat: who.actor.seat,
      proposed_at: now,
      decided_by: null,
      decided_name: null,
      decided_seat: null,
      decided_at: null,
      approved: null,
      erased_by: null,
      erased_seq: null,
      erased_at: null,
      tables_at: null,
      wal: null,
    })
    .execute()
  const line = { by: who.account.id, what: 'erasure_proposed', about: id } as const
  await writeAudit(database.db, { mission, now }, line)
  return ok({ id })
}

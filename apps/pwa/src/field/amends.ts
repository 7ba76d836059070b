import { Header } from '@tocsin/schema/events/envelope'
import { RecordId } from '@tocsin/schema/primitives/ids'
import { sameJson } from '@tocsin/schema/primitives/same-json'
import * as z from 'zod/mini'
import type { Local } from '../local/local.ts'

/** What an amendment starts from, kept with its draft, so that only changes are said; null for a new record. */
export function amendsOf<T extends z.ZodMiniType>(answers: T) {
  return z.nullable(z.object({ record: RecordId, base: Header.shape.base, first: answers }))
}

const Amending = z.object({ amends: z.object({ record: RecordId }) })

/** The record that a kept draft is about; undefined where it is of a new one. */
export function amendedBy({ drafts }: Local, draft: string | undefined): RecordId | undefined {
  const kept = draft === undefined ? undefined : drafts.find(draft)
  return kept && Amending.safeParse(kept.form).data?.amends.record
}

/** Details that were begun and not sent are gone on with, not begun a second time. */
export function draftAbout(local: Local, record: RecordId): string | undefined {
  return local.drafts.get().find(({ id }) => amendedBy(local, id) === record)?.id
}

/** The members that are another value now. What was emptied is none: an amendment cannot unset (SPEC RD-3). */
export function changedMembers<F extends object>(now: F, first: Partial<F>): Partial<F> {
  const changed: Partial<F> = { ...now }
  // as: Object.keys forgets the key type of a plain data object.
  for (const key of Object.keys(now) as (keyof F)[]) {
    if (now[key] === undefined || sameJson(now[key], first[key])) delete changed[key]
  }
  return changed
}

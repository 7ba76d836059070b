import type { RecordId, ScopeId, SeatId } from '../primitives/ids.ts'
import { claimFields, claimText, contestedFields, type Fields } from './fields.ts'
import type { Register } from './register.ts'
import type { Told } from './tell.ts'

/** What every record holds that somebody wrote down and may amend, `F` being its fields. Plain JSON. */
export type Written<F> = {
  id: RecordId
  scope: ScopeId
  author: SeatId
  /** The author's clock when it was first saved, ms since 1970: a claim. */
  saidAt: number
  /** The server's clock when it was received; null while it is only on the tablet. */
  receivedAt: number | null
  fields: Fields<F>
  title: Register<string>
  text: Register<string>
  /** Highest number folded in; null while nothing of it is numbered. */
  seq: number | null
}

/** An amendment before it is said: fields by name, and what may stand beside them. */
type Amending = {
  facts: {
    set: object
    cleared?: readonly string[] | undefined
    deployment?: RecordId | null | undefined
    people?: readonly unknown[] | undefined
    consents?: readonly unknown[] | undefined
    attachments?: readonly unknown[] | undefined
  }
  narrative?: object | undefined
}

/** Of an amendment: no field set or emptied, no other deployment, nobody and not a word. */
export function saysNothing({ facts, narrative }: Amending): boolean {
  const { set, cleared = [], deployment, people = [], consents = [], attachments = [] } = facts
  const lists = [Object.keys(set), cleared, people, consents, attachments]
  return deployment === undefined && lists.every((said) => said.length === 0) && !narrative
}

/** By whom and why something was ended or taken back. */
export type Ended = { reason: string; seat: SeatId; saidAt: number }

/** A record as its first event says it. */
export function written<F extends object>(fields: F, told: Told): Written<F> {
  const { record: id, scope, seat: author, saidAt, receivedAt, seq, narrative } = told
  return {
    id,
    scope,
    author,
    saidAt,
    receivedAt,
    fields: claimFields<F>({}, fields, told),
    title: claimText([], narrative?.title, told),
    text: claimText([], narrative?.text, told),
    seq,
  }
}

/** The same record once another event of it is folded in. */
export function numbered<R extends { seq: number | null }>(record: R, told: Told): R {
  return { ...record, seq: told.seq ?? record.seq }
}

/** A record once an amendment has set some of its fields and words and emptied others (SPEC RD-3, RD-14). */
export function amended<F extends object, R extends Written<F>>(
  record: R & Written<F>,
  set: Partial<F>,
  told: Told,
  emptied: readonly (keyof F | 'title' | 'text')[] = [],
): R {
  const fields = emptied.filter((name): name is keyof F => name !== 'title' && name !== 'text')
  return {
    ...numbered(record, told),
    fields: claimFields<F>(record.fields, set, told, fields),
    title: claimText(record.title, told.narrative?.title, told, emptied.includes('title')),
    text: claimText(record.text, told.narrative?.text, told, emptied.includes('text')),
  }
}

/** The first reason stands. */
export function endedBy(
  before: Ended | null,
  { seat, saidAt, facts }: Pick<Told, 'seat' | 'saidAt'> & { facts: { reason: string } },
): Ended {
  return before ?? { reason: facts.reason, seat, saidAt }
}

/** Fields on which two people differ without having seen each other; `text` and `title` included. */
export function contestedIn<F extends object>(
  record: Pick<Written<F>, 'fields' | 'title' | 'text'>,
): string[] {
  const contested = contestedFields<F>(record.fields).map(String)
  if (record.title.length > 1) contested.push('title')
  if (record.text.length > 1) contested.push('text')
  return contested
}

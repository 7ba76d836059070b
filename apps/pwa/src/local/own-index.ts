import { Numbered } from '@tocsin/schema/events/envelope'
import { EventId, RecordId, ScopeId } from '@tocsin/schema/primitives/ids'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import * as z from 'zod/mini'
import { type Column, forEachValue, packColumn } from './packed-column.ts'

/** What is known in memory of one own event; its content is opened when it is needed. */
export const OwnIndex = z.object({
  seatSeq: z.int(),
  hash: z.string(),
  /** Id of its row in the chain. */
  row: z.string(),
  /** As in the chain: 0 = only on this tablet, 1 = received, 2 = held by the server. */
  state: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  /** Where the log has it, while no audit path has proven it; the next proof asks for these. */
  unproven: z.nullable(
    z.object({ scope: ScopeId, line: z.extend(Numbered, { hash: z.string() }) }),
  ),
  audited: z.boolean(),
  /** Bytes of its text on the way up. */
  bytes: z.int(),
  clusters: z.readonly(z.array(RecordId)),
  /** Row of its envelope, as long as there is one. */
  envelope: z.optional(z.string()),
  /** What it says about consent: decides what of the log may leave (SPEC SE-8). */
  consents: z.readonly(
    z.array(z.object({ event: EventId, part: z.string(), consent: z.string() })),
  ),
  /** Parts of it were erased: the journal may hold it as it was. */
  erased: z.boolean(),
})
export type OwnIndex = z.infer<typeof OwnIndex>

/**
 * The index of the own chain, with the heads: what a start would otherwise open, parse and hash every
 * own event for (SPEC SV-12). The newest stand in the heads themselves, so that a save writes no row
 * more; the others lie on pages, each with the events behind the page before it, up to `to`.
 */
export const StoredIndex = z.object({
  /** Number of the form of {@link OwnIndex}: of another one the chain is read. */
  form: z.int(),
  pages: z.readonly(z.array(z.object({ id: z.string(), to: z.int() }))),
  recent: z.readonly(z.array(OwnIndex)),
})
export type StoredIndex = z.infer<typeof StoredIndex>

/** Raised whenever an index made by an older version would say something else (`own-index.test.ts`). */
export const ownForm = 2

/** Own events that stand in the heads before they go to a page, and that a page holds: below 64 kB, as pages of the list. */
export const mostRecent = 16
export const ownPerPage = 128

/**
 * The index after a writing: what goes into the heads, and the pages that are written with it.
 * `changed` = the numbers of the events that are new or changed.
 */
export function indexOwn(
  before: StoredIndex | undefined,
  own: readonly OwnIndex[],
  changed: readonly number[],
  newPage: () => string,
): { index: StoredIndex; dirty: Map<string, readonly OwnIndex[]> } {
  const pages = before?.form === ownForm ? [...before.pages] : []
  const dirtyPlaces = new Set<number>()
  for (const seatSeq of changed) {
    const place = pages.findIndex(({ to }) => seatSeq <= to)
    if (place !== -1) dirtyPlaces.add(place)
  }
  const paged = () => pages.at(-1)?.to ?? 0
  let recent = own.filter(({ seatSeq }) => seatSeq > paged())
  if (recent.length > mostRecent) {
    // The last page is filled up before the next is begun.
    const last = pages.at(-1)
    const lying = last ? eventsOf(pages, pages.length - 1, own).length : ownPerPage
    if (last && lying < ownPerPage) {
      const added = recent.slice(0, ownPerPage - lying)
      pages[pages.length - 1] = { id: last.id, to: added.at(-1)?.seatSeq ?? last.to }
      dirtyPlaces.add(pages.length - 1)
      recent = recent.slice(added.length)
    }
    while (recent.length > mostRecent) {
      const added = recent.slice(0, ownPerPage)
      pages.push({ id: newPage(), to: added.at(-1)?.seatSeq ?? 0 })
      dirtyPlaces.add(pages.length - 1)
      recent = recent.slice(added.length)
    }
  }
  const dirty = new Map(
    [...dirtyPlaces].map((place) => [pages[place]?.id ?? '', eventsOf(pages, place, own)]),
  )
  return { index: { form: ownForm, pages, recent }, dirty }
}

function eventsOf(
  pages: StoredIndex['pages'],
  place: number,
  own: readonly OwnIndex[],
): readonly OwnIndex[] {
  const from = pages[place - 1]?.to ?? 0
  const to = pages[place]?.to ?? 0
  return own.filter(({ seatSeq }) => seatSeq > from && seatSeq <= to)
}

const fields = Object.keys(OwnIndex.shape) as (keyof OwnIndex)[]

/** A page of the index by columns; what this form sealed is what it opens. */
export function packOwn(own: readonly OwnIndex[]) {
  const columns = fields.map((field) => packColumn(own.map((index) => index[field] ?? null)))
  return { form: ownForm, count: own.length, columns }
}

export function unpackOwn(page: unknown): Result<OwnIndex[], 'unreadable'> {
  if (!isOfThisForm(page)) return err('unreadable')
  const own: Record<string, unknown>[] = []
  for (let at = 0; at < page.count; at++) own.push({ ...blank })
  for (const [place, column] of page.columns.entries()) {
    const field = fields[place] ?? ''
    forEachValue(column, page.count, (at, value) => {
      const index = own[at]
      if (index) index[field] = field === 'envelope' ? (value ?? undefined) : value
    })
  }
  // What this form sealed is what it opens, which no type can say.
  return ok(own as unknown as OwnIndex[])
}

const blank = Object.fromEntries(fields.map((field) => [field, undefined]))

function isOfThisForm(page: unknown): page is { count: number; columns: readonly Column[] } {
  return typeof page === 'object' && page !== null && 'form' in page && page.form === ownForm
}

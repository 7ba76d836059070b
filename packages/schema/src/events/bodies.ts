import * as z from 'zod/mini'
import { Count } from '../primitives/count.ts'
import { Code, EventId } from '../primitives/ids.ts'
import { LocalDate } from '../primitives/local-date.ts'
import { shortText } from '../primitives/short-text.ts'
import { MediaKey, mostAttachments } from './attachments.ts'

/** Free text of any length that a person can type in a sitting; line breaks are kept. */
export const LongText = z.string().check(z.maxLength(20_000))

/**
 * The narrative part of every event that takes one. It never holds a name or a contact: those are
 * sealed parts of their own (security.md §1).
 */
export const Narrative = z.object({
  title: z.optional(shortText(120)),
  text: z.optional(LongText),
  /** What the copies of its photos are opened with (SPEC AT-4). */
  media: z.optional(z.array(MediaKey).check(z.maxLength(mostAttachments))),
})
export type Narrative = z.infer<typeof Narrative>

/** Victims of one violation who share a group and, where known, a status (domain.md §3.2). */
export const Victims = z.object({
  group: Code,
  ageBand: z.optional(Code),
  status: z.optional(Code),
  count: Count,
})
export type Victims = z.infer<typeof Victims>

/**
 * One violation of a report. Violations that are counted by victims carry `count`; its parts by
 * group are in `victims` and need not add up to it (a group may be unknown).
 */
export const Violation = z.object({
  type: Code,
  form: z.optional(Code),
  count: z.optional(Count),
  victims: z.optional(z.array(Victims).check(z.maxLength(50))),
})
export type Violation = z.infer<typeof Violation>

/** Who is said to have done it, and on whose word. */
export const ActorLink = z.object({
  type: Code,
  name: z.optional(shortText(120)),
  attribution: Code,
})
export type ActorLink = z.infer<typeof ActorLink>

/** What kind of person or thing the knowledge comes from. Who it is belongs to a sealed part. */
export const SourceLink = z.object({
  type: Code,
  reliability: z.optional(Code),
  credibility: z.optional(Code),
  /** Sources that go back to the same origin carry the same word and count once. */
  origin: z.optional(shortText(60)),
  /** In which language they were interviewed, and how that was interpreted (SPEC CA-3). */
  language: z.optional(Code),
  interpreter: z.optional(Code),
})
export type SourceLink = z.infer<typeof SourceLink>

/** To whom somebody was referred, on which day, and with what answer. It names nobody (SPEC CA-2). */
export const Referral = z.object({ to: Code, on: z.optional(LocalDate), answer: Code })
export type Referral = z.infer<typeof Referral>

/** A record of another system, kept as a foreign reference and never mixed into counts. */
export const ForeignRef = z.object({ system: Code, id: shortText(80) })
export type ForeignRef = z.infer<typeof ForeignRef>

/** An event of a seat that was stopped, which this one says again (SPEC DV-10). */
export const Readmits = z.object({
  event: EventId,
  hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
})

/** Where an imported report comes from. `knownAt` is when its source knew it (UTC minute). */
export const Provenance = z.object({
  ref: z.optional(ForeignRef),
  batch: z.optional(shortText(64)),
  knownAt: z.optional(z.string()),
  numberOfSources: z.optional(z.int()),
  readmits: z.optional(Readmits),
  note: z.optional(LongText),
  original: z.optional(z.record(z.string(), z.string())),
})
export type Provenance = z.infer<typeof Provenance>

import * as z from 'zod/mini'

const Line = z.string().check(z.minLength(1), z.maxLength(160))
const lines = (most: number) => z.array(Line).check(z.minLength(1), z.maxLength(most))

/** The four lists of a card, in their order on the screen. */
export const parts = ['do', 'doNot', 'call', 'record'] as const
export type CardPart = (typeof parts)[number]

/** What a card says in one language; a file each, so that a mission can edit and translate it. */
export const CardWords = z.object({
  /** The version of the card that this translation says. */
  version: z.int(),
  title: z.string().check(z.maxLength(60)),
  /** The situation, in one sentence. */
  when: Line,
  do: lines(6),
  doNot: lines(4),
  /** Whom to call or to refer to: roles, never names. */
  call: lines(3),
  record: lines(2),
  /** Other words under which somebody may look for it. */
  find: z.string(),
})
export type CardWords = z.infer<typeof CardWords>

/** For each line, the passages on which it rests; none = our own advice (SPEC GU-2). */
const Passages = z.array(z.array(z.string()))

export const groups = ['danger', 'people', 'talking', 'after'] as const
export type CardGroup = (typeof groups)[number]

/** Which form a card opens, and with which code chosen: `kind` of a flash tile or of a threat. */
export const Opens = z.object({
  form: z.enum(['flash', 'report', 'threat']),
  kind: z.optional(z.string()),
  violation: z.optional(z.string()),
})
export type Opens = z.infer<typeof Opens>

/** What is the same in every language. */
export const Card = z.object({
  code: z.string(),
  /** Raised with every change of what the card says: "card used" names it (SPEC GU-3). */
  version: z.int(),
  /** Its place in the list. */
  place: z.int(),
  group: z.enum(groups),
  /** The components that it is for; for everybody when empty. */
  components: z.array(z.string()),
  /** Codes of forms beside which it is offered. */
  fits: z.object({
    flash: z.array(z.string()),
    violations: z.array(z.string()),
    threats: z.array(z.string()),
  }),
  opens: z.nullable(Opens),
  from: z.object({ do: Passages, doNot: Passages, call: Passages, record: Passages }),
  /** By which office of the mission, and on which day; a draft until then. */
  endorsed: z.nullable(
    z.object({ by: z.string(), on: z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/)) }),
  ),
})
export type Card = z.infer<typeof Card>

/** A paper on which cards rest, with the passages that they use, word for word. */
export const Paper = z.object({
  title: z.string(),
  publisher: z.string(),
  date: z.string(),
  /** Its symbol as a document of the United Nations, where it has one. */
  symbol: z.nullable(z.string()),
  quotes: z.record(z.string(), z.object({ place: z.string(), text: z.string() })),
})
export type Paper = z.infer<typeof Paper>

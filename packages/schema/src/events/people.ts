import * as z from 'zod/mini'
import { Code, EventId } from '../primitives/ids.ts'
import { shortText } from '../primitives/short-text.ts'
import { SealedLabel } from './sealed.ts'

/** Most people that one saving may tell of: their sealed parts have to fit into one push. */
export const mostPeople = 12

/** Most letters of a testimony, so that its sealed part stays within its largest size class. */
export const longestTestimony = 10_000

/**
 * What is sealed of a person, and lies nowhere else (SPEC SE-1). Of `v` so that a later form is told
 * apart after it was opened.
 */
export const PersonBody = z.object({
  v: z.literal(1),
  is: Code,
  name: z.optional(shortText(200)),
  contact: z.optional(shortText(300)),
  testimony: z.optional(z.string().check(z.maxLength(longestTestimony))),
})
export type PersonBody = z.infer<typeof PersonBody>

/**
 * A person as the facts tell of them: as whom, with what consent, and which sealed part is theirs.
 * None when the identity was not written down. Nothing here says who it is (SPEC SE-7).
 */
export const PersonLink = z.object({
  is: Code,
  consent: Code,
  part: z.optional(SealedLabel),
})
export type PersonLink = z.infer<typeof PersonLink>

export const PeopleLinks = z.array(PersonLink).check(z.maxLength(mostPeople))

/** A person agrees to more, or to less, than before: of a sealed part in an event of the same author. */
export const ConsentChange = z.object({ event: EventId, part: SealedLabel, consent: Code })
export type ConsentChange = z.infer<typeof ConsentChange>

export const ConsentChanges = z.array(ConsentChange).check(z.maxLength(mostPeople))

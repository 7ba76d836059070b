import type { ActorLink } from '@tocsin/schema/events/bodies'
import * as z from 'zod/mini'

/** Who is said to have done it, or to threaten: texts as typed. */
export const ActorForm = z.object({
  key: z.string(),
  type: z.string(),
  /** Of a group or unit, never of a person. */
  name: z.string(),
  attribution: z.string(),
})
export type ActorForm = z.infer<typeof ActorForm>

/** What is already said, back in the form. */
export function actorForms(actors: readonly ActorLink[] = []): ActorForm[] {
  return actors.map(({ type, name = '', attribution }, index) => {
    return { key: `a${index}`, type, name, attribution }
  })
}

export function actorLinks(actors: readonly ActorForm[]): ActorLink[] {
  return actors.map(({ type, name, attribution }) => {
    return name.trim() ? { type, name, attribution } : { type, attribution }
  })
}

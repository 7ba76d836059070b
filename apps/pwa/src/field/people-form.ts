import type { PersonBody, PersonLink } from '@tocsin/schema/events/people'
import { longestTestimony } from '@tocsin/schema/events/people'
import { consentLevels } from '@tocsin/schema/vocabulary/consent-levels'
import { itemOf } from '@tocsin/schema/vocabulary/find'
import type { PersonKindCode } from '@tocsin/schema/vocabulary/person-kinds'
import * as z from 'zod/mini'

/** A person as typed. It lies in the draft, which has a key of its own, and goes with it (SPEC SE-6). */
export const PersonForm = z.object({
  key: z.string(),
  is: z.string(),
  consent: z.string(),
  name: z.string(),
  contact: z.string(),
  testimony: z.string(),
})
export type PersonForm = z.infer<typeof PersonForm>

/** Of a form that was kept before it asked for people there are none. */
export const PeopleForm = z._default(z.array(PersonForm), [])

/** Nothing is written down of a person before they have agreed to it. */
export function freshPerson(key: string, is: PersonKindCode): PersonForm {
  return { key, is, consent: 'account_only', name: '', contact: '', testimony: '' }
}

/** Whether the consent lets an identity be written down at all. */
export function isWrittenDown(consent: string): boolean {
  const identity = itemOf(consentLevels, consent)?.identity
  return identity === 'leaves' || identity === 'stays'
}

/** What the facts tell of people, and what is sealed of them, by label. */
export type PeopleSaid = { links: PersonLink[]; sealed: Record<string, PersonBody> }

/** What was typed beside a consent that does not cover it is left behind with the draft. */
export function peopleSaid(people: readonly PersonForm[]): PeopleSaid {
  const said: PeopleSaid = { links: [], sealed: {} }
  for (const { is, consent, ...typed } of people) {
    const [name, contact] = [typed.name.trim(), typed.contact.trim()]
    const testimony = typed.testimony.trim().slice(0, longestTestimony)
    const isEmpty = name === '' && contact === '' && testimony === ''
    if (isEmpty || !isWrittenDown(consent)) {
      said.links.push({ is, consent: isWrittenDown(consent) ? 'account_only' : consent })
      continue
    }
    const part = `sealed/${Object.keys(said.sealed).length + 1}`
    said.links.push({ is, consent, part })
    said.sealed[part] = {
      v: 1,
      is,
      ...(name && { name }),
      ...(contact && { contact }),
      ...(testimony && { testimony }),
    }
  }
  return said
}

/** People as the facts tell of them; who they are is sealed beside. */
export function peopleFact({ people }: { people: readonly PersonForm[] }) {
  const { links } = peopleSaid(people)
  return links.length > 0 ? { people: links } : {}
}

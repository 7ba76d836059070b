import * as z from 'zod/mini'
import { Drawn } from '../primitives/drawn.ts'
import { Code, RecordId } from '../primitives/ids.ts'
import { OccurredAt } from '../primitives/occurred.ts'
import { Place } from '../primitives/place.ts'
import { AttachmentLinks } from './attachments.ts'
import { ActorLink, SourceLink } from './bodies.ts'
import { defineEvent, type RecordRef } from './define.ts'
import { PeopleLinks } from './people.ts'

/** The fields of a threat that an amendment may change (POC handbook ch. 8: who, against whom, how soon). */
export const ThreatFields = z.object({
  kind: Code,
  place: Place,
  /** Where it moves or how far it reaches, as its author drew it on the map (SPEC RD-13). */
  drawn: z.optional(Drawn),
  /** When it was noticed. */
  noticedAt: OccurredAt,
  imminence: Code,
  actors: z.optional(z.array(ActorLink).check(z.maxLength(20))),
  groupsAtRisk: z.optional(z.array(Code).check(z.maxLength(20))),
  /** What is known of whether those who threaten mean it, and are able to (SPEC RD-17). */
  intent: z.optional(Code),
  capability: z.optional(Code),
  /** How they go about it, as far as it is known (SPEC RD-17). */
  tactics: z.optional(z.array(Code).check(z.maxLength(20))),
  sources: z.optional(z.array(SourceLink).check(z.maxLength(40))),
  exercise: z.optional(z.boolean()),
})
export type ThreatFields = z.infer<typeof ThreatFields>

export const ThreatRaisedFacts = z.extend(ThreatFields, {
  alert: z.optional(Code),
  /** The deployment of whoever wrote it (SPEC DP-2). */
  deployment: z.optional(RecordId),
  /** Whom it tells of; who they are is in sealed parts. */
  people: z.optional(PeopleLinks),
  attachments: z.optional(AttachmentLinks),
})

/** Something may happen: a record of its own, apart from what did happen (domain.md row 4). */
export const threatRaised = defineEvent({
  type: 'ThreatRaised',
  version: 1,
  kind: 'threat',
  creates: true,
  facts: ThreatRaisedFacts,
  touches: (id, facts) => {
    const touched: RecordRef[] = [{ kind: 'threat', id }]
    if (facts.alert) touched.push({ kind: 'alert', id })
    return touched
  },
})

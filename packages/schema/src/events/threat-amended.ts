import * as z from 'zod/mini'
import { Code } from '../primitives/ids.ts'
import { AttachmentLinks } from './attachments.ts'
import { Cleared } from './cleared.ts'
import { defineEvent, type RecordRef } from './define.ts'
import { DeploymentLink } from './deployment-link.ts'
import { ConsentChanges, PeopleLinks } from './people.ts'
import { ThreatFields } from './threat-raised.ts'

export const ThreatAmendedFacts = z.object({
  /** Fields with their new whole values; a field that is absent is not changed. */
  set: z.partial(ThreatFields),
  /** Fields that are emptied, by name (SPEC RD-14). */
  cleared: z.optional(Cleared),
  deployment: DeploymentLink,
  /** Level of the alert that it raises because it says sooner than before (SPEC RD-15). */
  alert: z.optional(Code),
  /** Whom it tells of beside those before. */
  people: z.optional(PeopleLinks),
  consents: z.optional(ConsentChanges),
  /** What is added to those before. */
  attachments: z.optional(AttachmentLinks),
})

/** More is known of a threat, or it has changed. */
export const threatAmended = defineEvent({
  type: 'ThreatAmended',
  version: 1,
  kind: 'threat',
  facts: ThreatAmendedFacts,
  touches: (id, { alert }) => {
    const touched: RecordRef[] = [{ kind: 'threat', id }]
    return alert ? [...touched, { kind: 'alert', id }] : touched
  },
})

import * as z from 'zod/mini'
import { Code } from '../primitives/ids.ts'
import { AttachmentLinks } from './attachments.ts'
import { Cleared } from './cleared.ts'
import { defineEvent, type RecordRef } from './define.ts'
import { DeploymentLink } from './deployment-link.ts'
import { ConsentChanges, PeopleLinks } from './people.ts'
import { ReportFields } from './report-filed.ts'

export const ReportAmendedFacts = z.object({
  /** Fields with their new whole values; a field that is absent is not changed. */
  set: z.partial(ReportFields),
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

/** An author adds to or corrects a report. The first words stay in the log; nothing is overwritten. */
export const reportAmended = defineEvent({
  type: 'ReportAmended',
  version: 1,
  kind: 'report',
  facts: ReportAmendedFacts,
  touches: (id, { alert }) => {
    const touched: RecordRef[] = [{ kind: 'report', id }]
    return alert ? [...touched, { kind: 'alert', id }] : touched
  },
})

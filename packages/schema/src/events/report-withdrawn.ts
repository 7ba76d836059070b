import * as z from 'zod/mini'
import { Code } from '../primitives/ids.ts'
import { defineEvent } from './define.ts'

export const ReportWithdrawnFacts = z.object({ reason: Code })

/** A mistaken report is withdrawn, never deleted: it leaves every count and stays readable. */
export const reportWithdrawn = defineEvent({
  type: 'ReportWithdrawn',
  version: 1,
  kind: 'report',
  facts: ReportWithdrawnFacts,
})

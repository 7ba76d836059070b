import * as z from 'zod/mini'
import { defineEvent } from './define.ts'
import { DeploymentLink } from './deployment-link.ts'
import { VisitFields } from './visit-logged.ts'

/** More is known of a visit, or something was wrong. */
export const visitAmended = defineEvent({
  type: 'VisitAmended',
  version: 1,
  kind: 'visit',
  facts: z.object({ set: z.partial(VisitFields), deployment: DeploymentLink }),
})

import * as z from 'zod/mini'
import { defineEvent } from './define.ts'
import { DeploymentFields } from './deployment-opened.ts'

/** Other dates, another lead, more members. */
export const deploymentAmended = defineEvent({
  type: 'DeploymentAmended',
  version: 1,
  kind: 'deployment',
  facts: z.object({ set: z.partial(DeploymentFields) }),
})

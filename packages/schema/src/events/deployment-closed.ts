import * as z from 'zod/mini'
import { Code } from '../primitives/ids.ts'
import { defineEvent } from './define.ts'

/** The team is back, or never left. */
export const deploymentClosed = defineEvent({
  type: 'DeploymentClosed',
  version: 1,
  kind: 'deployment',
  facts: z.object({ reason: Code }),
})

import * as z from 'zod/mini'
import { Code, EventId } from '../primitives/ids.ts'
import { defineEvent } from './define.ts'

/** An assessment is taken back; it stays readable, with its reason. */
export const hostStateWithdrawn = defineEvent({
  type: 'HostStateWithdrawn',
  version: 1,
  kind: 'host_state',
  /** `reason`: `assessment_withdrawals`. */
  facts: z.object({ assessment: EventId, reason: Code }),
})

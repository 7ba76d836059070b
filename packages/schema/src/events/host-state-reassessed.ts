import * as z from 'zod/mini'
import { EventId } from '../primitives/ids.ts'
import { defineEvent } from './define.ts'
import { HostAssessment } from './host-state-assessed.ts'

/** The same area and forces are assessed once more, or an assessment is put right. */
export const hostStateReassessed = defineEvent({
  type: 'HostStateReassessed',
  version: 1,
  kind: 'host_state',
  /** `instead`: the assessment in the place of which this one stands. */
  facts: z.extend(HostAssessment, { instead: z.optional(EventId) }),
})

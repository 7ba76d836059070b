import * as z from 'zod/mini'
import { Code } from '../primitives/ids.ts'
import { defineEvent } from './define.ts'

export const ThreatClosedFacts = z.object({ reason: Code })

/** "To the time it is no longer determined as such": a threat ends with a reason, or it was a mistake. */
export const threatClosed = defineEvent({
  type: 'ThreatClosed',
  version: 1,
  kind: 'threat',
  facts: ThreatClosedFacts,
})

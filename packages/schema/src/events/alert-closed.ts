import * as z from 'zod/mini'
import { Code } from '../primitives/ids.ts'
import { defineEvent } from './define.ts'

export const AlertClosedFacts = z.object({ reason: Code })

/** Nobody needs to act on this alert any more; the reporter reads the reason. */
export const alertClosed = defineEvent({
  type: 'AlertClosed',
  version: 1,
  kind: 'alert',
  facts: AlertClosedFacts,
})

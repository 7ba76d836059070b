import * as z from 'zod/mini'
import { Code } from '../primitives/ids.ts'
import { UtcMinute } from '../primitives/utc-minute.ts'
import { defineEvent } from './define.ts'

export const AlertReachedFacts = z.object({
  /** One of `alert/reached-stops.ts`; a stop of a newer version is kept and shown by nobody who does not know it. */
  stop: Code,
  /** Since when it is so, as whoever says it knows it. */
  at: UtcMinute,
})

/** Help is there, or the people who asked for it have been told what became of it. */
export const alertReached = defineEvent({
  type: 'AlertReached',
  version: 1,
  kind: 'alert',
  facts: AlertReachedFacts,
})

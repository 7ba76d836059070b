import * as z from 'zod/mini'
import { shortText } from '../primitives/short-text.ts'
import { defineEvent } from './define.ts'

export const AlertAcknowledgedFacts = z.object({
  /** Name and function of the mission member who took it, as the reporter will read it. */
  by: shortText(120),
})

/** A named person at headquarters has the alert: the second stop of the response clock. */
export const alertAcknowledged = defineEvent({
  type: 'AlertAcknowledged',
  version: 1,
  kind: 'alert',
  facts: AlertAcknowledgedFacts,
})

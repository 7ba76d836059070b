import * as z from 'zod/mini'
import { Code } from '../primitives/ids.ts'
import { defineEvent } from './define.ts'

/** What the card said is found by its version (SPEC GU-3). */
export const CardUsedFacts = z.object({ card: Code, version: z.int().check(z.positive()) })

/**
 * An officer used a guidance card. Of no record and no person: it is counted, by card and area, and
 * no fold knows of it (SPEC GU-6).
 */
export const cardUsed = defineEvent({
  type: 'CardUsed',
  version: 1,
  kind: null,
  creates: true,
  facts: CardUsedFacts,
  touches: () => [],
})

import * as z from 'zod/mini'
import { Code } from '../primitives/ids.ts'
import { defineEvent } from './define.ts'

const sources = z.int().check(z.gte(0), z.lte(999))

export const IncidentVerifiedFacts = z.object({
  /** `verification-finding`: verified, unverified, falsely attributed, rejected … */
  finding: Code,
  standardOfProof: Code,
  primarySources: sources,
  secondarySources: sources,
  unEyewitness: z.boolean(),
})

/**
 * A verifier other than the author decides what is known of an incident and by what standard of
 * proof (domain.md §3.2 "Verification record"; MRM field manual). A later decision replaces it.
 */
export const incidentVerified = defineEvent({
  type: 'IncidentVerified',
  version: 1,
  kind: 'incident',
  facts: IncidentVerifiedFacts,
})

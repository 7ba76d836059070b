import * as z from 'zod/mini'
import { Code } from '../primitives/ids.ts'
import { defineEvent } from './define.ts'
import { Hash } from './envelope.ts'

export const MissionReportSignedFacts = z.object({
  /** For which component: the signer's own. */
  component: Code,
  /** What the signer read (SPEC DP-6), and of how many records. */
  report: Hash,
  records: z.int().check(z.nonnegative()),
  /** Without it the narrative says what the component holds differently. */
  agrees: z.boolean(),
})

/** A component stands behind the team's report, or says what it holds differently. Dissent is kept (source paper 004). */
export const missionReportSigned = defineEvent({
  type: 'MissionReportSigned',
  version: 1,
  kind: 'deployment',
  facts: MissionReportSignedFacts,
})

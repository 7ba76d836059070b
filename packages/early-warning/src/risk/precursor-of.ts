import type { Violation } from '@tocsin/schema/events/bodies'
import type { FlashKindCode } from '@tocsin/schema/vocabulary/flash-kinds'
import type { ThreatKindCode } from '@tocsin/schema/vocabulary/threat-kinds'
import type { ViolationCode } from '@tocsin/schema/vocabulary/violation-types'
import type { Precursor } from './harm-event.ts'

/** What a report may tell of without telling of harm. Where it tells of both, the first counts. */
const ofReports: Readonly<Record<string, Precursor>> = {
  threats: 'threat',
  armed_men_moving: 'armed_presence',
  people_fleeing: 'displacement',
  forced_displacement: 'displacement',
} satisfies Partial<Record<ViolationCode | FlashKindCode, Precursor>>

const order: readonly Precursor[] = ['threat', 'armed_presence', 'displacement']

const ofThreats: Readonly<Record<string, Precursor>> = {
  armed_men_movement: 'armed_presence',
  checkpoint: 'armed_presence',
} satisfies Partial<Record<ThreatKindCode, Precursor>>

/**
 * The precursor that a report is; undefined as soon as one of its violations is anything else. Without a
 * violation its one code says what it tells of.
 */
export function precursorOfReport({
  violations,
  what,
}: {
  violations: readonly Pick<Violation, 'type'>[]
  what?: string | null
}): Precursor | undefined {
  const codes = violations.length > 0 ? violations.map(({ type }) => type) : [what ?? '']
  const found = codes.map((code) => ofReports[code])
  if (found.includes(undefined)) return undefined
  return order.find((one) => found.includes(one))
}

/** Armed men who are seen or bar a road are there already; everything else is a threat. */
export function precursorOfThreat(kind: string): Precursor {
  return ofThreats[kind] ?? 'threat'
}

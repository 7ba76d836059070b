import type { Violation } from '../../../events/bodies.ts'
import { AreaId, MissionId, RecordId } from '../../../primitives/ids.ts'
import { utcMs } from '../../../primitives/utc-minute.ts'
import { weekStarting } from '../../../primitives/week.ts'
import type {
  PaperAlert,
  PaperIncident,
  PaperRecommendation,
  PaperSource,
  PaperThreat,
} from '../source.ts'

export const rule = { startsOn: 1 as const, timeZone: 'Africa/Juba' }
export const week = weekStarting(rule, '2026-11-16')
export const north = AreaId.parse('OD01')
export const south = AreaId.parse('OD03')
/** Six hours after the week ended. */
export const at = utcMs(week.end) + 6 * 3_600_000

export function recordId(n: number): RecordId {
  return RecordId.parse(`${'a'.repeat(32)}-${n}`)
}

/** A mission of which nothing is known, with what is given. */
export function source(of: Partial<PaperSource> = {}): PaperSource {
  return {
    mission: MissionId.parse('ondara'),
    rule,
    week,
    areas: [north, south],
    asOf: { seq: 500, reducers: 11, at },
    since: utcMs('2026-01-01T00:00Z'),
    incidents: [],
    alerts: [],
    threats: [],
    recommendations: [],
    visits: [],
    hostStates: [],
    heard: [],
    released: [],
    ...of,
  }
}

type Told = Partial<PaperIncident> & { on?: string }

/** An incident at noon of a date, known an hour later. */
export function incident(n: number, { on = '2026-11-18', ...of }: Told = {}): PaperIncident {
  const noon = `${on}T10:00Z`
  return {
    id: recordId(n),
    area: south,
    countedAs: 'unverified',
    occurred: { precision: 'hour', earliest: noon, latest: noon },
    place: { kind: 'point', lat: 1, lon: 2, radiusM: 10, source: 'pin' },
    violations: [],
    actors: [],
    knownAt: utcMs(noon) + 3_600_000,
    ...of,
  }
}

export function killed(min: number, max: number | null = min): Violation {
  return { type: 'killing', count: { min, best: max, max, status: 'reported' } }
}

export function alert(n: number, of: Partial<PaperAlert> = {}): PaperAlert {
  return {
    id: recordId(n),
    area: south,
    level: 'flash',
    about: 'report',
    standing: 'unanswered',
    target: 15,
    raisedAt: utcMs('2026-11-18T10:00Z'),
    takenAt: null,
    onSiteAt: null,
    communityToldAt: null,
    answers: [],
    ...of,
  }
}

export function threat(n: number, of: Partial<PaperThreat> = {}): PaperThreat {
  const noticed = '2026-11-20T10:00Z'
  return {
    id: recordId(n),
    area: south,
    kind: 'attack_announced',
    imminence: 'within_hours',
    intent: null,
    capability: null,
    noticedAt: { precision: 'minute', earliest: noticed, latest: noticed },
    alert: 'unanswered',
    ...of,
  }
}

export function recommendation(
  n: number,
  of: Partial<PaperRecommendation> = {},
): PaperRecommendation {
  return {
    id: recordId(n),
    area: south,
    organ: 'mission',
    owner: null,
    due: '2026-12-01',
    standing: 'unanswered',
    ...of,
  }
}

import type { EventTypeName } from '../events/registry.ts'
import type { Role } from '../primitives/actor.ts'
import type { Band } from '../primitives/ids.ts'

/** Which parts of an event somebody may read: of records of their own seat, and of everybody else's. */
type Readable = { own: readonly string[]; others: Readonly<Record<Band, readonly string[]>> }

/** What a role may do, as data (SPEC AC). What is not listed is not allowed. */
export type RoleAccess = {
  /** Whose areas it pulls: those of its seat, every area, or none but the mission's roster. */
  areas: 'own' | 'all' | 'none'
  bands: readonly Band[]
  parts: Readable
  /** Event types it may write. */
  writes: readonly EventTypeName[]
  /** Whether it may ask the server's read models: threat map, records, summaries, alerts. */
  desk: boolean
  /** Whether it may invite, list and revoke seats and accounts. */
  administers: boolean
}

const everything = ['facts', 'narrative', 'provenance'] as const
const fieldWrites = [
  'ReportFiled',
  'ReportAmended',
  'ReportWithdrawn',
  'ThreatRaised',
  'ThreatAmended',
  'ThreatClosed',
] as const satisfies EventTypeName[]
const deskWrites = [
  ...fieldWrites,
  'IncidentVerified',
  'IncidentMerged',
  'IncidentUnmerged',
  'AlertAcknowledged',
  'AlertAnswered',
  'AlertClosed',
] as const satisfies EventTypeName[]

const nothing = { own: [], others: { standard: [], restricted: [] } }
const all = { own: everything, others: { standard: everything, restricted: everything } }

/**
 * The roles of a mission. A member in the field reads the whole of what the own team reported in the
 * standard band, and of the restricted one only own records: a tablet taken at a checkpoint holds
 * no other officer's report of a child or a survivor (source paper 004 on roles; security.md §2).
 */
export const roleAccess: Readonly<Record<Role, RoleAccess>> = {
  jpt_member: {
    areas: 'own',
    bands: ['standard', 'restricted'],
    parts: { own: everything, others: { standard: ['facts', 'narrative'], restricted: [] } },
    writes: fieldWrites,
    desk: false,
    administers: false,
  },
  team_leader: {
    areas: 'own',
    bands: ['standard', 'restricted'],
    parts: { own: everything, others: { standard: everything, restricted: ['facts'] } },
    writes: fieldWrites,
    desk: false,
    administers: false,
  },
  analyst: {
    areas: 'all',
    bands: ['standard', 'restricted'],
    parts: all,
    writes: deskWrites,
    desk: true,
    administers: false,
  },
  headquarters: {
    areas: 'all',
    bands: ['standard', 'restricted'],
    parts: { own: everything, others: { standard: everything, restricted: ['facts'] } },
    writes: deskWrites,
    desk: true,
    administers: false,
  },
  administrator: {
    areas: 'none',
    bands: [],
    parts: nothing,
    writes: [],
    desk: false,
    administers: true,
  },
  system: {
    areas: 'none',
    bands: [],
    parts: nothing,
    writes: [...fieldWrites, 'SeatEnrolled', 'SeatRevoked'],
    desk: false,
    administers: false,
  },
}

import type { EventTypeName } from '../events/registry.ts'
import type { Role } from '../primitives/actor.ts'
import type { Band } from '../primitives/ids.ts'

/** What a role may do, as data (SPEC AC). What is not listed is not allowed. */
export type RoleAccess = {
  /** Whose areas it pulls: those of its seat, every area, or none but the mission's roster. */
  areas: 'own' | 'all' | 'none'
  bands: readonly Band[]
  /** Whether it reads the records of its own seat whole; those of others by `readRules`. */
  readsOwn: boolean
  /** Event types it may write. */
  writes: readonly EventTypeName[]
  /** Those of them that it may write about records of others, where its role is none of a desk (SPEC AC-12). */
  ofOthers?: readonly EventTypeName[]
  /** Whether it may ask the server's read models: threat map, records, summaries, alerts. */
  desk: boolean
  /** The weekly figures: as they are, or without what could single out a restricted record (SPEC SU-10). */
  figures: 'whole' | 'suppressed' | 'none'
  /** Whether it may invite, list and revoke seats and accounts. */
  administers: boolean
  /** Whether it may propose, and decide for another, that something is erased; desks only as identity officers. */
  erases: 'always' | 'as_officer' | 'never'
}

const fieldWrites = [
  'ReportFiled',
  'ReportAmended',
  'ReportWithdrawn',
  'ThreatRaised',
  'ThreatAmended',
  'ThreatClosed',
  'VisitLogged',
  'VisitAmended',
  'RecommendationMade',
  'RecommendationAmended',
  'RecommendationWithdrawn',
  'CardUsed',
] as const satisfies EventTypeName[]
/** Where a team goes, until when, and with whom. */
const leads = [
  'DeploymentOpened',
  'DeploymentAmended',
  'DeploymentClosed',
] as const satisfies EventTypeName[]
/** A paper of the whole mission, from its first draft to whom it was given (SPEC SP-13, RP-7). */
const paperWrites = [
  'PaperDrafted',
  'PaperEdited',
  'PaperSigned',
  'PaperReleased',
  'PaperDissented',
  'PaperShared',
] as const satisfies EventTypeName[]
/** How willing and able the host State is: written and read where papers are (SPEC HS-2). */
const hostWrites = [
  'HostStateAssessed',
  'HostStateReassessed',
  'HostStateWithdrawn',
] as const satisfies EventTypeName[]
/** What is written into the scope of desks, and nowhere else. */
export const deskScopeWrites: readonly EventTypeName[] = [...paperWrites, ...hostWrites]
const deskWrites = [
  ...fieldWrites,
  ...leads,
  'RecommendationAnswered',
  'IncidentVerified',
  'IncidentMerged',
  'IncidentUnmerged',
  'AlertAcknowledged',
  'AlertAnswered',
  'AlertClosed',
  'AlertReached',
  'FlashHeard',
  'WarningLookedAt',
  'WarningAnswered',
  'WarningMuted',
  ...paperWrites,
  ...hostWrites,
] as const satisfies EventTypeName[]

const rosterWrites = [
  'SeatEnrolled',
  'SeatChanged',
  'SeatRevoked',
  'PartErased',
] as const satisfies EventTypeName[]

/** The roles of a mission. What they read of others' records is in `reading.ts`. */
export const roleAccess: Readonly<Record<Role, RoleAccess>> = {
  jpt_member: {
    areas: 'own',
    bands: ['standard', 'restricted'],
    readsOwn: true,
    writes: [...fieldWrites, 'AlertReached', 'MissionReportSigned'],
    ofOthers: ['MissionReportSigned', 'AlertReached'],
    desk: false,
    figures: 'none',
    administers: false,
    erases: 'never',
  },
  team_leader: {
    areas: 'own',
    bands: ['standard', 'restricted'],
    readsOwn: true,
    writes: [...fieldWrites, ...leads, 'AlertReached', 'MissionReportSigned'],
    ofOthers: ['DeploymentAmended', 'DeploymentClosed', 'MissionReportSigned', 'AlertReached'],
    desk: false,
    figures: 'none',
    administers: false,
    erases: 'never',
  },
  analyst: {
    areas: 'all',
    bands: ['standard', 'restricted'],
    readsOwn: true,
    writes: deskWrites,
    desk: true,
    figures: 'whole',
    administers: false,
    erases: 'as_officer',
  },
  headquarters: {
    areas: 'all',
    bands: ['standard', 'restricted'],
    readsOwn: true,
    writes: deskWrites,
    desk: true,
    figures: 'whole',
    administers: false,
    erases: 'as_officer',
  },
  summary_reader: {
    areas: 'none',
    bands: [],
    readsOwn: false,
    writes: [],
    desk: false,
    figures: 'suppressed',
    administers: false,
    erases: 'never',
  },
  administrator: {
    areas: 'none',
    bands: [],
    readsOwn: false,
    writes: [],
    desk: false,
    figures: 'none',
    administers: true,
    erases: 'always',
  },
  system: {
    areas: 'none',
    bands: [],
    readsOwn: false,
    writes: [...fieldWrites, ...rosterWrites, 'WarningRaised', 'WarningJudged', 'PaperDrafted'],
    desk: false,
    figures: 'none',
    administers: false,
    erases: 'never',
  },
}

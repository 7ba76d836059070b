import type * as z from 'zod/mini'
import { alertAcknowledged } from './alert-acknowledged.ts'
import { alertAnswered } from './alert-answered.ts'
import { alertClosed } from './alert-closed.ts'
import { alertReached } from './alert-reached.ts'
import type { Narrative, Provenance } from './bodies.ts'
import { cardUsed } from './card-used.ts'
import { deploymentAmended } from './deployment-amended.ts'
import { deploymentClosed } from './deployment-closed.ts'
import { deploymentOpened } from './deployment-opened.ts'
import { flashHeard } from './flash-heard.ts'
import { hostStateAssessed } from './host-state-assessed.ts'
import { hostStateReassessed } from './host-state-reassessed.ts'
import { hostStateWithdrawn } from './host-state-withdrawn.ts'
import { incidentMerged } from './incident-merged.ts'
import { incidentUnmerged } from './incident-unmerged.ts'
import { incidentVerified } from './incident-verified.ts'
import { missionReportSigned } from './mission-report-signed.ts'
import { paperDissented } from './paper-dissented.ts'
import { paperDrafted } from './paper-drafted.ts'
import { paperEdited } from './paper-edited.ts'
import { paperReleased } from './paper-released.ts'
import { paperShared } from './paper-shared.ts'
import { paperSigned } from './paper-signed.ts'
import { partErased } from './part-erased.ts'
import { recommendationAmended } from './recommendation-amended.ts'
import { recommendationAnswered } from './recommendation-answered.ts'
import { recommendationMade } from './recommendation-made.ts'
import { recommendationWithdrawn } from './recommendation-withdrawn.ts'
import { reportAmended } from './report-amended.ts'
import { reportFiled } from './report-filed.ts'
import { reportWithdrawn } from './report-withdrawn.ts'
import { seatChanged } from './seat-changed.ts'
import { seatEnrolled } from './seat-enrolled.ts'
import { seatRevoked } from './seat-revoked.ts'
import { threatAmended } from './threat-amended.ts'
import { threatClosed } from './threat-closed.ts'
import { threatRaised } from './threat-raised.ts'
import { visitAmended } from './visit-amended.ts'
import { visitLogged } from './visit-logged.ts'
import { warningAnswered } from './warning-answered.ts'
import { warningJudged } from './warning-judged.ts'
import { warningLookedAt } from './warning-looked-at.ts'
import { warningMuted } from './warning-muted.ts'
import { warningRaised } from './warning-raised.ts'

/** Every event type that this version can read and write. Types are only ever added (SPEC EV-8). */
export const eventTypes = {
  ReportFiled: reportFiled,
  ReportAmended: reportAmended,
  ReportWithdrawn: reportWithdrawn,
  IncidentVerified: incidentVerified,
  IncidentMerged: incidentMerged,
  IncidentUnmerged: incidentUnmerged,
  ThreatRaised: threatRaised,
  ThreatAmended: threatAmended,
  ThreatClosed: threatClosed,
  AlertAcknowledged: alertAcknowledged,
  AlertAnswered: alertAnswered,
  AlertClosed: alertClosed,
  SeatEnrolled: seatEnrolled,
  SeatRevoked: seatRevoked,
  SeatChanged: seatChanged,
  PartErased: partErased,
  CardUsed: cardUsed,
  DeploymentOpened: deploymentOpened,
  DeploymentAmended: deploymentAmended,
  DeploymentClosed: deploymentClosed,
  MissionReportSigned: missionReportSigned,
  VisitLogged: visitLogged,
  VisitAmended: visitAmended,
  RecommendationMade: recommendationMade,
  RecommendationAnswered: recommendationAnswered,
  FlashHeard: flashHeard,
  RecommendationAmended: recommendationAmended,
  RecommendationWithdrawn: recommendationWithdrawn,
  AlertReached: alertReached,
  WarningRaised: warningRaised,
  WarningLookedAt: warningLookedAt,
  WarningAnswered: warningAnswered,
  WarningMuted: warningMuted,
  WarningJudged: warningJudged,
  PaperDrafted: paperDrafted,
  PaperEdited: paperEdited,
  PaperSigned: paperSigned,
  PaperReleased: paperReleased,
  PaperDissented: paperDissented,
  PaperShared: paperShared,
  HostStateAssessed: hostStateAssessed,
  HostStateReassessed: hostStateReassessed,
  HostStateWithdrawn: hostStateWithdrawn,
} as const

export type EventTypeName = keyof typeof eventTypes

export type FactsOf<T extends EventTypeName> = z.infer<(typeof eventTypes)[T]['facts']>

/** The parts of a new event, before sealing: facts always, the others where the author has something to say. */
export type BodiesOf<T extends EventTypeName> = {
  facts: FactsOf<T>
  narrative?: Narrative
  provenance?: Provenance
}

export function isEventTypeName(type: string): type is EventTypeName {
  return Object.hasOwn(eventTypes, type)
}

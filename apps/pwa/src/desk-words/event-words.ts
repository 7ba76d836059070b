import type { EventTypeName } from '@tocsin/schema/events/registry'
import type { MessageId } from '../i18n/message-id.ts'
import type { Words } from '../i18n/words.ts'

const acts: Record<EventTypeName, MessageId> = {
  ReportFiled: 'desk.evReportFiled',
  ReportAmended: 'desk.evReportAmended',
  ReportWithdrawn: 'desk.evReportWithdrawn',
  IncidentVerified: 'desk.evIncidentVerified',
  IncidentMerged: 'desk.evIncidentMerged',
  IncidentUnmerged: 'desk.evIncidentUnmerged',
  ThreatRaised: 'desk.evThreatRaised',
  ThreatAmended: 'desk.evThreatAmended',
  ThreatClosed: 'desk.evThreatClosed',
  AlertAcknowledged: 'desk.evAlertAcknowledged',
  AlertAnswered: 'desk.evAlertAnswered',
  AlertClosed: 'desk.evAlertClosed',
  AlertReached: 'desk.evAlertReached',
  PartErased: 'desk.evPartErased',
  DeploymentOpened: 'desk.evDeploymentOpened',
  DeploymentAmended: 'desk.evDeploymentAmended',
  DeploymentClosed: 'desk.evDeploymentClosed',
  MissionReportSigned: 'desk.evMissionReportSigned',
  VisitLogged: 'desk.evVisitLogged',
  VisitAmended: 'desk.evVisitAmended',
  RecommendationMade: 'desk.evRecommendationMade',
  RecommendationAnswered: 'desk.evRecommendationAnswered',
  RecommendationAmended: 'desk.evRecommendationAmended',
  RecommendationWithdrawn: 'desk.evRecommendationWithdrawn',
  CardUsed: 'desk.evCardUsed',
  FlashHeard: 'desk.evFlashHeard',
  WarningRaised: 'desk.evOther',
  WarningLookedAt: 'desk.evOther',
  WarningAnswered: 'desk.evOther',
  WarningMuted: 'desk.evOther',
  WarningJudged: 'desk.evOther',
  PaperDrafted: 'desk.evPaperDrafted',
  PaperEdited: 'desk.evPaperEdited',
  PaperSigned: 'desk.evPaperSigned',
  PaperReleased: 'desk.evPaperReleased',
  PaperDissented: 'desk.evPaperDissented',
  PaperShared: 'desk.evPaperShared',
  HostStateAssessed: 'desk.evHostStateAssessed',
  HostStateReassessed: 'desk.evHostStateReassessed',
  HostStateWithdrawn: 'desk.evHostStateWithdrawn',
  SeatEnrolled: 'desk.evOther',
  SeatRevoked: 'desk.evOther',
  SeatChanged: 'desk.evOther',
}

/** What kind of event it is, as a desk says it; of a type that this version does not know, that it is one. */
export function eventWords({ t }: Pick<Words, 't'>, type: string): string {
  const known: Readonly<Record<string, MessageId>> = acts
  return t(known[type] ?? 'desk.evOther')
}

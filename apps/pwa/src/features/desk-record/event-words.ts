import type { Words } from '../../i18n/words.ts'

/** What kind of event it is, as a desk's lists say it. */
export function eventWords({ t }: Words, type: string): string {
  switch (type) {
    case 'ReportFiled':
      return t('desk.evReportFiled')
    case 'ReportAmended':
      return t('desk.evReportAmended')
    case 'ReportWithdrawn':
      return t('desk.evReportWithdrawn')
    case 'ThreatRaised':
      return t('desk.evThreatRaised')
    case 'ThreatAmended':
      return t('desk.evThreatAmended')
    case 'ThreatClosed':
      return t('desk.evThreatClosed')
    case 'IncidentVerified':
      return t('desk.evIncidentVerified')
    case 'IncidentMerged':
      return t('desk.evIncidentMerged')
    case 'IncidentUnmerged':
      return t('desk.evIncidentUnmerged')
    case 'AlertAcknowledged':
      return t('desk.evAlertAcknowledged')
    case 'AlertAnswered':
      return t('desk.evAlertAnswered')
    case 'AlertClosed':
      return t('desk.evAlertClosed')
    case 'PartErased':
      return t('desk.evPartErased')
    default:
      return t('desk.evOther')
  }
}

import type { RecordId } from '@tocsin/schema/primitives/ids'

/**
 * Every address of the app, built here and nowhere else. None holds a word that somebody typed: ids
 * of records and drafts only.
 */
export const paths = {
  home: () => '/',
  flash: (draft?: string) => withDraft('/flash', draft),
  report: (draft?: string) => withDraft('/report', draft),
  threat: (draft?: string) => withDraft('/threat', draft),
  map: () => '/map',
  guidance: () => '/guidance',
  deploy: (draft?: string) => withDraft('/deploy', draft),
  visit: (draft?: string) => withDraft('/visit', draft),
  /** The visit by which a promised return is kept. */
  returnVisit: (id: RecordId) => `/record/${id}/return`,
  recommend: (draft?: string) => withDraft('/recommend', draft),
  deployment: (id: RecordId) => `/deployment/${id}`,
  missionReport: (id: RecordId) => `/deployment/${id}/report`,
  handOver: (id: RecordId) => `/deployment/${id}/hand-over`,
  record: (id: RecordId) => `/record/${id}`,
  /** An own flash as one text message. */
  message: (id: RecordId) => `/record/${id}/message`,
  amend: (id: RecordId) => `/record/${id}/amend`,
  storage: () => '/tablet',
  passOn: () => '/tablet/pass-on',
  takeOn: () => '/tablet/take-on',
  ready: () => '/ready',
  secure: () => '/tablet/security',
  /** A page of measures, plain and of no interest: where a quick exit goes. */
  quiet: () => '/measures.html',
  desk: () => '/desk',
  deskAlerts: () => '/desk/alerts',
  deskTeams: () => '/desk/teams',
  deskDeployment: (id: RecordId) => `/desk/teams/${id}`,
  deskAmendDeployment: (id: RecordId) => `/desk/teams/${id}/amend`,
  deskWeekly: () => '/desk/weekly',
  deskOutside: () => '/desk/outside',
  deskRecalls: () => '/desk/outside/recalls',
  deskPapers: () => '/desk/papers',
  deskPaper: (id: RecordId) => `/desk/papers/${id}`,
  deskWarnings: () => '/desk/warnings',
  deskBackTest: () => '/desk/warnings/worth',
  deskTablets: () => '/desk/tablets',
  deskEnrol: () => '/desk/enrol',
  deskHeld: () => '/desk/held',
  deskGuidance: () => '/desk/guidance',
  deskHeard: () => '/desk/message',
  deskIdentities: () => '/desk/identities',
  deskErasure: () => '/desk/erasure',
  deskPeople: () => '/desk/people',
  deskMission: () => '/desk/mission',
  deskSessions: () => '/desk/sessions',
  deskCertificate: (kind: 'incident' | 'threat', id: RecordId) => `/desk/${kind}/${id}/certificate`,
  deskRecord: (kind: 'incident' | 'threat', id: RecordId) => `/desk/${kind}/${id}`,
} as const

function withDraft(path: string, draft: string | undefined): string {
  return draft === undefined ? path : `${path}/${draft}`
}

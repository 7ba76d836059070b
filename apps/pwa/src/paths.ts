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
  record: (id: RecordId) => `/record/${id}`,
  amend: (id: RecordId) => `/record/${id}/amend`,
  storage: () => '/tablet',
  ready: () => '/ready',
  secure: () => '/tablet/security',
  /** A page of measures, plain and of no interest: where a quick exit goes. */
  quiet: () => '/measures.html',
  desk: () => '/desk',
  deskAlerts: () => '/desk/alerts',
  deskWeekly: () => '/desk/weekly',
  deskTablets: () => '/desk/tablets',
  deskEnrol: () => '/desk/enrol',
  deskHeld: () => '/desk/held',
  deskIdentities: () => '/desk/identities',
  deskErasure: () => '/desk/erasure',
  deskPeople: () => '/desk/people',
  deskSessions: () => '/desk/sessions',
  deskCertificate: (kind: 'incident' | 'threat', id: RecordId) => `/desk/${kind}/${id}/certificate`,
  deskRecord: (kind: 'incident' | 'threat', id: RecordId) => `/desk/${kind}/${id}`,
} as const

function withDraft(path: string, draft: string | undefined): string {
  return draft === undefined ? path : `${path}/${draft}`
}

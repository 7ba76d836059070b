import type { CertificateLocale, SignedCertificate } from '@tocsin/schema/certificate/certificate'
import type { AlertLine, RecordAnswer, TabletLine } from '@tocsin/schema/desk/desk-answers'
import type { MapFilter } from '@tocsin/schema/desk/map-filter'
import type { MapPicture } from '@tocsin/schema/desk/map-row'
import type { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import type { AreaId, RecordId } from '@tocsin/schema/primitives/ids'
import type { Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import type { WeeklySummary } from '@tocsin/schema/summary/state'
import type { FileAsked, FileStretch } from '@tocsin/schema/sync/send-file'
import { called, type ServerClient } from '../sync/server-client.ts'
import { createLiveClient } from './live-client.ts'

export type SummaryAsked = { weekStart: string; asKnownBy?: string; area?: AreaId }

export type CertificateAsked = {
  kind: 'incident' | 'threat'
  id: RecordId
  locale: CertificateLocale
}

type Answer<T> = Promise<Result<T, Problem>>

/** What the desk asks of headquarters' server: answers or problems, never a throw. */
export type DeskServer = {
  settings(): Answer<MissionSettings>
  map(filter: MapFilter): Answer<MapPicture>
  alerts(): Answer<AlertLine[]>
  tablets(): Answer<TabletLine[]>
  record(asked: { kind: 'incident' | 'threat'; id: RecordId }): Answer<RecordAnswer>
  copy(asked: FileAsked & { kind: 'incident' | 'threat'; id: RecordId }): Answer<FileStretch>
  certificate(asked: CertificateAsked): Answer<SignedCertificate>
  summary(asked: SummaryAsked): Answer<WeeklySummary>
  summaryCsv(asked: SummaryAsked): Answer<{ name: string; text: string }>
  /** Calls whenever the log has moved on; `ended` when the connection is given up. Gives back what ends it. */
  live(moved: () => void, ended: () => void): () => void
}

export function createDeskServer({ desk, mission, attachment }: ServerClient): DeskServer {
  const live = createLiveClient()
  return {
    settings: () => called(mission.settings.query()),
    map: (filter) => called(desk.map.query(filter)),
    alerts: () => called(desk.alerts.query().then((lines) => lines.map(whole))),
    tablets: () => called(desk.tablets.query()),
    record: (asked) =>
      called(
        desk.record.query(asked).then((answer) => ({
          ...answer,
          history: answer.history.map((line) => ({
            ...line,
            facts: line.facts,
            narrative: line.narrative,
          })),
        })),
      ),
    copy: (asked) => called(attachment.copy.query(asked)),
    certificate: (asked) => called(desk.certificate.query(asked)),
    summary: (asked) => called(desk.summary.query(asked)),
    summaryCsv: (asked) => called(desk.summaryCsv.query(asked)),
    live: (moved, ended) => {
      const subscription = live.desk.live.subscribe(undefined, {
        // Once connected: what happened before the connection stood is asked for.
        onStarted: moved,
        onData: moved,
        onError: ended,
        onComplete: ended,
      })
      return () => subscription.unsubscribe()
    },
  }
}

/** JSON leaves out what is undefined: the line says so again. */
function whole<T extends Partial<Pick<AlertLine, 'place' | 'occurred' | 'reporter'>>>(line: T) {
  return { ...line, place: line.place, occurred: line.occurred, reporter: line.reporter }
}

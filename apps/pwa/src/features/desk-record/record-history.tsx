import type { RecordAnswer } from '@tocsin/schema/desk/desk-answers'
import type { HistoryLine } from '@tocsin/schema/desk/record-view'
import { formatDtg } from '@tocsin/schema/primitives/dtg'
import { useWords } from '../../i18n/use-words.tsx'
import type { Words } from '../../i18n/words.ts'
import { Code } from '../../ui/code.tsx'

/** Every event of the record: who, by their clock, when headquarters got it, and its number. Newest first. */
export function RecordHistory({ history, seats }: Pick<RecordAnswer, 'history' | 'seats'>) {
  const words = useWords()
  const { t } = words
  return (
    <section className="stack stack--tight">
      <h3>{t('record.history')}</h3>
      <ol className="desk-history">
        {history.toReversed().map((line) => (
          <li key={line.id}>
            <p className="strong">{eventWords(words, line)}</p>
            <p className="small quiet" dir="auto">
              {seats[line.seat]?.name ?? t('common.notKnown')}
            </p>
            <p className="small quiet">
              {t('desk.said')} <Code>{formatDtg(line.saidAt)}</Code>
              {line.receivedAt !== null && (
                <>
                  {' · '}
                  {t('desk.received')} <Code>{formatDtg(line.receivedAt)}</Code>
                </>
              )}
              {line.seq !== null && (
                <>
                  {' · '}
                  {t('desk.number')} <Code>{line.seq}</Code>
                </>
              )}
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}

function eventWords({ t }: Words, { type }: HistoryLine): string {
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

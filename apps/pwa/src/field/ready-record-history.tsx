import { clearedIn } from '@tocsin/schema/events/cleared'
import type { EventTypeName } from '@tocsin/schema/events/registry'
import { receiptCode } from '@tocsin/schema/sync/receipt-code'
import type { ReactNode } from 'react'
import { useWords } from '../i18n/use-words.tsx'
import type { FoldedEntry } from '../local/fold-record.ts'
import { useSeat } from '../shell/deps.ts'
import { useNow } from '../shell/use-now.ts'
import { Code } from '../ui/code.tsx'
import { Panel } from '../ui/panel.tsx'
import { State } from '../ui/state.tsx'
import { DtgCode } from '../words/dtg-code.tsx'
import { ClearedFields } from './cleared-fields.tsx'

type Props = {
  entries: readonly FoldedEntry[]
  /** What an entry has changed, in words. */
  changesIn?: (entry: FoldedEntry) => ReactNode
}

/** Who wrote what, when it was said, and the receipt of HQ for each. */
export function RecordHistory({ entries, changesIn }: Props): ReactNode {
  const { t } = useWords()
  return (
    <Panel title={t('record.history')}>
      <ol className="record__history">
        {entries.map((entry) => (
          <HistoryLine key={entry.event.id} entry={entry}>
            {changesIn?.(entry)}
          </HistoryLine>
        ))}
      </ol>
    </Panel>
  )
}

function HistoryLine({ entry, children }: { entry: FoldedEntry; children: ReactNode }) {
  const words = useWords()
  const { t, when } = words
  const { local, vault } = useSeat()
  const now = useNow()
  const { header, hash } = entry.event
  const { received, held } = entry
  const seat = local.roster().get(header.seat)
  const author =
    header.seat === vault.seat.id ? t('record.thisTablet') : (seat?.name ?? t('record.anotherSeat'))
  const cleared = clearedIn(entry.told?.facts)
  const isDoubtful = seat?.isProven === false
  return (
    <li>
      <span>
        <b>{t(actId(header.type))}</b>
        <span className="row__meta">
          <bdi>{author}</bdi>
          {isDoubtful && <> ({t('record.seatNotProven')})</>} · {when(header.saidAt.at, now)}
        </span>
        {cleared.length > 0 && <ClearedFields names={cleared} />}
        {children}
      </span>
      {received ? (
        <State state="hq" strong={t('record.stopHq')}>
          <DtgCode at={received.receivedAt} month /> ·{' '}
          {entry.signed && (
            <>
              {t('record.receipt')} <Code>{receiptCode(hash)}</Code> ·{' '}
            </>
          )}
          {t('record.recordNumber')} <Code>{received.seq}</Code>
        </State>
      ) : held ? (
        <State state="held" strong={t('home.stateHeld')}>
          {words.problemWords(held).said} {words.problemWords(held).todo}
        </State>
      ) : (
        <State state="here" strong={t('home.stateHere')}>
          {t('home.stateHereWaits')}
        </State>
      )}
    </li>
  )
}

const acts = {
  ReportFiled: 'record.actFiled',
  ReportAmended: 'record.actAmended',
  ReportWithdrawn: 'record.actWithdrawn',
  IncidentVerified: 'record.actVerified',
  IncidentMerged: 'record.actMerged',
  IncidentUnmerged: 'record.actUnmerged',
  ThreatRaised: 'record.actRaised',
  ThreatAmended: 'record.actAmended',
  ThreatClosed: 'record.actEnded',
  AlertAcknowledged: 'record.actAcknowledged',
  AlertAnswered: 'record.actAnswered',
  AlertClosed: 'record.actAlertClosed',
  AlertReached: 'record.actReached',
  PartErased: 'record.actErased',
  DeploymentOpened: 'record.actOpened',
  DeploymentAmended: 'record.actAmended',
  DeploymentClosed: 'record.actClosed',
  MissionReportSigned: 'record.actSigned',
  VisitLogged: 'record.actFiled',
  VisitAmended: 'record.actAmended',
  RecommendationMade: 'record.actFiled',
  RecommendationAnswered: 'record.actAnswered',
  RecommendationAmended: 'record.actAmended',
  RecommendationWithdrawn: 'record.actTakenBack',
  CardUsed: 'record.actFiled',
  FlashHeard: 'record.actHeard',
} as const satisfies Record<Exclude<EventTypeName, Elsewhere>, string>

/** Of the roster, and of what desks alone read: their records have no screen here. */
type Elsewhere = `${'Seat' | 'Warning' | 'Paper' | 'HostState'}${string}`

function actId(type: string) {
  const known: Readonly<Partial<Record<string, (typeof acts)[keyof typeof acts]>>> = acts
  return known[type] ?? 'record.actNewer'
}

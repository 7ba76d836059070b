import type { RecordId } from '@tocsin/schema/primitives/ids'
import { labelOf } from '@tocsin/schema/vocabulary/find'
import { withdrawalReasons } from '@tocsin/schema/vocabulary/withdrawal-reasons'
import { Suspense } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import type { RecordView } from '../../local/local.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { Level } from '../../ui/level.tsx'
import { Notice } from '../../ui/notice.tsx'
import { callsToAct, levelShape, levelWords } from '../../words/level-words.ts'
import { ProblemNotice } from '../../words/problem-notice.tsx'
import { recordTitle } from '../../words/what-words.ts'
import { AmendThreat } from './amend-threat.tsx'
import './home.css'
import type { ToldWithFiles } from './ready-record-files.tsx'
import { RecordFacts } from './record-facts.tsx'
import { ReportActions } from './report-actions.tsx'
import { ResponseClock } from './response-clock.tsx'
import { RowState } from './row-state.tsx'
import { useRecord } from './use-record.ts'

// Where it is not on this device yet the record is shown without its pictures.
const RecordFiles = lazyPart(() =>
  import('./ready-record-files.tsx').then((part) => part.RecordFiles),
)

const RecordPeople = lazyPart(() =>
  import('./ready-record-people.tsx').then((part) => part.RecordPeople),
)

const SameEventReports = lazyPart(() =>
  import('./ready-same-event.tsx').then((part) => part.SameEventReports),
)

const HeardNotice = lazyPart(() =>
  import('./ready-heard-notice.tsx').then((part) => part.HeardNotice),
)

const ClosedNotices = lazyPart(() =>
  import('./ready-closed-notices.tsx').then((part) => part.ClosedNotices),
)
const AnswerNotice = lazyPart(() =>
  import('./ready-answer-notice.tsx').then((part) => part.AnswerNotice),
)
const ThreatActs = lazyPart(() => import('./ready-threat-acts.tsx').then((part) => part.ThreatActs))
const CameTrue = lazyPart(() => import('./ready-came-true.tsx').then((part) => part.CameTrue))

// Its history is for who looks closer, and comes with "ready for offline", too.
const RecordHistory = lazyPart(() =>
  import('../../field/ready-record-history.tsx').then((part) => part.RecordHistory),
)

/** What of a record's events names files, as far as this tablet reads them. */
function filesOf({ entries }: RecordView): ToldWithFiles[] {
  return entries.flatMap(({ told }) => {
    if (!told || !('attachments' in told.facts) || !told.facts.attachments) return []
    const { id, facts, narrative } = told
    return [{ id, facts, narrative }]
  })
}

/** One record on this tablet: what it says, where it is, and who has acted on it. */
export function SeeRecord({ id }: { id: RecordId }) {
  const { t } = useWords()
  const state = useRecord(id)
  switch (state.is) {
    case 'opening':
      return null
    case 'problem':
      return <ProblemNotice problem={state.problem} />
    case 'missing':
      return (
        <EmptyState
          says={t('record.notFound')}
          action={<ButtonLink icon="back" label={t('common.backToReports')} href={paths.home()} />}
        />
      )
    case 'open':
      return <OpenRecord view={state.view} />
  }
}

function OpenRecord({ view }: { view: RecordView }) {
  const words = useWords()
  const { t } = words
  const { row, report, threat, base } = view
  return (
    <div className="record">
      <header className="record__head">
        <ButtonLink square icon="back" label={t('common.backToReports')} href={paths.home()} />
        <h1 className="title">{recordTitle(words, row)}</h1>
        <div className="record__standing">
          {row.level && callsToAct(row) && (
            <Level level={levelShape(row.level)}>
              {levelWords(words, row.level, row.imminence)}
            </Level>
          )}
          <RowState row={row} />
        </div>
      </header>
      <Standing view={view} />
      <div className="record__body">
        <div className="record__stack">
          <RecordFacts view={view} />
          <Suspense fallback={null}>
            <CameTrue threat={threat} report={report} />
          </Suspense>
          {report && (
            <Suspense fallback={null}>
              <SameEventReports report={report} stateOf={(each) => <RowState row={each} />} />
            </Suspense>
          )}
          <Suspense fallback={null}>
            <RecordPeople view={view} />
          </Suspense>
          {filesOf(view).length > 0 && (
            <Suspense fallback={null}>
              <RecordFiles files={filesOf(view)} record={row.id} />
            </Suspense>
          )}
          {report && <ReportActions report={report} base={base} />}
          {row.own && row.level && row.state !== 'hq' && (
            <p className="line">
              <ButtonLink
                icon="radio"
                label={t('common.bySmsOrRadio')}
                href={paths.message(row.id)}
              />
            </p>
          )}
          {threat && (
            <div className="line">
              <AmendThreat threat={threat} />
              <Suspense fallback={null}>
                <ThreatActs threat={threat} base={base} />
              </Suspense>
            </div>
          )}
        </div>
        <div className="record__stack">
          <ResponseClock view={view} />
          <Suspense fallback={null}>
            <RecordHistory entries={view.entries} />
          </Suspense>
        </div>
      </div>
    </div>
  )
}

/** What has become of it: withdrawn, contested, held, answered. */
function Standing({ view: { row, report, threat, alert } }: { view: RecordView }) {
  const { t, locale } = useWords()
  return (
    <>
      {report?.withdrawn && (
        <Notice
          kind="quiet"
          icon="close"
          title={t('record.withdrawnBecause', {
            reason: labelOf(withdrawalReasons, report.withdrawn.reason, locale),
          })}
        />
      )}
      {(threat?.closed || alert?.closed) && (
        <Suspense fallback={null}>
          <ClosedNotices threat={threat} alert={alert} />
        </Suspense>
      )}
      {report && report.heard.length > 0 && (
        <Suspense fallback={null}>
          <HeardNotice report={report} />
        </Suspense>
      )}
      {row.contested && (
        <Notice kind="care" icon="split" title={t('record.contested')}>
          {t('record.contestedText')}
        </Notice>
      )}
      {row.held && <ProblemNotice problem={row.held} live={false} />}
      {alert && alert.answers.length > 0 && (
        <Suspense fallback={null}>
          <AnswerNotice alert={alert} />
        </Suspense>
      )}
    </>
  )
}

import './desk-warnings.css'
import { standingWeights } from '@tocsin/early-warning/risk/harm-event'
import type { WarningsAnswer } from '@tocsin/early-warning/run/answers'
import { formatDtg } from '@tocsin/schema/primitives/dtg'
import { rich } from '../../i18n/rich.tsx'
import { useWords } from '../../i18n/use-words.tsx'
import { paths } from '../../paths.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Code } from '../../ui/code.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ScrollBox } from '../../ui/scroll-box.tsx'
import { areaWordsOf } from './area-words.ts'
import type { BehindRows } from './behind-words.ts'
import { KnownTable } from './known-table.tsx'
import { PrecursorNote } from './precursor-note.tsx'
import { RiskTable } from './risk-table.tsx'
import { SeasonPanel } from './season-panel.tsx'
import { UnitPanel } from './unit-panel.tsx'
import { type Acting, WarningTable } from './warning-table.tsx'

type Props = Acting & {
  answer: WarningsAnswer
  behindRows: BehindRows
  areaNames: Readonly<Record<string, string>>
  timeZone: string
  now: number
  /** Whether this desk has asked for a run that is not done. */
  isAsking: boolean
  onRun: () => void
}

/** Early warning: what is likely, what has changed, what is not known, and what people make of it. */
export function WarningsScreen(props: Props) {
  const { answer, isAsking, onRun } = props
  const words = useWords()
  const { t } = words
  const { run, withheld, isRunning } = answer
  return (
    <ScrollBox label={t('warnings.title')} className="desk-page stack">
      <div>
        <h1 className="title">{t('warnings.title')}</h1>
        <p className="quiet">{t('warnings.intro')}</p>
      </div>
      <div className="warnings__head">
        {run && (
          <span>
            {rich(words, 'warnings.asOf', {}, { dtg: <Code>{formatDtg(run.knownAt)}</Code> })}
          </span>
        )}
        {isAsking || isRunning ? (
          <span role="status">{t('warnings.running')}</span>
        ) : (
          <Button icon="clock" label={t('warnings.run')} onPress={onRun} />
        )}
        <ButtonLink href={paths.deskBackTest()} label={t('warnings.backTest')} />
      </div>
      {withheld > 0 && <p>{t('warnings.withheld', { count: words.number(withheld) })}</p>}
      {run ? <Found {...props} run={run} /> : <EmptyState says={t('warnings.none')} />}
    </ScrollBox>
  )
}

function Found({
  run,
  answer,
  areaNames,
  ...rest
}: Props & { run: NonNullable<WarningsAnswer['run']> }) {
  const { t, number } = useWords()
  const areaWords = areaWordsOf(answer, areaNames)
  const shared = { ...rest, answer, areaWords }
  const hasOpen = answer.warnings.some(({ found }) => found.kind !== 'risk')
  const { coverage, breaks, tooVague } = run
  return (
    <>
      <Panel title={t('warnings.open')} flush={hasOpen}>
        {hasOpen ? <WarningTable {...shared} /> : <p>{t('warnings.openNone')}</p>}
      </Panel>
      {breaks === 'notYetKnown' && <p>{t('warnings.breaksUnknown')}</p>}
      {answer.over.length > 0 && <p>{t('warnings.over', { count: number(answer.over.length) })}</p>}
      {answer.muted.length > 0 && (
        <p>{t('warnings.muted', { count: number(answer.muted.length) })}</p>
      )}
      {([28, 7] as const).map((horizon) => {
        const title = t(horizon === 28 ? 'warnings.risk28' : 'warnings.risk7')
        const rows = horizon === 28 ? answer.risk28 : answer.risk7
        return (
          <Panel key={horizon} title={title} flush={rows.length > 0}>
            {rows.length > 0 ? (
              <RiskTable caption={title} rows={rows} {...shared} />
            ) : (
              <p>{t('warnings.riskNone')}</p>
            )}
          </Panel>
        )
      })}
      <UnitPanel title={t('warnings.units28')} rows={run.units28} behindRows={rest.behindRows} />
      <p className="small">
        {t('warnings.riskNote', {
          verified: number(standingWeights.verified),
          unverified: number(standingWeights.unverified),
        })}
      </p>
      <PrecursorNote factors={run.precursorFactors} />
      <Panel title={t('warnings.known')} flush>
        <KnownTable rows={run.nowcasts} areaWords={areaWords} />
      </Panel>
      <SeasonPanel season={run.season} />
      <p className="small">
        {t('warnings.coverage', {
          incidents: number(coverage.reportedIncidents),
          nothing: number(coverage.reportedNothing),
          silent: number(coverage.noContact),
        })}
      </p>
      {tooVague > 0 && (
        <p className="small">{t('warnings.tooVague', { count: number(tooVague) })}</p>
      )}
    </>
  )
}

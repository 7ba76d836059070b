import type { LookBackAnswer } from '@tocsin/early-warning/run/answers'
import { formatDtg } from '@tocsin/schema/primitives/dtg'
import { utcMs } from '@tocsin/schema/primitives/utc-minute'
import type { Problem } from '@tocsin/schema/problem'
import { useState } from 'react'
import { rich } from '../../i18n/rich.tsx'
import { useWords } from '../../i18n/use-words.tsx'
import { Button } from '../../ui/button.tsx'
import { Code } from '../../ui/code.tsx'
import { Field } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ProblemNotice } from '../../words/problem-notice.tsx'
import { type AreaWords, areaWordsOf } from './area-words.ts'
import type { BehindRows } from './behind-words.ts'
import { FoundTable } from './found-table.tsx'
import { pastMinute } from './past-minute.ts'
import { PastRiskTable } from './risk-table.tsx'
import { SeasonPanel } from './season-panel.tsx'
import { UnitPanel } from './unit-panel.tsx'

export type AskedBack = {
  minute: string
  told?: { answer: LookBackAnswer; behindRows: BehindRows } | undefined
  problem?: Problem | undefined
}

export type LookingBack = {
  /** What was asked last; undefined before, and after it was put away. */
  asked: AskedBack | undefined
  onAsk: (minute: string) => void
  onEnd: () => void
  areaNames: Readonly<Record<string, string>>
  timeZone: string
  now: number
}

/** What the lists would have said at an earlier moment, marked as a look back. */
export function LookBackPanel({ asked, onAsk, onEnd, areaNames, timeZone, now }: LookingBack) {
  const { t } = useWords()
  const [at, setAt] = useState('')
  const [wrong, setWrong] = useState<string>()
  const isAsking = asked !== undefined && !asked.told && !asked.problem
  const ask = () => {
    const read = pastMinute(at, timeZone, now)
    setWrong(read.ok ? undefined : t(read.error))
    if (read.ok) onAsk(read.value)
  }
  return (
    <>
      <Panel title={t('warnings.lookBack')}>
        <Form onSend={ask}>
          <p className="quiet">{t('warnings.lookBackIntro')}</p>
          <div className="warnings__ask">
            <Field
              type="datetime-local"
              label={t('warnings.lookBackAt')}
              wrong={wrong}
              value={at}
              onChange={setAt}
            />
            <Button
              type="submit"
              icon="history"
              label={t('warnings.lookBackShow')}
              disabledReason={isAsking ? t('warnings.running') : undefined}
            />
          </div>
        </Form>
        {asked?.problem && <ProblemNotice problem={asked.problem} />}
      </Panel>
      {asked?.told && (
        <LookedBack {...asked.told} minute={asked.minute} areaNames={areaNames} onEnd={onEnd} />
      )}
    </>
  )
}

function LookedBack({
  answer,
  behindRows,
  minute,
  areaNames,
  onEnd,
}: NonNullable<AskedBack['told']> & { minute: string } & Pick<LookingBack, 'areaNames' | 'onEnd'>) {
  const words = useWords()
  const { t, number } = words
  const { run, isKnown, found, over, risk7, risk28, withheld, seats } = answer
  const said = { areaWords: areaWordsOf(answer, areaNames), behindRows }
  const dtg = <Code>{formatDtg(utcMs(minute))}</Code>
  return (
    <>
      <Notice kind="care" icon="history" live>
        <div className="stack">
          <p>{rich(words, 'warnings.lookBackMark', {}, { dtg })}</p>
          {!isKnown && <p>{t('warnings.lookBackNothing')}</p>}
          <span>
            <Button label={t('warnings.lookBackEnd')} onPress={onEnd} />
          </span>
        </div>
      </Notice>
      {withheld > 0 && <p>{t('warnings.withheld', { count: number(withheld) })}</p>}
      {isKnown && (
        <>
          <Panel title={t('warnings.lookBackFound')} flush={found.length > 0}>
            {found.length > 0 ? (
              <FoundTable found={found} seats={seats} {...said} />
            ) : (
              <p>{t('warnings.lookBackNone')}</p>
            )}
          </Panel>
          {run.breaks === 'notYetKnown' && <p>{t('warnings.breaksUnknown')}</p>}
          {over > 0 && <p>{t('warnings.over', { count: number(over) })}</p>}
          <PastList title={t('warnings.lookBack28')} rows={risk28} {...said} />
          <PastList title={t('warnings.lookBack7')} rows={risk7} {...said} />
          <UnitPanel
            title={t('warnings.lookBackUnits')}
            rows={run.units28}
            behindRows={behindRows}
          />
          <SeasonPanel season={run.season} />
        </>
      )}
    </>
  )
}

function PastList({
  title,
  rows,
  ...said
}: {
  title: string
  rows: LookBackAnswer['risk7']
  areaWords: AreaWords
  behindRows: BehindRows
}) {
  const { t } = useWords()
  return (
    <Panel title={title} flush={rows.length > 0}>
      {rows.length > 0 ? (
        <PastRiskTable caption={title} rows={rows} {...said} />
      ) : (
        <p>{t('warnings.riskNone')}</p>
      )}
    </Panel>
  )
}

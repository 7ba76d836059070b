import './desk-hand-overs.css'
import {
  type OutsideAnswer,
  type OutsideFormat,
  outsideFormats,
} from '@tocsin/schema/desk/given-files'
import type { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import { formatDtg } from '@tocsin/schema/primitives/dtg'
import { utcMs } from '@tocsin/schema/primitives/utc-minute'
import { nextWeek, previousWeek, weekStarting } from '@tocsin/schema/primitives/week'
import type { Problem } from '@tocsin/schema/problem'
import type { ReleasePlan } from '@tocsin/schema/summary/release/plan'
import { useState } from 'react'
import { rich } from '../../i18n/rich.tsx'
import { useWords } from '../../i18n/use-words.tsx'
import { paths } from '../../paths.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Code } from '../../ui/code.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ScrollBox } from '../../ui/scroll-box.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { FilesPart, type Giving } from './files-part.tsx'
import { PlanForm } from './plan-form.tsx'
import { PlanPanel } from './plan-panel.tsx'
import { ReleasePart } from './release-part.tsx'
import { SharesTable } from './shares-table.tsx'
import { SilentPanel } from './silent-panel.tsx'
import { ToldTables } from './told-tables.tsx'

type Props = Giving<OutsideFormat> & {
  answer: OutsideAnswer
  settings: MissionSettings
  profile: string
  onWeek: (weekStart: string) => void
  onProfile: (name: string) => void
  onRelease: () => Promise<void>
  now: number
  /** Headquarters sets it, as long as nothing was told by it. */
  onPlan?: ((plan: ReleasePlan) => Promise<Problem | undefined>) | undefined
}

/** What offices outside are told of a week, what is silent and why, and who was handed it. */
export function OutsideScreen(props: Props) {
  const { answer } = props
  const { t } = useWords()
  return (
    <ScrollBox label={t('outside.title')} className="desk-page stack">
      <div>
        <h1 className="title">{t('outside.title')}</h1>
        <p className="quiet">{t('outside.intro')}</p>
      </div>
      <div className="given__acts">
        <ButtonLink icon="history" label={t('outside.recalls')} href={paths.deskRecalls()} />
      </div>
      {answer.plan ? (
        <>
          <WeekControls {...props} />
          <WeekPart {...props} />
          <PlanPanel plan={answer.plan} week={answer.week} settings={props.settings} />
        </>
      ) : (
        <EmptyState says={t('outside.planNone')} />
      )}
      {answer.releases.length === 0 && <PlanSetting {...props} />}
    </ScrollBox>
  )
}

/** Stands open where there is no plan; another one is asked for. */
function PlanSetting({ answer, settings, now, onPlan }: Props) {
  const { t } = useWords()
  const [isOpen, setOpen] = useState(answer.plan === null)
  if (!onPlan) return null
  const set = async (plan: ReleasePlan) => {
    const refusal = await onPlan(plan)
    if (!refusal) setOpen(false)
    return refusal
  }
  return isOpen ? (
    <PlanForm settings={settings} now={now} onPlan={set} />
  ) : (
    <div className="given__acts">
      <Button icon="pencil" label={t('outside.setPlan')} onPress={() => setOpen(true)} />
    </div>
  )
}

function WeekControls({ answer, settings, profile, onWeek, onProfile }: Props) {
  const words = useWords()
  const { t, date, dateYear } = words
  const week = weekStarting(settings.week, answer.week)
  const { timeZone } = settings.week
  const from = date(utcMs(week.start), timeZone)
  const to = dateYear(utcMs(week.end) - 60_000, timeZone)
  return (
    <div className="given__week">
      <Button
        icon="back"
        label={t('outside.earlier')}
        onPress={() => onWeek(previousWeek(settings.week, week).firstDate)}
      />
      <p className="strong">{t('outside.weekFrom', { from, to })}</p>
      <Button
        icon="chevron"
        label={t('outside.later')}
        disabledReason={answer.isOver ? undefined : t('outside.noLater')}
        onPress={() => onWeek(nextWeek(settings.week, week).firstDate)}
      />
      <SelectField
        label={t('outside.profile')}
        value={profile}
        options={(answer.plan?.profiles ?? []).map(({ name, version }) => ({
          value: name,
          label: t('outside.profileNamed', { name, version }),
        }))}
        onChange={(name) => name && onProfile(name)}
      />
    </div>
  )
}

function WeekPart(props: Props) {
  const { answer, settings } = props
  const words = useWords()
  const { t } = words
  const { plan, given, week, releases, seats } = answer
  const grid = plan?.grids.findLast(({ from }) => from <= week)
  const release = releases.find((one) => one.week === week)
  if (!plan || !grid) return <EmptyState says={t('outside.notInPlan')} />
  if (!given || !release) return <ReleasePart isOver={answer.isOver} onRelease={props.onRelease} />
  return (
    <>
      <Panel title={t('outside.told')}>
        <p className="small quiet">
          {rich(
            words,
            'outside.releasedBy',
            { name: seats[release.seat]?.name ?? release.seat.slice(0, 8) },
            { at: <Code>{formatDtg(release.at)}</Code> },
          )}
        </p>
        <ToldTables document={given.document} />
      </Panel>
      <SilentPanel
        table={given.table}
        grid={grid}
        batchWeeks={plan.batchWeeks}
        settings={settings}
      />
      <HandedOut {...props} />
    </>
  )
}

/** Files of the table, and everybody who was handed it or the exact paper of the week. */
function HandedOut({ answer, onSave, onHandOver }: Props) {
  const { t } = useWords()
  const { given, papers, seats } = answer
  const shares = papers.flatMap(({ version, shares }) =>
    shares.map((share) => ({ share, version })),
  )
  if (!given) return null
  const { profile: name, version } = given.table
  return (
    <Panel title={t('outside.files')}>
      <FilesPart
        formats={outsideFormats}
        what={t('outside.table', { name, version })}
        isExact={false}
        refused={papers.length === 0 ? t('outside.needsPaper') : undefined}
        onSave={onSave}
        onHandOver={onHandOver}
      />
      <h3 className="strong">{t('outside.received')}</h3>
      {shares.length > 0 ? (
        <SharesTable shares={shares} seats={seats} />
      ) : (
        <p>{t('outside.receivedNone')}</p>
      )}
    </Panel>
  )
}

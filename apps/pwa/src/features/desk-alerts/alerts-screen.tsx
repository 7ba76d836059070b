import './desk-alerts.css'
import { alertCan } from '@tocsin/schema/alert/can'
import type { AlertLine } from '@tocsin/schema/desk/desk-answers'
import type { Actor } from '@tocsin/schema/primitives/actor'
import { formatDtg } from '@tocsin/schema/primitives/dtg'
import { alertClosingReasons } from '@tocsin/schema/vocabulary/alert-closing-reasons'
import { labelOf } from '@tocsin/schema/vocabulary/find'
import { responseTypes } from '@tocsin/schema/vocabulary/response-types'
import { rich } from '../../i18n/rich.tsx'
import { useWords } from '../../i18n/use-words.tsx'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { Code } from '../../ui/code.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Level } from '../../ui/level.tsx'
import { Panel } from '../../ui/panel.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { Trace } from '../../ui/trace.tsx'
import { levelShape, levelWords } from '../../words/level-words.ts'
import { placeWords } from '../../words/place-words.ts'
import { recordTitle } from '../../words/what-words.ts'
import type { AlertAct } from './alert-acts.tsx'
import type { Bell } from './bell.ts'
import { kindOf } from './kind-of.ts'
import { pastTarget, raisedAt } from './ringing.ts'
import { SoundSettings } from './sound-settings.tsx'

type Props = {
  alerts: readonly AlertLine[]
  actor: Actor
  /** Ids of alerts on which this desk has an act that the log does not have yet. */
  pending: ReadonlySet<string>
  now: number
  bell: Bell
  onAct: (act: AlertAct['act'], line: AlertLine) => void
}

/** Every alert that waits for somebody, with its clock, and those closed in the last days. */
export function AlertsScreen({ alerts, now, bell, ...props }: Props) {
  const { t } = useWords()
  const open = alerts.filter(({ standing }) => standing !== 'closed')
  const closed = alerts.filter(({ standing }) => standing === 'closed')
  return (
    <div className="desk-page stack">
      <h1 className="title">{t('alerts.title')}</h1>
      <Panel title={t('alerts.openTitle', { count: open.length })} flush>
        {open.length === 0 ? (
          <EmptyState says={t('alerts.empty')} />
        ) : (
          <OpenAlerts {...props} alerts={open} now={now} />
        )}
      </Panel>
      <SoundSettings bell={bell} />
      {closed.length > 0 && (
        <Panel title={t('alerts.closedTitle')} flush>
          <ClosedAlerts alerts={closed} />
        </Panel>
      )}
    </div>
  )
}

function OpenAlerts({ alerts, now, actor, pending, onAct }: Omit<Props, 'bell'>) {
  const words = useWords()
  const { t, duration } = words
  const columns: Column<AlertLine>[] = [
    levelColumn(words),
    titleColumn(words),
    {
      key: 'waiting',
      head: t('alerts.waitingHead'),
      number: true,
      cell: (line) => <b>{duration(now - raisedAt(line))}</b>,
    },
    {
      key: 'standing',
      head: t('alerts.standingHead'),
      cell: (line) => <Standing line={line} now={now} />,
    },
    {
      key: 'acts',
      head: t('alerts.actsHead'),
      cell: (line) => (
        <Acts line={line} actor={actor} isPending={pending.has(line.id)} onAct={onAct} />
      ),
    },
  ]
  return (
    <Table
      caption={t('alerts.title')}
      hideCaption
      columns={columns}
      rows={alerts}
      rowKey={({ id }) => id}
    />
  )
}

function ClosedAlerts({ alerts }: Pick<Props, 'alerts'>) {
  const words = useWords()
  const { t, locale } = words
  const columns: Column<AlertLine>[] = [
    levelColumn(words),
    titleColumn(words),
    {
      key: 'closed',
      head: t('alerts.closedHead'),
      cell: ({ alert: { closed } }) =>
        closed && (
          <>
            <Code>{formatDtg(closed.receivedAt ?? closed.saidAt)}</Code>{' '}
            {labelOf(alertClosingReasons, closed.reason, locale)}
          </>
        ),
    },
  ]
  return (
    <Table
      caption={t('alerts.closedTitle')}
      hideCaption
      columns={columns}
      rows={alerts}
      rowKey={({ id }) => id}
    />
  )
}

type Speaks = ReturnType<typeof useWords>

function levelColumn(words: Speaks): Column<AlertLine> {
  return {
    key: 'level',
    head: words.t('alerts.levelHead'),
    cell: ({ alert: { level } }) => (
      <Level level={levelShape(level)}>{levelWords(words, level)}</Level>
    ),
  }
}

function titleColumn(words: Speaks): Column<AlertLine> {
  return {
    key: 'title',
    head: words.t('record.alert'),
    rowHead: true,
    cell: (line) => (
      <>
        <Trace href={paths.deskRecord(kindOf(line), line.id)}>
          <bdi>{recordTitle(words, { ...line, kind: kindOf(line) })}</bdi>
        </Trace>
        <span className="small quiet alerts__meta">
          {[
            line.reporter?.name,
            line.place && placeWords(words, line.place),
            line.exercise && words.t('common.exercise'),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {line.onlyHeard && (
          <span className="small strong alerts__meta">{words.t('desk.onlyHeard')}</span>
        )}
      </>
    ),
  }
}

function Standing({ line, now }: { line: AlertLine; now: number }) {
  const words = useWords()
  const { t, duration, locale } = words
  const { acknowledged, answers } = line.alert
  const taken = acknowledged[0]
  const answer = answers.at(-1)
  const late = pastTarget(line, now)
  if (answer) {
    return (
      <span>
        {t('alerts.answeredWith', {
          what: labelOf(responseTypes, answer.response, locale),
          name: answer.by,
        })}
      </span>
    )
  }
  if (taken) {
    const dtg = <Code>{formatDtg(taken.receivedAt ?? taken.saidAt)}</Code>
    return <span>{rich(words, 'alerts.acknowledgedBy', { name: taken.by }, { dtg })}</span>
  }
  return (
    <span>
      <b>{t('alerts.unanswered')}</b>
      {late !== undefined && line.ackMinutes !== null && (
        <span className="small alerts__meta">
          {late > 0
            ? t('alerts.pastTarget', {
                late: duration(late),
                target: duration(line.ackMinutes * 60_000),
              })
            : t('alerts.target', { duration: duration(line.ackMinutes * 60_000) })}
        </span>
      )}
    </span>
  )
}

function Acts(props: { line: AlertLine; actor: Actor; isPending: boolean } & Pick<Props, 'onAct'>) {
  const { line, actor, isPending, onAct } = props
  const { t, problemWords } = useWords()
  if (isPending) return <span className="small quiet">{t('alerts.onItsWay')}</span>
  const refused = alertCan.answer(line.alert, actor)
  if (refused) return <span className="small quiet">{problemWords(refused).said}</span>
  return (
    <span className="alerts__acts">
      {line.standing === 'unanswered' && (
        <Button
          kind="main"
          icon="tick"
          label={t('alerts.acknowledge')}
          onPress={() => onAct('acknowledge', line)}
        />
      )}
      <Button label={t('alerts.answer')} onPress={() => onAct('answer', line)} />
      <Button label={t('alerts.closeShort')} onPress={() => onAct('close', line)} />
    </span>
  )
}

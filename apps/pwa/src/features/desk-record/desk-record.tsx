import './desk-record.css'
import { answerWithin } from '@tocsin/schema/alert/select'
import type { Alert, Stop } from '@tocsin/schema/alert/state'
import type { RecordAnswer } from '@tocsin/schema/desk/desk-answers'
import type { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import { formatDtg } from '@tocsin/schema/primitives/dtg'
import { isHeardOtherwise, isOnlyHeard } from '@tocsin/schema/report/select'
import { alertClosingReasons } from '@tocsin/schema/vocabulary/alert-closing-reasons'
import { cannotRespondReasons } from '@tocsin/schema/vocabulary/cannot-respond-reasons'
import { labelOf } from '@tocsin/schema/vocabulary/find'
import { responseTypes } from '@tocsin/schema/vocabulary/response-types'
import { threatEndings } from '@tocsin/schema/vocabulary/threat-endings'
import { withdrawalReasons } from '@tocsin/schema/vocabulary/withdrawal-reasons'
import type { ReactNode } from 'react'
import type { ReadFile } from '../../attachments/fetch-file.ts'
import { rich } from '../../i18n/rich.tsx'
import { useWords } from '../../i18n/use-words.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Code } from '../../ui/code.tsx'
import { Level } from '../../ui/level.tsx'
import { Mark } from '../../ui/mark.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ScrollBox } from '../../ui/scroll-box.tsx'
import { isolated } from '../../words/isolated.ts'
import { levelShape, levelWords } from '../../words/level-words.ts'
import { recordTitle } from '../../words/what-words.ts'
import { ContestedValues, type Settle } from './contested.tsx'
import { RecordFacts } from './record-facts.tsx'
import { RecordFiles } from './record-files.tsx'
import { RecordHistory } from './record-history.tsx'
import { type RecordParts, recordParts } from './record-parts.ts'
import { ResponseClock } from './response-clock.tsx'
import type { Moment } from './value-words.ts'

type Props = {
  answer: RecordAnswer
  settings: MissionSettings
  now: number
  onSettle: Settle
  settleRefused: string | undefined
  /** Asks for a stretch of a photo of this record. */
  readCopy: ReadFile
  /** Left out where the history stands in a column of its own. */
  withHistory: boolean
  /** What can be done about it, under the record and always in sight. */
  acts: ReactNode
}

/** Everything the desk knows of one record: words first, then the clock, then what led to it. */
export function DeskRecord({ answer, settings, now, withHistory, acts, ...props }: Props) {
  const words = useWords()
  const parts = recordParts(answer)
  if (!parts) return <p className="desk-rec__none">{words.t('record.partWithheld')}</p>
  const at = { now, timeZone: settings.week.timeZone }
  const areaNames = new Map<string, string>(settings.areas.map(({ id, name }) => [id, name]))
  return (
    <>
      <ScrollBox label={recordTitle(words, parts)} className="desk-rec__body">
        <Head parts={parts} />
        <ResponseClock parts={parts} at={at} />
        <AlertNotices parts={parts} settings={settings} at={at} />
        <ContestedValues
          parts={parts}
          seats={answer.seats}
          at={at}
          onSettle={props.onSettle}
          disabledReason={props.settleRefused}
        />
        <HeardOtherwise parts={parts} />
        {answer.exposed.map(({ name, revokedAt }) => (
          <Notice
            key={`${name} ${revokedAt}`}
            kind="care"
            icon="tablet"
            title={words.t('devices.exposed')}
          >
            <bdi>{name}</bdi>, <Code>{formatDtg(revokedAt)}</Code>
          </Notice>
        ))}
        <RecordFacts parts={parts} at={at} areaNames={areaNames} />
        <RecordFiles answer={answer} read={props.readCopy} />
        {withHistory && <RecordHistory history={answer.history} seats={answer.seats} />}
      </ScrollBox>
      {acts}
    </>
  )
}

function Head({ parts }: { parts: RecordParts }) {
  const words = useWords()
  const { t, locale } = words
  const level = parts.alerts[0]?.level
  const isOver = parts.alerts[0]?.closed ?? null
  const withdrawn = parts.kind === 'incident' ? parts.reports[0]?.withdrawn : null
  const heard = parts.kind === 'incident' ? parts.reports[0] : undefined
  return (
    <div className="stack stack--tight">
      <div className="line">
        {level && !isOver && (
          <Level level={levelShape(level)}>
            {level === 'flash' && parts.imminence === 'happening_now'
              ? t('common.flashNow')
              : levelWords(words, level)}
          </Level>
        )}
        <Sureness parts={parts} />
        {parts.exercise && <Chip icon="info">{t('common.exercise')}</Chip>}
        {heard && isOnlyHeard(heard) && <Chip icon="radio">{t('desk.onlyHeard')}</Chip>}
      </div>
      <h2>
        <bdi>{recordTitle(words, parts)}</bdi>
      </h2>
      {parts.text && (
        <p className="quiet desk-rec__text" dir="auto">
          {parts.text}
        </p>
      )}
      {parts.exercise && <p className="small quiet">{t('common.exerciseHint')}</p>}
      {withdrawn && (
        <Notice
          icon="close"
          title={t('record.withdrawnBecause', {
            reason: labelOf(withdrawalReasons, withdrawn.reason, locale),
          })}
        />
      )}
      {parts.kind === 'threat' && parts.threat.closed && (
        <Notice icon="tick" title={t('desk.threatEnded')}>
          {labelOf(threatEndings, parts.threat.closed.reason, locale)}
        </Notice>
      )}
    </div>
  )
}

/** A message stood for another event than the one that is here: somebody may have the seat's key (SPEC SM-9). */
function HeardOtherwise({ parts }: { parts: RecordParts }) {
  const { t } = useWords()
  if (parts.kind === 'threat' || !parts.reports.some(isHeardOtherwise)) return null
  return (
    <Notice kind="care" icon="split" title={t('desk.heardOtherwise')}>
      {t('desk.heardOtherwiseText')}
    </Notice>
  )
}

function Sureness({ parts }: { parts: RecordParts }) {
  const { t } = useWords()
  if (parts.kind === 'threat') return <span className="small quiet">{t('record.threat')}</span>
  const { countedAs } = parts.picture
  return (
    <span className="line small">
      <Mark of={countedAs ?? 'pending'} />
      {t(
        countedAs === null
          ? 'desk.notCounted'
          : countedAs === 'verified'
            ? 'map.incidentVerified'
            : 'map.incidentUnverified',
      )}
    </span>
  )
}

/** It rang before, and rings again because it is said to be sooner: what became of the rounds before. */
function RoundsBefore({ alert: { raised, before } }: { alert: Alert }) {
  const words = useWords()
  const { t, locale } = words
  const dtg = ({ receivedAt, saidAt }: Stop) => isolated(formatDtg(receivedAt ?? saidAt))
  return (
    <>
      <p className="strong">{t('desk.again', { dtg: dtg(raised) })}</p>
      {before.map((round) => {
        const taken = round.acknowledged[0]?.by ?? round.answers[0]?.by
        const line = [
          t('desk.roundBefore', { level: levelWords(words, round.level), dtg: dtg(round.raised) }),
          ...(taken ? [t('alerts.hasIt', { name: isolated(taken) })] : []),
          ...round.answers.map(({ response }) => labelOf(responseTypes, response, locale)),
          ...(round.closed
            ? [
                t('desk.alertClosed', {
                  reason: labelOf(alertClosingReasons, round.closed.reason, locale),
                }),
              ]
            : []),
        ].join(' · ')
        return (
          <p className="small quiet" key={`${round.by.seat} ${round.by.seatSeq}`}>
            {line}
          </p>
        )
      })}
    </>
  )
}

/** Who has it, what was answered, and how far past its target it is. */
function AlertNotices(props: { parts: RecordParts; settings: MissionSettings; at: Moment }) {
  const { parts, settings, at } = props
  const words = useWords()
  const { t, duration, locale } = words
  return parts.alerts.map((alert) => {
    const target = answerWithin(alert.level, settings.ackMinutes)
    const late =
      target === null
        ? 0
        : at.now - (alert.raised.receivedAt ?? alert.raised.saidAt) - target * 60_000
    const taken = alert.acknowledged[0]
    const isUnanswered = !taken && alert.answers.length === 0 && !alert.closed
    return (
      <div className="stack stack--tight" key={alert.id}>
        {isUnanswered && late > 0 && target !== null && (
          <Notice
            kind="urgent"
            icon="clock"
            title={t('alerts.pastTarget', {
              late: duration(late),
              target: duration(target * 60_000),
            })}
          />
        )}
        {alert.before.length > 0 && <RoundsBefore alert={alert} />}
        {taken && (
          <p>
            {rich(
              words,
              'alerts.acknowledgedBy',
              { name: isolated(taken.by) },
              { dtg: <Code>{formatDtg(taken.receivedAt ?? taken.saidAt)}</Code> },
            )}
          </p>
        )}
        {alert.answers.map((answer) => (
          <Notice
            key={`${answer.seat} ${answer.saidAt}`}
            kind="hq"
            icon="tick"
            title={labelOf(responseTypes, answer.response, locale)}
          >
            {answer.reason && <p>{labelOf(cannotRespondReasons, answer.reason, locale)}</p>}
            {answer.text && <p dir="auto">{answer.text}</p>}
            <p className="small quiet">
              <bdi>{answer.by}</bdi> <Code>{formatDtg(answer.receivedAt ?? answer.saidAt)}</Code>
            </p>
          </Notice>
        ))}
        {alert.closed && (
          <p className="quiet">
            {t('desk.alertClosed', {
              reason: labelOf(alertClosingReasons, alert.closed.reason, locale),
            })}{' '}
            <Code>{formatDtg(alert.closed.receivedAt ?? alert.closed.saidAt)}</Code>
          </p>
        )}
      </div>
    )
  })
}

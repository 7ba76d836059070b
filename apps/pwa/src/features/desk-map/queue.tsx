import type { RecordId } from '@tocsin/schema/primitives/ids'
import { useEffect, useRef } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import { Level } from '../../ui/level.tsx'
import { Mark } from '../../ui/mark.tsx'
import { isolated } from '../../words/isolated.ts'
import { levelShape, levelWords } from '../../words/level-words.ts'
import { occurredWords } from '../../words/occurred-words.ts'
import { placeWords } from '../../words/place-words.ts'
import { recordTitle } from '../../words/what-words.ts'
import type { QueueLine } from './queue-line.ts'

type Props = {
  lines: readonly QueueLine[]
  chosen: RecordId | null
  onChoose: (line: QueueLine) => void
  now: number
  timeZone: string
}

/** What waits for somebody, the most urgent on top, each with its running clock. */
export function Queue({ lines, chosen, onChoose, now, timeZone }: Props) {
  const words = useWords()
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    if (chosen) list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    <ol className="desk-queue__list" ref={list} aria-label={words.t('desk.queue')}>
      {lines.map((line) => (
        <li key={`${line.kind} ${line.id}`}>
          <button
            type="button"
            className="desk-q"
            aria-current={line.id === chosen || undefined}
            onClick={() => onChoose(line)}
          >
            <Sign line={line} />
            <span className="desk-q__name">
              <bdi>{recordTitle(words, line)}</bdi>
            </span>
            <Clock line={line} now={now} />
            <Meta line={line} now={now} timeZone={timeZone} />
            <Standing line={line} />
          </button>
        </li>
      ))}
    </ol>
  )
}

function Sign({ line }: { line: QueueLine }) {
  const words = useWords()
  const level = line.waiting && line.level
  if (level) return <Level level={levelShape(level)}>{levelWords(words, level)}</Level>
  const sureness = line.countedAs === 'verified' ? 'verified' : 'unverified'
  return (
    <span className="desk-q__kind">
      {line.kind === 'incident' && <Mark of={line.countedAs ? sureness : 'pending'} />}
      {words.t(line.kind === 'incident' ? 'record.incident' : 'record.threat')}
    </span>
  )
}

function Clock({ line, now }: { line: QueueLine; now: number }) {
  const { duration } = useWords()
  if (!line.waiting) return <span />
  return <b className="desk-q__time">{duration(now - line.waiting.since)}</b>
}

function Meta({ line, now, timeZone }: { line: QueueLine; now: number; timeZone: string }) {
  const words = useWords()
  const parts = [
    line.reporter,
    line.place && placeWords(words, line.place),
    line.occurred && occurredWords(words, line.occurred, now, timeZone),
    line.exercise ? words.t('common.exercise') : null,
    line.onlyHeard ? words.t('desk.onlyHeard') : null,
  ]
  return (
    <span className="desk-q__meta">
      {parts
        .filter(Boolean)
        .map((part) => `\u2068${part}\u2069`)
        .join(' · ')}
    </span>
  )
}

function Standing({ line: { waiting, standing } }: { line: QueueLine }) {
  const { t, duration } = useWords()
  if (!waiting) return null
  const said =
    standing === 'unanswered'
      ? t('alerts.unanswered')
      : standing === 'acknowledged'
        ? t('alerts.hasIt', { name: isolated(waiting.by ?? '') })
        : t('alerts.answered')
  return (
    <span className="desk-q__now">
      <b>{said}</b>
      {standing === 'unanswered' && waiting.targetMinutes !== null && (
        <span>{t('alerts.target', { duration: duration(waiting.targetMinutes * 60_000) })}</span>
      )}
    </span>
  )
}

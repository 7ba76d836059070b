import { formatDtg } from '@tocsin/schema/primitives/dtg'
import { occurredBetween } from '@tocsin/schema/primitives/occurred'
import { parseDtg } from '@tocsin/schema/primitives/parse-dtg'
import { useState } from 'react'
import type { MessageId } from '../i18n/message-id.ts'
import { useWords } from '../i18n/use-words.tsx'
import { useSeat } from '../shell/deps.ts'
import { useNow } from '../shell/use-now.ts'
import { Choices } from '../ui/choices.tsx'
import { Field } from '../ui/field.tsx'
import { DateField } from './date-field.tsx'
import { type WhenForm, type WhenProblem, whenOf, whenPrecisions } from './when-form.ts'

const precisionWords: Record<WhenForm['precision'], MessageId> = {
  minute: 'full-report.precisionMinute',
  hour: 'full-report.precisionHour',
  day: 'full-report.precisionDay',
  week: 'full-report.precisionWeek',
  month: 'full-report.precisionMonth',
  range: 'full-report.precisionRange',
  unknown: 'full-report.precisionUnknown',
}

const wrongWords: Record<WhenProblem, MessageId> = {
  date: 'full-report.dateMissing',
  time: 'full-report.timeMissing',
  lastDate: 'full-report.lastDateMissing',
  order: 'full-report.wrongOrder',
  future: 'full-report.inFuture',
  past: 'full-report.longAgo',
}

type Props = {
  legend: string
  value: WhenForm
  onChange: (value: WhenForm) => void
  wrong: WhenProblem | undefined
}

/** How exactly the time is known, and then only the fields that this precision needs. */
export function WhenFields({ legend, value, onChange, wrong }: Props) {
  const { t } = useWords()
  const set = (patch: Partial<WhenForm>) => onChange({ ...value, ...patch })
  const { precision } = value
  const isRange = precision === 'range'
  const withTime = precision === 'minute' || precision === 'hour' || isRange
  return (
    <div className="stack">
      <Choices
        legend={legend}
        hint={t('full-report.precision')}
        size="slim"
        value={precision}
        onChange={(next) => set({ precision: next })}
        options={whenPrecisions.map((each) => ({ value: each, label: t(precisionWords[each]) }))}
      />
      {precision !== 'unknown' && (
        <div className="pair pair--top">
          <DateField
            label={isRange ? t('full-report.occurredFrom') : t('full-report.date')}
            hint={dateHint()}
            wrong={
              wrong === 'date' || wrong === 'future' || wrong === 'past'
                ? t(wrongWords[wrong])
                : undefined
            }
            value={value.date}
            onChange={(date) => set({ date })}
          />
          {withTime && (
            <Field
              type="time"
              label={t('full-report.time')}
              wrong={wrong === 'time' ? t(wrongWords.time) : undefined}
              value={value.time}
              onChange={(time) => set({ time })}
            />
          )}
          {isRange && (
            <>
              <DateField
                label={t('full-report.occurredTo')}
                wrong={wrong === 'lastDate' || wrong === 'order' ? t(wrongWords[wrong]) : undefined}
                value={value.lastDate}
                onChange={(lastDate) => set({ lastDate })}
              />
              <Field
                type="time"
                label={t('full-report.time')}
                value={value.lastTime}
                onChange={(lastTime) => set({ lastTime })}
              />
            </>
          )}
        </div>
      )}
      <ByDtg onGive={onChange} />
    </div>
  )

  function dateHint() {
    if (precision === 'week') return t('full-report.anyDayOfWeek')
    if (precision === 'month') return t('full-report.anyDayOfMonth')
    return undefined
  }
}

/** The same moment as radio gives it: a date-time group fills the fields above. */
function ByDtg({ onGive }: { onGive: (value: WhenForm) => void }) {
  const { t } = useWords()
  const now = useNow()
  const { timeZone } = useSeat().local.profile()
  const [typed, setTyped] = useState('')
  const [isLeft, setLeft] = useState(false)
  const read = parseDtg(typed, now)
  return (
    <Field
      label={t('full-report.dtg')}
      hint={t('full-report.dtgHint', { dtg: formatDtg(now) })}
      wrong={
        isLeft && typed !== '' && !read.ok
          ? t('full-report.dtgWrong', { dtg: formatDtg(now) })
          : undefined
      }
      dir="ltr"
      value={typed}
      onChange={(text) => {
        setTyped(text)
        setLeft(false)
        const at = parseDtg(text, now)
        if (at.ok) onGive(whenOf(occurredBetween('minute', at.value, at.value), timeZone, now))
      }}
      onLeave={() => setLeft(true)}
    />
  )
}

import type { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import { LocalDate, localDateOf } from '@tocsin/schema/primitives/local-date'
import { utcMs } from '@tocsin/schema/primitives/utc-minute'
import { nextWeek, previousWeek, weekStarting } from '@tocsin/schema/primitives/week'
import { weekWords } from '../../desk-words/week-words.ts'
import { useWords } from '../../i18n/use-words.tsx'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { recentWeeks, type WeekChoice } from './week-choice.ts'

type Props = {
  choice: WeekChoice
  onChoice: (choice: WeekChoice) => void
  settings: MissionSettings
  now: number
}

const shownWeeks = 53

/** Which week, of which area, and as known on which day. Not printed: the heading says it. */
export function SummaryControls({ choice, onChoice, settings, now }: Props) {
  const words = useWords()
  const { t } = words
  const rule = settings.week
  const week = weekStarting(rule, choice.weekStart)
  const weeks = recentWeeks(rule, now, shownWeeks)
  const listed = weeks.some(({ firstDate }) => firstDate === week.firstDate)
    ? weeks
    : [week, ...weeks]
  const later = nextWeek(rule, week)
  const goTo = (weekStart: string) => onChoice({ ...choice, weekStart })
  return (
    <div className="summary-controls no-print">
      <div className="summary-week">
        <Button
          icon="back"
          label={t('summary.earlierWeek')}
          onPress={() => goTo(previousWeek(rule, week).firstDate)}
        />
        <SelectField
          label={t('summary.weekChoice')}
          value={week.firstDate}
          options={listed.map((each) => ({
            value: each.firstDate,
            label: weekWords(words, each, rule.timeZone),
          }))}
          onChange={(chosen) => chosen && goTo(chosen)}
        />
        <Button
          icon="chevron"
          label={t('summary.laterWeek')}
          disabledReason={utcMs(later.start) > now ? t('summary.noLaterWeek') : undefined}
          onPress={() => goTo(later.firstDate)}
        />
      </div>
      <div className="summary-narrow">
        <Field
          type="date"
          label={t('summary.weekOfDate')}
          value={choice.weekStart}
          onChange={(date) => {
            const isDate = LocalDate.safeParse(date).success
            if (isDate && date <= localDateOf(rule.timeZone, now))
              goTo(weekStarting(rule, date).firstDate)
          }}
        />
        <SelectField
          label={t('summary.area')}
          value={choice.area}
          none={t('summary.wholeMission')}
          options={settings.areas.map(({ id, name }) => ({ value: id as string, label: name }))}
          onChange={(area) => onChoice({ ...choice, area })}
        />
        <Field
          type="date"
          label={t('summary.asKnownBy')}
          hint={t('summary.asKnownByHint')}
          value={choice.asKnownBy}
          onChange={(asKnownBy) => {
            const isPast = asKnownBy < localDateOf(rule.timeZone, now)
            onChoice({ ...choice, asKnownBy: isPast ? asKnownBy : '' })
          }}
        />
      </div>
    </div>
  )
}

import type { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import { utcMinute } from '@tocsin/schema/primitives/utc-minute'
import { previousWeek, weekOf } from '@tocsin/schema/primitives/week'
import { type Problem, problem } from '@tocsin/schema/problem'
import type { ReleasePlan } from '@tocsin/schema/summary/release/plan'
import { useState } from 'react'
import type { MessageId } from '../../i18n/message-id.ts'
import { useWords } from '../../i18n/use-words.tsx'
import { Button } from '../../ui/button.tsx'
import { Choices } from '../../ui/choices.tsx'
import { Field } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Panel } from '../../ui/panel.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { dateWords } from '../../words/date-words.ts'
import { ProblemNotice } from '../../words/problem-notice.tsx'
import { columnIds } from './column-ids.ts'
import { allColumns, allKinds, type Kind, planOf, usualPlan } from './plan-of-form.ts'

const kindIds = {
  killed: 'summary.killed',
  injured: 'summary.injured',
  abducted: 'summary.abducted',
  sexual_violence: 'summary.sexualViolence',
} as const satisfies Record<Kind, MessageId>

type Props = {
  settings: MissionSettings
  now: number
  onPlan: (plan: ReleasePlan) => Promise<Problem | undefined>
}

/** Headquarters decides what is told outside, before anything is. */
export function PlanForm({ settings, now, onPlan }: Props) {
  const words = useWords()
  const { t } = words
  const running = weekOf(settings.week, utcMinute(now))
  const weeks = [previousWeek(settings.week, running), running].map(({ firstDate }) => firstDate)
  const [form, setForm] = useState(() => usualPlan(weeks[0] ?? '', settings.areas))
  const [wrong, setWrong] = useState<Problem>()
  const groups = settings.areas.map((_, at) => String(at + 1))
  const send = async () => {
    const plan = planOf(form)
    setWrong(plan ? await onPlan(plan) : problem('bad_input'))
  }
  return (
    <Panel title={t('outside.setPlan')}>
      <Form onSend={() => void send()}>
        <p>{t('outside.setPlanMeans')}</p>
        <div className="given__choice">
          <SelectField
            label={t('outside.planStart')}
            value={form.from}
            options={weeks.map((from) => ({ value: from, label: dateWords(words, from) }))}
            onChange={(from) => from && setForm({ ...form, from })}
          />
          <Field
            label={t('outside.planWeeks')}
            hint={t('outside.planWeeksHint')}
            value={form.batchWeeks}
            inputMode="numeric"
            maxLength={2}
            onChange={(batchWeeks) => setForm({ ...form, batchWeeks })}
          />
        </div>
        <h3 className="strong">{t('outside.areas')}</h3>
        <p className="hint">{t('outside.groupHint')}</p>
        <div className="given__choice">
          {settings.areas.map(({ id, name }) => (
            <SelectField
              key={id}
              label={name}
              value={form.groups[id] ?? ''}
              none={t('outside.groupNone')}
              options={groups.map((number) => ({
                value: number,
                label: t('outside.group', { number }),
              }))}
              onChange={(group) => setForm({ ...form, groups: { ...form.groups, [id]: group } })}
            />
          ))}
        </div>
        <Choices
          many
          size="slim"
          legend={t('outside.kinds')}
          hint={t('outside.kindsHint')}
          options={allKinds.map((value) => ({ value, label: t(kindIds[value]) }))}
          value={form.kinds}
          onChange={(kinds) => setForm({ ...form, kinds })}
        />
        <Field
          label={t('outside.office')}
          hint={t('outside.officeHint')}
          value={form.office}
          maxLength={48}
          dir="ltr"
          onChange={(office) => setForm({ ...form, office })}
        />
        <Choices
          many
          size="slim"
          legend={t('outside.gets')}
          options={allColumns.map((value) => ({ value, label: t(columnIds[value]) }))}
          value={form.columns}
          onChange={(columns) => setForm({ ...form, columns })}
        />
        {wrong && <ProblemNotice problem={wrong} />}
        <div className="given__acts">
          <Button kind="main" type="submit" icon="tick" label={t('outside.setPlan')} />
        </div>
      </Form>
    </Panel>
  )
}

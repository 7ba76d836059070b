import { imminence } from '@tocsin/schema/vocabulary/imminence'
import { threatKinds } from '@tocsin/schema/vocabulary/threat-kinds'
import { threatCapabilities, threatIntents } from '@tocsin/schema/vocabulary/threat-strength'
import { threatTactics } from '@tocsin/schema/vocabulary/threat-tactics'
import { useId } from 'react'
import { ActorFields } from '../../field/actor-fields.tsx'
import { AttachmentsSection } from '../../field/attachments-section.tsx'
import { careOf } from '../../field/care.ts'
import { CareNotice } from '../../field/care-notice.tsx'
import { DrawnField } from '../../field/drawn-field.tsx'
import { groupsAtRisk } from '../../field/groups-at-risk.ts'
import { PeopleSection } from '../../field/people-section.tsx'
import { PlaceField } from '../../field/place-field.tsx'
import type { FilesOfForm } from '../../field/use-files.ts'
import { WhenFields } from '../../field/when-fields.tsx'
import type { WhenProblem } from '../../field/when-form.ts'
import { FittingCards } from '../../guidance/fitting-cards.tsx'
import { useWords } from '../../i18n/use-words.tsx'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Choices } from '../../ui/choices.tsx'
import { Field, TextArea } from '../../ui/field.tsx'
import { Panel } from '../../ui/panel.tsx'
import type { ThreatForm } from './threat-form.ts'

const strengths = [
  { name: 'intent', list: threatIntents, legend: 'threat.intent' },
  { name: 'capability', list: threatCapabilities, legend: 'threat.capability' },
] as const

type Props = {
  form: ThreatForm
  change: (patch: Partial<ThreatForm>) => void
  attached: FilesOfForm
  onPick: (begin: 'map' | 'village') => void
  onDraw: () => void
  /** Sending was tried: what is missing is said. */
  asked: boolean
  wrongNoticed: WhenProblem | undefined
}

export function ThreatQuestions({
  form,
  change,
  attached,
  onPick,
  onDraw,
  asked,
  wrongNoticed,
}: Props) {
  const { t, label } = useWords()
  const id = useId()
  const care = careOf({ kind: form.kind || undefined })
  return (
    <div className="stack">
      <CareNotice care={care} />
      <FittingCards said={{ threat: form.kind }} />
      <Choices
        step={1}
        legend={t('threat.kind')}
        wrong={asked && !form.kind ? t('threat.kindMissing') : undefined}
        size="slim"
        value={form.kind || null}
        onChange={(kind) => change({ kind })}
        options={threatKinds.items.map((kind) => ({ value: kind.code, label: label(kind) }))}
      />
      <Choices
        step={2}
        legend={t('threat.howSoon')}
        wrong={asked && !form.soon ? t('threat.howSoonMissing') : undefined}
        size="big"
        columns={4}
        value={form.soon}
        onChange={(soon) => change({ soon })}
        options={imminence.items.map((item) => ({
          value: item.code,
          label: label(item),
          danger: item.code === 'happening_now',
        }))}
      />
      <PlaceField
        label={t('threat.where')}
        place={form.place}
        wrong={asked && !form.place ? t('threat.whereMissing') : undefined}
        onPick={onPick}
      />
      <DrawnField
        drawing={form.drawn}
        hint={t('threat.drawnHint')}
        asked={asked}
        onDraw={onDraw}
        onTakeAway={() => change({ drawn: null })}
      />
      <Panel title={t('threat.who')}>
        <p className="hint">{t('threat.whoHint')}</p>
        <ActorFields actors={form.actors} onChange={(actors) => change({ actors })} />
        {strengths.map(({ name, list, legend }) => (
          <div key={name} className="stack stack--tight">
            <Choices
              legend={t(legend)}
              size="slim"
              value={form[name]}
              onChange={(code) => change({ [name]: code })}
              options={list.items.map((item) => ({
                value: item.code as string,
                label: label(item),
              }))}
            />
            {form[name] && (
              <Button
                kind="plain"
                label={t('full-report.unsay')}
                onPress={() => change({ [name]: null })}
              />
            )}
          </div>
        ))}
        <Choices
          many
          legend={t('threat.tactics')}
          size="slim"
          value={form.tactics}
          onChange={(tactics) => change({ tactics })}
          options={threatTactics.items.map((item) => ({
            value: item.code as string,
            label: label(item),
          }))}
        />
      </Panel>
      <Choices
        many
        legend={t('threat.atRisk')}
        hint={t('threat.atRiskHint')}
        size="slim"
        value={form.atRisk}
        onChange={(atRisk) => change({ atRisk })}
        options={groupsAtRisk.map((group) => ({ value: group.code, label: label(group) }))}
      />
      <Field
        label={t('full-report.shortTitle')}
        hint={t('full-report.shortTitleHint')}
        maxLength={120}
        dir="auto"
        value={form.title}
        onChange={(title) => change({ title })}
      />
      <TextArea
        label={t('threat.signs')}
        hint={t('threat.signsHint')}
        maxLength={20_000}
        rows={4}
        value={form.text}
        onChange={(text) => change({ text })}
      />
      <WhenFields
        legend={t('threat.noticed')}
        value={form.noticed}
        onChange={(noticed) => change({ noticed })}
        wrong={wrongNoticed}
      />
      <PeopleSection
        care={care}
        people={form.people}
        usual="source"
        onChange={(people) => change({ people })}
      />
      <AttachmentsSection
        files={form.files}
        attached={attached}
        onChange={(files) => change({ files })}
      />
      <Choice
        type="checkbox"
        size="slim"
        name={`${id}-exercise`}
        label={t('common.exercise')}
        detail={t('common.exerciseHint')}
        checked={form.exercise}
        onChange={(exercise) => change({ exercise })}
      />
    </div>
  )
}

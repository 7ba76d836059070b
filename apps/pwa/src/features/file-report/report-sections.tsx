import { flashKinds } from '@tocsin/schema/vocabulary/flash-kinds'
import { imminence } from '@tocsin/schema/vocabulary/imminence'
import { type ReactNode, useId } from 'react'
import { ActorFields } from '../../field/actor-fields.tsx'
import { AttachmentsSection } from '../../field/attachments-section.tsx'
import { careOf } from '../../field/care.ts'
import { CareNotice } from '../../field/care-notice.tsx'
import { DrawnField } from '../../field/drawn-field.tsx'
import { JoinedNotice } from '../../field/joined-notice.tsx'
import { PeopleSection } from '../../field/people-section.tsx'
import { PlaceField } from '../../field/place-field.tsx'
import type { FilesOfForm } from '../../field/use-files.ts'
import { WhenFields } from '../../field/when-fields.tsx'
import type { WhenProblem } from '../../field/when-form.ts'
import { FittingCards } from '../../guidance/fitting-cards.tsx'
import { useWords } from '../../i18n/use-words.tsx'
import type { ListRow } from '../../local/list-row.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Choices } from '../../ui/choices.tsx'
import { Field, TextArea } from '../../ui/field.tsx'
import { Panel } from '../../ui/panel.tsx'
import { FromThreat } from './from-threat.tsx'
import { ReferralsSection } from './referrals-section.tsx'
import { saidOf } from './report-draft.ts'
import type { ReportForm } from './report-form.ts'
import { ReportSteps, type Step } from './report-steps.tsx'
import { SourcesSection } from './sources-section.tsx'
import { ViolationsSection } from './violations-section.tsx'

type Props = {
  form: ReportForm
  change: (patch: Partial<ReportForm>) => void
  attached: FilesOfForm
  onPick: (begin: 'map' | 'village') => void
  onDraw: () => void
  /** Sending was tried: what is missing is said. */
  asked: boolean
  /** The threat that came true in it, where this tablet knows it. */
  threat: ListRow | undefined
  /** Said as the place while none is chosen. */
  areaName: string | undefined
  wrongWhat: string | undefined
  wrongWhen: WhenProblem | undefined
}

const over = 'over'

export function ReportSections(props: Props) {
  const { form, change, attached, onPick, onDraw, asked, threat, areaName, ...wrong } = props
  const { t, label } = useWords()
  const id = useId()
  const care = careOf(saidOf(form))
  const steps: Step[] = [
    {
      id: `${id}-what`,
      label: t('full-report.partWhat'),
      state: form.what ? (form.text ? 'done' : 'half') : 'open',
    },
    {
      id: `${id}-where`,
      label: t('full-report.partWhere'),
      state: form.place ? 'done' : 'open',
    },
    {
      id: `${id}-harmed`,
      label: t('full-report.partHarmed'),
      state: form.violations.length > 0 ? 'done' : 'open',
    },
    {
      id: `${id}-referral`,
      label: t('full-report.partReferral'),
      state: form.referrals.length > 0 ? 'done' : 'open',
    },
    {
      id: `${id}-who`,
      label: t('full-report.partWho'),
      state: form.actors.length > 0 ? 'done' : 'open',
    },
    {
      id: `${id}-sources`,
      label: t('full-report.partSources'),
      state: form.sources.length > 0 ? 'done' : 'open',
    },
    {
      id: `${id}-people`,
      label: t('people.panel'),
      state: form.people.length > 0 ? 'done' : 'open',
    },
    {
      id: `${id}-files`,
      label: t('files.title'),
      state: form.files.length > 0 ? 'done' : 'open',
    },
  ]
  const [
    whatStep,
    whereStep,
    harmedStep,
    referralStep,
    whoStep,
    sourcesStep,
    peopleStep,
    filesStep,
  ] = steps.map((step) => step.id)
  return (
    <div className="report-form">
      <ReportSteps steps={steps} />
      <div className="report-form__parts">
        <CareNotice care={care} />
        <FittingCards
          said={{ flash: form.what, violations: form.violations.map(({ type }) => type) }}
        />
        {form.joined && (
          <JoinedNotice joined={form.joined} onLeave={() => change({ joined: null })} />
        )}
        {threat && <FromThreat threat={threat} onLeave={() => change({ fromThreat: undefined })} />}
        <Part id={whatStep} title={t('full-report.partWhat')}>
          <Choices
            legend={t('flash.what')}
            wrong={wrong.wrongWhat}
            size="slim"
            value={form.what}
            onChange={(what) => change({ what })}
            options={flashKinds.items.map((kind) => ({ value: kind.code, label: label(kind) }))}
          />
          {form.what && form.violations.length > 0 && (
            <Button label={t('full-report.unsay')} onPress={() => change({ what: null })} />
          )}
          <Field
            label={t('full-report.shortTitle')}
            hint={t('full-report.shortTitleHint')}
            maxLength={120}
            dir="auto"
            value={form.title}
            onChange={(title) => change({ title })}
          />
          <TextArea
            label={t('full-report.narrative')}
            hint={t('full-report.narrativeHint')}
            maxLength={20_000}
            rows={5}
            value={form.text}
            onChange={(text) => change({ text })}
          />
          <Choices
            legend={t('full-report.stillDanger')}
            size="slim"
            value={form.soon ?? over}
            onChange={(soon) => change({ soon: soon === over ? null : soon })}
            options={[
              { value: over, label: t('full-report.dangerOver') },
              ...imminence.items.map((item) => ({
                value: item.code,
                label: label(item),
                danger: item.code === 'happening_now',
              })),
            ]}
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
        </Part>
        <Part id={whereStep} title={t('full-report.partWhere')}>
          <PlaceField
            label={t('full-report.place')}
            hint={areaName && t('full-report.placeOpen', { area: areaName })}
            place={form.place}
            onPick={onPick}
          />
          <DrawnField
            drawing={form.drawn}
            hint={t('full-report.drawnHint')}
            asked={asked}
            onDraw={onDraw}
            onTakeAway={() => change({ drawn: null })}
          />
          <WhenFields
            legend={t('full-report.occurred')}
            value={form.when}
            onChange={(when) => change({ when })}
            wrong={wrong.wrongWhen}
          />
        </Part>
        <section id={harmedStep} className="report-form__group">
          <h2 className="section">{t('full-report.partHarmed')}</h2>
          <ViolationsSection
            what={form.what}
            violations={form.violations}
            onChange={(violations) => change({ violations })}
          />
        </section>
        <section id={referralStep}>
          <ReferralsSection
            referrals={form.referrals}
            care={care}
            onChange={(referrals) => change({ referrals })}
          />
        </section>
        <Part id={whoStep} title={t('full-report.partWho')}>
          <p className="hint">{t('full-report.actorHint')}</p>
          <ActorFields actors={form.actors} onChange={(actors) => change({ actors })} />
        </Part>
        <section id={sourcesStep}>
          <SourcesSection sources={form.sources} onChange={(sources) => change({ sources })} />
        </section>
        <section id={peopleStep}>
          <PeopleSection
            care={care}
            people={form.people}
            usual="witness"
            onChange={(people) => change({ people })}
          />
        </section>
        <section id={filesStep}>
          <AttachmentsSection
            files={form.files}
            attached={attached}
            onChange={(files) => change({ files })}
          />
        </section>
      </div>
    </div>
  )
}

function Part(props: { id: string | undefined; title: string; children: ReactNode }) {
  return (
    <div id={props.id}>
      <Panel title={props.title}>{props.children}</Panel>
    </div>
  )
}

import './desk-host-state.css'
import type { MapRow } from '@tocsin/schema/desk/map-row'
import type { Draft } from '@tocsin/schema/events/draft'
import type { Header } from '@tocsin/schema/events/envelope'
import { needsCheck } from '@tocsin/schema/host-state/select'
import type { HostState } from '@tocsin/schema/host-state/state'
import type { Actor } from '@tocsin/schema/primitives/actor'
import type { Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import { actorTypes } from '@tocsin/schema/vocabulary/actor-types'
import { capacity } from '@tocsin/schema/vocabulary/capacity'
import { hostLevers } from '@tocsin/schema/vocabulary/host-levers'
import { hrddpChecks } from '@tocsin/schema/vocabulary/hrddp-checks'
import type { Vocabulary } from '@tocsin/schema/vocabulary/vocabulary'
import { will } from '@tocsin/schema/vocabulary/will'
import { useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import type { SavedDraft } from '../../local/drafts.ts'
import { useDraft } from '../../shell/use-draft.ts'
import { Button } from '../../ui/button.tsx'
import { Choices } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field, TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { ProblemNotice } from '../../words/problem-notice.tsx'
import { type AssessmentForm, assessmentKind } from './begun-assessment.ts'
import { decideForm, type WrongField, wrongFields } from './decide-form.ts'
import { EvidenceChoice } from './evidence-choice.tsx'
import { ofWords } from './host-words.ts'

type Props = {
  opened: AssessmentForm
  /** The draft that it goes on with. */
  saved: SavedDraft | undefined
  /** What is assessed once more; null for what nobody assessed before. */
  host: { state: HostState; base: Header['base'] } | null
  areas: readonly { id: string; name: string }[]
  actor: Actor
  today: string
  timeZone: string
  now: number
  known: readonly MapRow[]
  askEvidence: (area: string) => Promise<Result<MapRow[], Problem>>
  write: (draft: Draft) => Promise<Result<unknown, Problem>>
  onClose: () => void
}

const stateForces = actorTypes.items.filter(({ side }) => side === 'state')

const wrongIds = {
  area: 'host-state.wrongArea',
  on: 'host-state.wrongDay',
  will: 'host-state.wrongWill',
  hrddp: 'host-state.wrongCheck',
} as const satisfies Record<WrongField, string>

/** As much as the words take. */
const longest = 4_000

/** What a desk finds about the host State on one day; on the disk within a second of being typed. */
export function AssessForm(props: Props) {
  const { host, areas, actor, today, timeZone, now, known, askEvidence, write, onClose } = props
  const words = useWords()
  const { t, label } = words
  const keeper = useDraft(assessmentKind, props.saved)
  const [form, setForm] = useState(props.opened)
  const [isAsked, setAsked] = useState(false)
  const [failed, setFailed] = useState<Problem>()
  const [isSaving, setSaving] = useState(false)
  const wrong = isAsked ? wrongFields(form, today) : []
  const problem = failed ?? keeper.problem
  const change = (patch: Partial<AssessmentForm>) => {
    const next = { ...form, ...patch }
    setForm(next)
    setFailed(undefined)
    keeper.change({ title: t('host-state.title'), form: next })
  }
  const send = async () => {
    setAsked(true)
    if (isSaving || wrongFields(form, today).length > 0) return
    const decided = decideForm(form, actor, today, host)
    if (!decided.ok) return setFailed(decided.error)
    setSaving(true)
    const written = await write(decided.value)
    if (!written.ok) {
      setSaving(false)
      return setFailed(written.error)
    }
    await keeper.discard()
    onClose()
  }
  const options = (list: Pick<Vocabulary, 'items'>) =>
    list.items.map((one) => ({ value: one.code, label: label(one) }))
  const said = (field: WrongField) => (wrong.includes(field) ? t(wrongIds[field]) : undefined)
  const title = t(
    form.instead ? 'host-state.putRight' : host ? 'host-state.again' : 'host-state.assess',
  )
  const areaName = areas.find(({ id }) => id === form.area)?.name ?? form.area
  return (
    <Dialog open title={title} onClose={onClose} closeLabel={t('common.close')}>
      <Form onSend={() => void send()}>
        {host ? (
          <p className="strong">
            <bdi>{areaName}</bdi> · <bdi>{ofWords(words, host.state)}</bdi>
          </p>
        ) : (
          <>
            <SelectField
              label={t('host-state.area')}
              wrong={said('area')}
              none={t('host-state.choose')}
              value={form.area}
              options={areas.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(area) => change({ area, evidence: [] })}
            />
            <SelectField
              label={t('host-state.forces')}
              none={t('host-state.whole')}
              value={form.forces}
              options={options({ items: stateForces })}
              onChange={(forces) => change({ forces })}
            />
            <Field
              label={t('host-state.unit')}
              hint={t('host-state.unitHint')}
              maxLength={120}
              dir="auto"
              value={form.unit}
              onChange={(unit) => change({ unit })}
            />
          </>
        )}
        <Field
          type="date"
          label={t('host-state.on')}
          hint={t('host-state.onHint')}
          wrong={said('on')}
          value={form.on}
          onChange={(on) => change({ on })}
        />
        <Choices
          legend={t('host-state.willLegend')}
          wrong={said('will')}
          size="slim"
          columns={2}
          value={form.will}
          options={[...options(will), { value: '', label: t('host-state.notKnown') }]}
          onChange={(code) => change({ will: code })}
        />
        <Choices
          legend={t('host-state.capacityLegend')}
          size="slim"
          columns={2}
          value={form.capacity}
          options={[...options(capacity), { value: '', label: t('host-state.notKnown') }]}
          onChange={(code) => change({ capacity: code })}
        />
        <Choices
          legend={t('host-state.leversLegend')}
          hint={t('host-state.leversHint')}
          size="slim"
          columns={2}
          many
          value={form.levers}
          options={options(hostLevers)}
          onChange={(levers) => change({ levers })}
        />
        {needsCheck(form.levers) && (
          <SelectField
            label={t('host-state.check')}
            hint={t('host-state.checkHint')}
            wrong={said('hrddp')}
            none={t('host-state.choose')}
            value={form.hrddp}
            options={options(hrddpChecks)}
            onChange={(hrddp) => change({ hrddp })}
          />
        )}
        <EvidenceChoice
          area={form.area}
          ask={askEvidence}
          known={known}
          chosen={form.evidence}
          timeZone={timeZone}
          now={now}
          onChange={(evidence) => change({ evidence })}
        />
        <TextArea
          label={t('host-state.words')}
          hint={t('host-state.wordsHint')}
          rows={4}
          maxLength={longest}
          value={form.text}
          onChange={(text) => change({ text })}
        />
        {problem && <ProblemNotice problem={problem} />}
        <div className="dialog__actions">
          <Button label={t('common.close')} onPress={onClose} />
          <Button kind="main" type="submit" icon="tick" label={t('host-state.save')} />
        </div>
      </Form>
    </Dialog>
  )
}

import '../../field/field.css'
import type { Header } from '@tocsin/schema/events/envelope'
import { type Problem, problem } from '@tocsin/schema/problem'
import type { Recommendation } from '@tocsin/schema/recommendation/state'
import { recommendationMeans } from '@tocsin/schema/vocabulary/recommendation-means'
import { recommendationOrgans } from '@tocsin/schema/vocabulary/recommendation-organs'
import { recommendationOwners } from '@tocsin/schema/vocabulary/recommendation-owners'
import type { Vocabulary } from '@tocsin/schema/vocabulary/vocabulary'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { areaOf } from '../../field/area-of.ts'
import { DateField } from '../../field/date-field.tsx'
import type { FieldTools } from '../../field/field-tools.ts'
import { FormSheet } from '../../field/form-sheet.tsx'
import { deploymentFact, linkFact } from '../../field/our-deployment.ts'
import { serverNow } from '../../field/server-now.ts'
import { useForm } from '../../field/use-form.ts'
import { useWords } from '../../i18n/use-words.tsx'
import { Choices } from '../../ui/choices.tsx'
import { Field, TextArea } from '../../ui/field.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import {
  freshRecommendation,
  isDueDate,
  RecommendationForm,
  recommendationAgain,
  recommendationAmendment,
  recommendationDraft,
} from './recommendation-form.ts'
import { WhoseItIs } from './whose-it-is.tsx'

type Props = {
  tools: FieldTools
  draft?: string | undefined
  /** The recommendation that is amended. */
  amends?: { recommendation: Recommendation; base: Header['base'] } | undefined
}

/** The team asks somebody to do something: what, who is responsible, by when, with what. */
export function RecommendationScreen({ tools, draft, amends }: Props) {
  const { local, links } = tools
  const { t, label } = useWords()
  const [, go] = useLocation()
  const { form, change, ...saving } = useForm<RecommendationForm>({
    local,
    kind: 'recommendation',
    draft,
    read: (kept) => RecommendationForm.safeParse(kept).data,
    fresh: () =>
      amends ? recommendationAgain(amends.recommendation, amends.base) : freshRecommendation,
    titleOf: ({ title }) => title.trim() || null,
  })
  const [asked, setAsked] = useState(false)
  const [refused, setRefused] = useState<Problem | null>(null)
  const send = async () => {
    setAsked(true)
    if (!form.title.trim() || !form.organ || !isDueDate(form.due) || saving.sending) return
    const area = areaOf(tools, null)
    if (!area) return setRefused(problem('not_allowed'))
    const made = amends
      ? recommendationAmendment(
          form,
          amends.recommendation,
          local.actor(),
          linkFact(form.deployment, amends.recommendation.deployment),
        )
      : recommendationDraft(form, area, deploymentFact(local, serverNow(tools), form.deployment))
    if (!made.ok) return setRefused(made.error)
    setRefused(null)
    const sent = await saving.send(made.value)
    if (sent.ok) go(links.record(sent.value.record), { replace: true })
  }
  const options = (list: Vocabulary) =>
    list.items.map((one) => ({ value: one.code, label: label(one) }))
  return (
    <FormSheet
      title={t(amends ? 'deployment.amendRecommendation' : 'deployment.recommend')}
      home={links.home}
      close={amends && links.record(amends.recommendation.id)}
      saving={saving}
      wrong={refused ?? saving.problem}
      text={t(amends ? 'deployment.amendRecommendationIntro' : 'deployment.recommendIntro')}
      send={{ label: t(amends ? 'full-report.sendAmendment' : 'deployment.save') }}
      onSend={send}
    >
      <div className="stack">
        <Field
          label={t('deployment.what')}
          hint={t('deployment.whatHint')}
          wrong={asked && !form.title.trim() ? t('deployment.whatMissing') : undefined}
          maxLength={120}
          dir="auto"
          value={form.title}
          onChange={(title) => change({ title })}
        />
        <TextArea
          label={t('deployment.why')}
          hint={t('deployment.noNames')}
          rows={4}
          maxLength={20_000}
          value={form.text}
          onChange={(text) => change({ text })}
        />
        <SelectField
          label={t('deployment.organ')}
          hint={t('deployment.organHint')}
          value={form.organ}
          options={options(recommendationOrgans)}
          onChange={(organ) => change({ organ })}
        />
        <SelectField
          label={t('deployment.owner')}
          none={t('deployment.ownerOpen')}
          value={form.owner}
          options={options(recommendationOwners)}
          onChange={(owner) => change({ owner })}
        />
        <DateField
          label={t('deployment.due')}
          wrong={asked && !isDueDate(form.due) ? t('deployment.dateWrong') : undefined}
          value={form.due}
          onChange={(due) => change({ due })}
        />
        <Choices
          many
          legend={t('deployment.means')}
          size="slim"
          value={form.means}
          onChange={(means) => change({ means })}
          options={options(recommendationMeans)}
        />
        <WhoseItIs
          tools={tools}
          form={form}
          before={amends?.recommendation.deployment}
          change={change}
        />
      </div>
    </FormSheet>
  )
}

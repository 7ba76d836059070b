import '../../field/field.css'
import type { Header } from '@tocsin/schema/events/envelope'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import { type Problem, problem } from '@tocsin/schema/problem'
import type { Visit } from '@tocsin/schema/visit/state'
import { peopleMet } from '@tocsin/schema/vocabulary/people-met'
import { perceptions } from '@tocsin/schema/vocabulary/perceptions'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { areaOf } from '../../field/area-of.ts'
import { DateField } from '../../field/date-field.tsx'
import type { FieldTools } from '../../field/field-tools.ts'
import { FormSheet } from '../../field/form-sheet.tsx'
import { deploymentFact, deploymentsNow, linkFact } from '../../field/our-deployment.ts'
import { PlaceField } from '../../field/place-field.tsx'
import { serverNow } from '../../field/server-now.ts'
import { useForm } from '../../field/use-form.ts'
import { usePicking } from '../../field/use-picking.tsx'
import { WhenFields } from '../../field/when-fields.tsx'
import { occurredOf } from '../../field/when-form.ts'
import { useWords } from '../../i18n/use-words.tsx'
import { Choices } from '../../ui/choices.tsx'
import { Field, TextArea } from '../../ui/field.tsx'
import {
  freshVisit,
  isReturnDate,
  quietVisit,
  VisitForm,
  visitAgain,
  visitAmendment,
  visitDraft,
} from './visit-form.ts'
import { WhoseItIs } from './whose-it-is.tsx'

type Props = {
  tools: FieldTools
  draft?: string | undefined
  /** The visit whose promised return this is. */
  returnOf?: RecordId | undefined
  /** Begun to say that nothing has happened. */
  isQuiet?: boolean | undefined
  /** The visit that is amended. */
  amends?: { visit: Visit; base: Header['base'] } | undefined
}

/** The team was with a community: where, when, whom by what they are, how safe people say they are. */
export function VisitScreen({ tools, draft, returnOf, isQuiet, amends }: Props) {
  const { local, links } = tools
  const { t, label } = useWords()
  const [, go] = useLocation()
  const { timeZone } = local.profile()
  const { form, change, ...saving } = useForm<VisitForm>({
    local,
    kind: 'visit',
    draft,
    read: (kept) => VisitForm.safeParse(kept).data,
    fresh: () => {
      const now = serverNow(tools)
      if (amends) return visitAgain(amends.visit, amends.base, timeZone, now)
      if (isQuiet) return quietVisit(timeZone, now, deploymentsNow(local, now)[0]?.place ?? null)
      const before = returnOf && { id: returnOf, place: local.row(returnOf)?.place ?? null }
      return freshVisit(timeZone, now, before)
    },
    titleOf: ({ title }) => title.trim() || null,
  })
  const [asked, setAsked] = useState(false)
  const [refused, setRefused] = useState<Problem | null>(null)
  const { pick, picker } = usePicking(tools, {
    question: t('deployment.visitWhere'),
    start: form.place,
    onUse: (place) => change({ place }),
  })
  if (picker) return picker
  const occurred = occurredOf(form.when, timeZone, serverNow(tools))
  const send = async () => {
    setAsked(true)
    const { place } = form
    if (!place || !occurred.ok || !isReturnDate(form.returnDue) || saving.sending) return
    const area = areaOf(tools, place)
    if (!area) return setRefused(problem('not_allowed'))
    const settled = { ...form, place, occurredAt: occurred.value }
    const made = amends
      ? visitAmendment(
          settled,
          amends.visit,
          local.actor(),
          linkFact(form.deployment, amends.visit.deployment),
        )
      : visitDraft(settled, area, deploymentFact(local, serverNow(tools), form.deployment))
    if (!made.ok) return setRefused(made.error)
    setRefused(null)
    const sent = await saving.send(made.value)
    if (sent.ok) go(links.record(sent.value.record), { replace: true })
  }
  return (
    <FormSheet
      title={t(titleId(form))}
      home={links.home}
      close={amends && links.record(amends.visit.id)}
      saving={saving}
      wrong={refused ?? saving.problem}
      text={t(amends ? 'deployment.amendVisitIntro' : 'deployment.visitIntro')}
      send={{ label: t(amends ? 'full-report.sendAmendment' : 'deployment.save') }}
      onSend={send}
    >
      <div className="stack">
        <PlaceField
          label={t('deployment.visitWhere')}
          place={form.place}
          wrong={asked && !form.place ? t('deployment.whereMissing') : undefined}
          onPick={pick}
        />
        <WhenFields
          legend={t('deployment.visitWhen')}
          value={form.when}
          onChange={(when) => change({ when })}
          wrong={asked && !occurred.ok ? occurred.error : undefined}
        />
        <Choices
          legend={t('deployment.nothingAsk')}
          hint={t('deployment.nothingHint')}
          size="slim"
          value={form.nothing === null ? null : `${form.nothing}`}
          onChange={(nothing) => change({ nothing: nothing === 'true' })}
          options={[
            { value: 'true', label: t('deployment.nothingYes') },
            { value: 'false', label: t('deployment.nothingNo') },
          ]}
        />
        <Choices
          many
          legend={t('deployment.met')}
          hint={t('deployment.metHint')}
          size="slim"
          value={form.met}
          onChange={(met) => change({ met })}
          options={peopleMet.items.map((one) => ({ value: one.code as string, label: label(one) }))}
        />
        {form.met.length > 0 && (
          <div className="pair">
            {form.met.map((role) => {
              const known = peopleMet.items.find(({ code }) => code === role)
              return (
                <Field
                  key={role}
                  label={t('deployment.howMany', { who: known ? label(known) : role })}
                  inputMode="numeric"
                  maxLength={5}
                  value={form.counts[role] ?? ''}
                  onChange={(count) =>
                    change({ counts: { ...form.counts, [role]: count.replace(/\D/g, '') } })
                  }
                />
              )
            })}
          </div>
        )}
        <Choices
          legend={t('deployment.perception')}
          size="slim"
          value={form.perception}
          onChange={(perception) => change({ perception })}
          options={perceptions.items.map((one) => ({
            value: one.code as string,
            label: label(one),
          }))}
        />
        <DateField
          label={t('deployment.returnDue')}
          hint={t('deployment.returnDueHint')}
          wrong={asked && !isReturnDate(form.returnDue) ? t('deployment.dateWrong') : undefined}
          value={form.returnDue}
          onChange={(returnDue) => change({ returnDue })}
        />
        <Field
          label={t('deployment.visitTitle')}
          maxLength={120}
          dir="auto"
          value={form.title}
          onChange={(title) => change({ title })}
        />
        <TextArea
          label={t('deployment.visitText')}
          hint={t('deployment.noNames')}
          rows={4}
          maxLength={20_000}
          value={form.text}
          onChange={(text) => change({ text })}
        />
        <WhoseItIs tools={tools} form={form} before={amends?.visit.deployment} change={change} />
      </div>
    </FormSheet>
  )
}

function titleId({ amends, returnOf }: VisitForm) {
  if (amends) return 'deployment.amendVisit'
  return returnOf ? 'deployment.returnVisit' : 'deployment.logVisit'
}

import '../../field/field.css'
import { roleAccess } from '@tocsin/schema/access/role-access'
import type { Deployment } from '@tocsin/schema/deployment/state'
import type { Header } from '@tocsin/schema/events/envelope'
import { drawnFault } from '@tocsin/schema/primitives/drawn'
import { AreaId, type SeatId } from '@tocsin/schema/primitives/ids'
import { localDateOf } from '@tocsin/schema/primitives/local-date'
import { type Problem, problem } from '@tocsin/schema/problem'
import { components } from '@tocsin/schema/vocabulary/components'
import { deploymentTriggers } from '@tocsin/schema/vocabulary/deployment-triggers'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { DateField } from '../../field/date-field.tsx'
import { DrawnField } from '../../field/drawn-field.tsx'
import type { FieldTools } from '../../field/field-tools.ts'
import { FormSheet } from '../../field/form-sheet.tsx'
import { PlaceField } from '../../field/place-field.tsx'
import { serverNow } from '../../field/server-now.ts'
import { useDrawing } from '../../field/use-drawing.tsx'
import { useForm } from '../../field/use-form.ts'
import { usePicking } from '../../field/use-picking.tsx'
import { useWords } from '../../i18n/use-words.tsx'
import { paths } from '../../paths.ts'
import { areasOf } from '../../shell/areas-of.ts'
import { Choices } from '../../ui/choices.tsx'
import { Field, TextArea } from '../../ui/field.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { DeployDetails } from './deploy-details.tsx'
import {
  areDates,
  DeployForm,
  deployAgain,
  deployAmendment,
  deployDraft,
  freshDeployment,
} from './deploy-form.ts'

type Props = {
  tools: FieldTools
  draft?: string | undefined
  /** The deployment that is amended. */
  amends?: { deployment: Deployment; base: Header['base'] } | undefined
}

/** A leader opens the deployment of the team, or changes it: why, where, when, who. */
export function DeployScreen({ tools, draft, amends }: Props) {
  const { local, links } = tools
  const { t, label } = useWords()
  const [, go] = useLocation()
  const { timeZone, areaNames } = local.profile()
  const actor = local.actor()
  const areas = areasOf(local)
  const { form, change, ...saving } = useForm<DeployForm>({
    local,
    kind: 'deployment',
    draft,
    read: (kept) => DeployForm.safeParse(kept).data,
    fresh: () =>
      amends
        ? deployAgain(amends.deployment, amends.base)
        : freshDeployment(localDateOf(timeZone, serverNow(tools)), areas[0] ?? '', actor.seat),
    titleOf: ({ title }) => title.trim() || null,
  })
  const [asked, setAsked] = useState(false)
  const [refused, setRefused] = useState<Problem | null>(null)
  const stay = usePicking(tools, {
    question: t('deployment.stay'),
    start: form.stay,
    onUse: (place) => change({ stay: place }),
  })
  const worksIn = usePicking(tools, {
    question: t('deployment.worksIn'),
    start: form.worksIn,
    onUse: (place) => change({ worksIn: place }),
  })
  const { draw, drawer } = useDrawing(tools, {
    drawing: form.drawn,
    place: form.worksIn ?? form.stay,
    onDraw: (drawn) => change({ drawn }),
  })
  const people = [...local.roster()].filter(
    ([, one]) =>
      (one.role === 'jpt_member' || one.role === 'team_leader') &&
      one.areas.some((area) => area === form.area),
  )
  const picker = stay.picker ?? worksIn.picker
  if (picker || drawer) return picker ?? drawer
  const isDesk = roleAccess[actor.role].desk
  const closesTo =
    amends && (isDesk ? paths.deskDeployment : paths.deployment)(amends.deployment.id)
  const send = async () => {
    setAsked(true)
    const area = AreaId.safeParse(form.area)
    if (!form.title.trim() || !form.trigger || !areDates(form) || saving.sending) return
    if (form.drawn && drawnFault(form.drawn)) return
    if (!area.success) return setRefused(problem('not_allowed'))
    const componentOf = (seat: SeatId) => local.roster().get(seat)?.component
    const made = amends
      ? deployAmendment(form, amends.deployment, actor, componentOf)
      : deployDraft(form, area.data, actor, componentOf)
    if (!made.ok) return setRefused(made.error)
    setRefused(null)
    const sent = await saving.send(made.value)
    if (!sent.ok) return
    const { record } = sent.value
    go(closesTo ?? (isDesk ? paths.deskTeams() : paths.deployment(record)), { replace: true })
  }
  const datesWrong = asked && !areDates(form) ? t('deployment.datesWrong') : undefined
  return (
    <FormSheet
      title={t(amends ? 'deployment.amend' : 'deployment.open')}
      home={links.home}
      close={closesTo}
      saving={saving}
      wrong={refused ?? saving.problem}
      text={t(amends ? 'deployment.amendIntro' : 'deployment.openIntro')}
      send={{ label: t(amends ? 'full-report.sendAmendment' : 'deployment.save') }}
      onSend={send}
    >
      <div className="stack">
        <Field
          label={t('deployment.name')}
          wrong={asked && !form.title.trim() ? t('deployment.nameMissing') : undefined}
          maxLength={120}
          dir="auto"
          value={form.title}
          onChange={(title) => change({ title })}
        />
        <TextArea
          label={t('deployment.terms')}
          hint={t('deployment.termsHint')}
          rows={4}
          maxLength={20_000}
          value={form.text}
          onChange={(text) => change({ text })}
        />
        <Choices
          legend={t('deployment.trigger')}
          wrong={asked && !form.trigger ? t('deployment.triggerMissing') : undefined}
          size="slim"
          value={form.trigger}
          onChange={(trigger) => change({ trigger })}
          options={deploymentTriggers.items.map((one) => ({
            value: one.code as string,
            label: label(one),
          }))}
        />
        {areas.length > 1 && !amends && (
          <SelectField
            label={t('deployment.area')}
            value={form.area}
            options={areas.map((area) => ({
              value: area as string,
              label: areaNames[area] ?? area,
            }))}
            onChange={(area) => change({ area, seats: [], lead: '' })}
          />
        )}
        <div className="pair pair--top">
          <DateField
            label={t('deployment.firstDay')}
            wrong={datesWrong}
            value={form.from}
            onChange={(from) => change({ from })}
          />
          <DateField
            label={t('deployment.lastDay')}
            value={form.to}
            onChange={(to) => change({ to })}
          />
        </div>
        <PlaceField label={t('deployment.worksIn')} place={form.worksIn} onPick={worksIn.pick} />
        <DrawnField
          drawing={form.drawn}
          hint={t('deployment.drawnHint')}
          asked={asked}
          onDraw={draw}
          // What stands of a deployment is changed and never emptied (docs/adr/0041).
          onTakeAway={form.amends?.first.drawn ? undefined : () => change({ drawn: null })}
        />
        <PlaceField label={t('deployment.stay')} place={form.stay} onPick={stay.pick} />
        {people.length > 0 && (
          <>
            <SelectField
              label={t('deployment.lead')}
              none={t('deployment.ownerOpen')}
              value={form.lead}
              options={people.map(([seat, { name }]) => ({ value: seat as string, label: name }))}
              onChange={(lead) => change({ lead })}
            />
            <Choices
              many
              legend={t('deployment.membersWithTablet')}
              size="slim"
              value={form.seats}
              onChange={(seats) => change({ seats })}
              options={people.map(([seat, { name }]) => ({ value: seat as string, label: name }))}
            />
          </>
        )}
        <Choices
          many
          legend={t('deployment.membersOthers')}
          size="slim"
          value={form.components}
          onChange={(others) => change({ components: others })}
          options={components.items.map((one) => ({
            value: one.code as string,
            label: label(one),
          }))}
        />
        <DeployDetails form={form} change={change} />
      </div>
    </FormSheet>
  )
}

import '../../field/field.css'
import { roleAccess } from '@tocsin/schema/access/role-access'
import { AreaId, type SeatId } from '@tocsin/schema/primitives/ids'
import { localDateOf } from '@tocsin/schema/primitives/local-date'
import { type Problem, problem } from '@tocsin/schema/problem'
import { components } from '@tocsin/schema/vocabulary/components'
import { deploymentTriggers } from '@tocsin/schema/vocabulary/deployment-triggers'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { FieldTools } from '../../field/field-tools.ts'
import { FormSheet } from '../../field/form-sheet.tsx'
import { PlaceField } from '../../field/place-field.tsx'
import { serverNow } from '../../field/server-now.ts'
import { useForm } from '../../field/use-form.ts'
import { usePicking } from '../../field/use-picking.tsx'
import { useWords } from '../../i18n/use-words.tsx'
import { paths } from '../../paths.ts'
import { areasOf } from '../../shell/areas-of.ts'
import { Choices } from '../../ui/choices.tsx'
import { Field, TextArea } from '../../ui/field.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { areDates, DeployForm, deployDraft, freshDeployment } from './deploy-form.ts'

type Props = { tools: FieldTools; draft?: string | undefined }

/** A leader opens the deployment of the team: why, where, when, who. */
export function DeployScreen({ tools, draft }: Props) {
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
      freshDeployment(localDateOf(timeZone, serverNow(tools)), areas[0] ?? '', actor.seat),
    titleOf: ({ title }) => title.trim() || null,
  })
  const [asked, setAsked] = useState(false)
  const [refused, setRefused] = useState<Problem | null>(null)
  const { pick, picker } = usePicking(tools, {
    question: t('deployment.stay'),
    start: form.stay,
    onUse: (stay) => change({ stay }),
  })
  const people = [...local.roster()].filter(
    ([, one]) =>
      (one.role === 'jpt_member' || one.role === 'team_leader') &&
      one.areas.some((area) => area === form.area),
  )
  if (picker) return picker
  const send = async () => {
    setAsked(true)
    const area = AreaId.safeParse(form.area)
    if (!form.title.trim() || !form.trigger || !areDates(form) || saving.sending) return
    if (!area.success) return setRefused(problem('not_allowed'))
    const componentOf = (seat: SeatId) => local.roster().get(seat)?.component
    const made = deployDraft(form, area.data, actor, componentOf)
    if (!made.ok) return setRefused(made.error)
    setRefused(null)
    const sent = await saving.send(made.value)
    if (!sent.ok) return
    const isDesk = roleAccess[actor.role].desk
    const { record } = sent.value
    go(isDesk ? paths.deskTeams() : paths.deployment(record), { replace: true })
  }
  const datesWrong = asked && !areDates(form) ? t('deployment.datesWrong') : undefined
  return (
    <FormSheet
      title={t('deployment.open')}
      home={links.home}
      saving={saving}
      wrong={refused ?? saving.problem}
      text={t('deployment.openIntro')}
      send={{ label: t('deployment.save') }}
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
        {areas.length > 1 && (
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
        <div className="pair">
          <Field
            type="date"
            label={t('deployment.firstDay')}
            wrong={datesWrong}
            value={form.from}
            onChange={(from) => change({ from })}
          />
          <Field
            type="date"
            label={t('deployment.lastDay')}
            value={form.to}
            onChange={(to) => change({ to })}
          />
        </div>
        <PlaceField label={t('deployment.stay')} place={form.stay} onPick={pick} />
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
      </div>
    </FormSheet>
  )
}

import '../../field/field.css'
import './report.css'
import { drawnFault } from '@tocsin/schema/primitives/drawn'
import { type Problem, problem } from '@tocsin/schema/problem'
import type { Report } from '@tocsin/schema/report/state'
import { labelOf } from '@tocsin/schema/vocabulary/find'
import { flashKinds } from '@tocsin/schema/vocabulary/flash-kinds'
import { violationTypes } from '@tocsin/schema/vocabulary/violation-types'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { areaOf, wholeArea } from '../../field/area-of.ts'
import { DeploymentField } from '../../field/deployment-field.tsx'
import type { FieldTools } from '../../field/field-tools.ts'
import { FormSheet } from '../../field/form-sheet.tsx'
import { deploymentFact } from '../../field/our-deployment.ts'
import { peopleSaid } from '../../field/people-form.ts'
import { serverNow } from '../../field/server-now.ts'
import { useDrawing } from '../../field/use-drawing.tsx'
import { useFiles } from '../../field/use-files.ts'
import { useForm } from '../../field/use-form.ts'
import { usePicking } from '../../field/use-picking.tsx'
import { occurredOf } from '../../field/when-form.ts'
import { useWords } from '../../i18n/use-words.tsx'
import type { Beginning } from '../../shell/beginning.ts'
import { amendmentDraft, isChanged, mustBeApart, newReportDraft } from './report-draft.ts'
import { begunReport, freshReport, ReportForm } from './report-form.ts'
import { ReportSections } from './report-sections.tsx'

type Props = {
  tools: FieldTools
  draft?: string | undefined
  /** What is chosen in a new report: a guidance card opened it. */
  begin?: Beginning | undefined
  /** The record whose details are written, with the form as its author has it before them. */
  amends?: { report: Report; form: ReportForm } | undefined
}

/** Everything that is known, question by question; only what happened is compulsory. */
export function ReportScreen({ tools, draft, begin, amends }: Props) {
  const { local, links } = tools
  const { t, locale } = useWords()
  const [, go] = useLocation()
  const { timeZone } = local.profile()
  const { form, change, ...saving } = useForm<ReportForm>({
    local,
    kind: amends ? 'amend' : 'report',
    draft,
    read: (kept) => ReportForm.safeParse(kept).data,
    fresh: () => {
      if (amends) return amends.form
      const threat = begin?.record && local.row(begin.record)
      return begunReport(freshReport(timeZone, serverNow(tools)), begin, threat?.place)
    },
    titleOf: (said) => titleOf(said, locale),
  })
  const attached = useFiles(form.files)
  const [asked, setAsked] = useState(false)
  const [refused, setRefused] = useState<Problem | null>(null)
  const { pick, picker } = usePicking(tools, {
    question: t('map.where'),
    start: form.place,
    onUse: (place) => change({ place }),
    onJoin: amends ? undefined : (joined, place) => change({ joined, place }),
  })

  const { draw, drawer } = useDrawing(tools, {
    drawing: form.drawn,
    place: form.place,
    onDraw: (drawn) => change({ drawn }),
  })

  if (picker || drawer) return picker ?? drawer

  const occurred = occurredOf(form.when, timeZone, serverNow(tools))
  const apart = amends && mustBeApart(form, amends.report)
  const isMissingWhat = !form.what && form.violations.length === 0
  const changed = isChanged(form, amends?.report.deployment ?? null)
  const area = wholeArea(tools)

  const send = async () => {
    setAsked(true)
    const place = form.place ?? area
    const goesTo = areaOf(tools, place ?? null)
    if (form.drawn && drawnFault(form.drawn)) return
    if (isMissingWhat || !occurred.ok || saving.sending || attached.isBusy || !changed) return
    if (!place || !goesTo) return setRefused(problem('not_allowed'))
    const settled = { ...form, place, occurredAt: occurred.value }
    const made = amends
      ? amendmentDraft(settled, amends.report, local.actor())
      : newReportDraft(settled, goesTo, deploymentFact(local, serverNow(tools), form.deployment))
    if (!made.ok) return setRefused(made.error)
    setRefused(null)
    const sent = await attached.send((sealed) =>
      saving.send(made.value, { ...peopleSaid(form.people).sealed, ...sealed }),
    )
    if (sent.ok) go(links.record(sent.value.record), { replace: true })
  }
  return (
    <FormSheet
      title={(amends && titleOf(form, locale)) ?? t('full-report.title')}
      home={links.home}
      close={amends && links.record(amends.report.id)}
      saving={{ ...saving, discard: () => attached.discard().then(saving.discard) }}
      wrong={refused ?? saving.problem}
      text={t(apart ? 'full-report.apart' : 'full-report.onlyWhat')}
      send={{
        label: t(amends ? 'full-report.sendAmendment' : 'full-report.send'),
        disabledReason: attached.isBusy
          ? t('files.working')
          : changed
            ? undefined
            : t('full-report.nothingChanged'),
      }}
      onSend={send}
    >
      <ReportSections
        form={form}
        change={change}
        attached={attached}
        onPick={pick}
        onDraw={draw}
        asked={asked}
        threat={form.fromThreat && local.row(form.fromThreat)}
        areaName={area?.kind === 'unit' ? area.name : undefined}
        wrongWhat={asked && isMissingWhat ? t('flash.whatMissing') : undefined}
        wrongWhen={asked && !occurred.ok ? occurred.error : undefined}
      />
      <DeploymentField
        tools={tools}
        chosen={form.deployment}
        before={amends?.report.deployment}
        onChange={(deployment) => change({ deployment })}
      />
    </FormSheet>
  )
}

function titleOf({ title, what, violations }: ReportForm, locale: 'en' | 'fr' | 'ar') {
  if (title.trim()) return title.trim()
  if (what) return labelOf(flashKinds, what, locale)
  const [first] = violations
  return first ? labelOf(violationTypes, first.type, locale) : null
}

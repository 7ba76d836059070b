import '../../field/field.css'
import { drawnFault } from '@tocsin/schema/primitives/drawn'
import { type Problem, problem } from '@tocsin/schema/problem'
import type { Threat } from '@tocsin/schema/threat/state'
import { labelOf } from '@tocsin/schema/vocabulary/find'
import { threatKinds } from '@tocsin/schema/vocabulary/threat-kinds'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { areaOf } from '../../field/area-of.ts'
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
import { isChanged, mustBeApart, newThreatDraft, threatAmendment } from './threat-draft.ts'
import { freshThreat, ThreatForm } from './threat-form.ts'
import { ThreatQuestions } from './threat-questions.tsx'

type Props = {
  tools: FieldTools
  draft?: string | undefined
  /** The kind that is chosen in a new threat: a guidance card opened it. */
  kind?: string | undefined
  /** The threat whose details are written, with the form as its author has it before them. */
  amends?: { threat: Threat; form: ThreatForm } | undefined
}

/** Something that may happen: what, where, how soon; the rest when it is known. */
export function ThreatScreen({ tools, draft, kind = '', amends }: Props) {
  const { local, links } = tools
  const { t, locale } = useWords()
  const [, go] = useLocation()
  const { timeZone } = local.profile()
  const { form, change, ...saving } = useForm<ThreatForm>({
    local,
    kind: 'threat',
    draft,
    read: (kept) => ThreatForm.safeParse(kept).data,
    fresh: () => amends?.form ?? { ...freshThreat(timeZone, serverNow(tools)), kind },
    titleOf: ({ kind, title }) =>
      title.trim() || (kind ? labelOf(threatKinds, kind, locale) : null),
  })
  const attached = useFiles(form.files)
  const [asked, setAsked] = useState(false)
  const [refused, setRefused] = useState<Problem | null>(null)
  const { pick, picker } = usePicking(tools, {
    question: t('threat.whereQuestion'),
    start: form.place,
    onUse: (place) => change({ place }),
  })

  const { draw, drawer } = useDrawing(tools, {
    drawing: form.drawn,
    place: form.place,
    onDraw: (drawn) => change({ drawn }),
  })

  if (picker || drawer) return picker ?? drawer

  const noticed = occurredOf(form.noticed, timeZone, serverNow(tools))
  const changed = isChanged(form, amends?.threat.deployment ?? null)
  const isApart = amends !== undefined && mustBeApart(form, amends.threat)
  const send = async () => {
    setAsked(true)
    const { kind, place, soon, drawn } = form
    if (drawn && drawnFault(drawn)) return
    if (!kind || !place || !soon || !noticed.ok || saving.sending || attached.isBusy || !changed)
      return
    const area = areaOf(tools, place)
    if (!area) return setRefused(problem('not_allowed'))
    const settled = { ...form, place, soon, noticedAt: noticed.value }
    const made = amends
      ? threatAmendment(settled, amends.threat, local.actor())
      : newThreatDraft(settled, area, deploymentFact(local, serverNow(tools), form.deployment))
    if (!made.ok) return setRefused(made.error)
    setRefused(null)
    const sent = await attached.send((sealed) =>
      saving.send(made.value, { ...peopleSaid(form.people).sealed, ...sealed }),
    )
    if (sent.ok) go(links.record(sent.value.record), { replace: true })
  }
  return (
    <FormSheet
      title={t('threat.title')}
      home={links.home}
      close={amends && links.record(amends.threat.id)}
      saving={{ ...saving, discard: () => attached.discard().then(saving.discard) }}
      wrong={refused ?? saving.problem}
      text={t(isApart ? 'threat.apart' : 'threat.intro')}
      danger={form.soon === 'happening_now'}
      send={{
        label: t(amends ? 'full-report.sendAmendment' : 'threat.save'),
        disabledReason: attached.isBusy
          ? t('files.working')
          : changed
            ? undefined
            : t('full-report.nothingChanged'),
      }}
      onSend={send}
    >
      <ThreatQuestions
        form={form}
        change={change}
        attached={attached}
        onPick={pick}
        onDraw={draw}
        asked={asked}
        wrongNoticed={asked && !noticed.ok ? noticed.error : undefined}
      />
      <DeploymentField
        tools={tools}
        chosen={form.deployment}
        before={amends?.threat.deployment}
        onChange={(deployment) => change({ deployment })}
      />
    </FormSheet>
  )
}

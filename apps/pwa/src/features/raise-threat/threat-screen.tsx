import '../../field/field.css'
import { type Problem, problem } from '@tocsin/schema/problem'
import { labelOf } from '@tocsin/schema/vocabulary/find'
import { threatKinds } from '@tocsin/schema/vocabulary/threat-kinds'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { areaOf } from '../../field/area-of.ts'
import { DiscardButton } from '../../field/discard-button.tsx'
import type { FieldTools } from '../../field/field-tools.ts'
import { SavedNote } from '../../field/saved-note.tsx'
import { serverNow } from '../../field/server-now.ts'
import { useForm } from '../../field/use-form.ts'
import { occurredOf } from '../../field/when-form.ts'
import { useWords } from '../../i18n/use-words.tsx'
import { Button } from '../../ui/button.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { ProblemNotice } from '../../words/problem-notice.tsx'
import { freshThreat, ThreatForm, threatDraft } from './threat-form.ts'
import { ThreatQuestions } from './threat-questions.tsx'

type Props = { tools: FieldTools; draft?: string | undefined }

/** Something that may happen: what, where, how soon; the rest when it is known. */
export function ThreatScreen({ tools, draft }: Props) {
  const { local, links } = tools
  const { t, locale } = useWords()
  const [, go] = useLocation()
  const { timeZone } = local.profile()
  const { form, change, ...saving } = useForm<ThreatForm>({
    local,
    kind: 'threat',
    draft,
    read: (kept) => ThreatForm.safeParse(kept).data,
    fresh: () => freshThreat(timeZone, serverNow(tools)),
    titleOf: ({ kind, title }) =>
      title.trim() || (kind ? labelOf(threatKinds, kind, locale) : null),
  })
  const [asked, setAsked] = useState(false)
  const [refused, setRefused] = useState<Problem | null>(null)
  const [picking, setPicking] = useState<'map' | 'village'>()

  if (picking) {
    return tools.pickPlace({
      tools,
      question: t('threat.whereQuestion'),
      start: form.place,
      begin: picking,
      onBack: () => setPicking(undefined),
      onUse: (place) => {
        change({ place })
        setPicking(undefined)
      },
    })
  }

  const noticed = occurredOf(form.noticed, timeZone, serverNow(tools))
  const send = async () => {
    setAsked(true)
    const { kind, place, soon } = form
    if (!kind || !place || !soon || !noticed.ok || saving.sending) return
    const area = areaOf(tools, place)
    if (!area) return setRefused(problem('not_allowed'))
    const made = threatDraft({ ...form, place, soon, noticedAt: noticed.value }, area)
    if (!made.ok) return setRefused(made.error)
    setRefused(null)
    const sent = await saving.send(made.value)
    if (sent.ok) go(links.record(sent.value.record), { replace: true })
  }
  const wrong = refused ?? saving.problem
  const isNow = form.soon === 'happening_now'
  return (
    <Sheet
      title={t('threat.title')}
      close={{ label: t('common.close'), href: links.home }}
      note={<SavedNote at={saving.savedAt} />}
      onSubmit={() => void send()}
      send={{
        text: t('threat.intro'),
        danger: isNow,
        actions: (
          <>
            {saving.savedAt !== null && (
              <DiscardButton onDiscard={() => void saving.discard().then(() => go(links.home))} />
            )}
            <Button type="submit" kind="main" large icon="tick" label={t('threat.save')} />
          </>
        ),
      }}
    >
      {wrong && <ProblemNotice problem={wrong} />}
      <ThreatQuestions
        form={form}
        change={change}
        onPick={setPicking}
        asked={asked}
        wrongNoticed={asked && !noticed.ok ? noticed.error : undefined}
      />
    </Sheet>
  )
}

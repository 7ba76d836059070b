import type { Draft } from '@tocsin/schema/events/draft'
import type { Header } from '@tocsin/schema/events/envelope'
import type { Actor } from '@tocsin/schema/primitives/actor'
import { parseScopeId, type RecordId } from '@tocsin/schema/primitives/ids'
import { addDays, LocalDate, localDateOf } from '@tocsin/schema/primitives/local-date'
import type { Place } from '@tocsin/schema/primitives/place'
import { err, type Result } from '@tocsin/schema/primitives/result'
import { utcMinute } from '@tocsin/schema/primitives/utc-minute'
import { type Problem, problem } from '@tocsin/schema/problem'
import { raiseThreat } from '@tocsin/schema/threat/decide'
import { imminence as imminences } from '@tocsin/schema/vocabulary/imminence'
import { threatKinds } from '@tocsin/schema/vocabulary/threat-kinds'
import type { Vocabulary } from '@tocsin/schema/vocabulary/vocabulary'
import { warningDismissals } from '@tocsin/schema/vocabulary/warning-dismissals'
import { warningMutes } from '@tocsin/schema/vocabulary/warning-mutes'
import {
  dismissWarning,
  followWarning,
  lookAtWarning,
  muteWarning,
} from '@tocsin/schema/warning/decide'
import type { Warning } from '@tocsin/schema/warning/state'
import { useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field, TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { ProblemNotice } from '../../words/problem-notice.tsx'
import type { WarningAct } from './warning-acts.tsx'

type Props = {
  act: WarningAct
  warning: Warning
  base: Header['base']
  actor: Actor
  /** Name and function, unless the officer writes another. */
  by: string
  /** Where a threat for it would be. */
  place: Place
  timeZone: string
  now: number
  write: (draft: Draft) => Promise<Result<{ record: RecordId }, Problem>>
  onClose: () => void
}

const titles = {
  lookAt: 'warnings.lookAt',
  openThreat: 'warnings.openThreat',
  dismiss: 'warnings.dismiss',
  mute: 'warnings.mute',
} as const

/** By default a mute holds so long. */
const usualMuteDays = 28

/** What headquarters makes of a warning, each act with what it needs. */
export function WarningForm({
  act,
  warning,
  base,
  actor,
  place,
  timeZone,
  now,
  write,
  onClose,
  ...props
}: Props) {
  const { t, label } = useWords()
  const today = localDateOf(timeZone, now)
  const [by, setBy] = useState(props.by)
  const [reason, setReason] = useState('')
  const [text, setText] = useState('')
  const [until, setUntil] = useState(addDays(today, usualMuteDays))
  const [kind, setKind] = useState('')
  const [soon, setSoon] = useState('')
  const [title, setTitle] = useState('')
  const [wrong, setWrong] = useState<Problem | null>(null)
  const [isSaving, setSaving] = useState(false)
  const note = text.trim() ? { text: text.trim() } : {}
  const options = (list: Vocabulary) =>
    list.items.map((one) => ({ value: one.code, label: label(one) }))

  const follow = async () => {
    if (!kind || !soon) return err(problem('bad_input'))
    const minute = utcMinute(now)
    const noticedAt = { precision: 'minute' as const, earliest: minute, latest: minute }
    const { area } = parseScopeId(warning.scope)
    const facts = { kind, place, noticedAt, imminence: soon }
    const bodies = title.trim() ? { facts, narrative: { title: title.trim() } } : { facts }
    const raised = await write(raiseThreat(area, bodies))
    if (!raised.ok) return raised
    const { record: threat } = raised.value
    const answered = followWarning(warning, actor, base, { threat, by: by.trim() })
    return answered.ok ? await write(answered.value) : answered
  }
  const done = async (): Promise<Result<unknown, Problem>> => {
    if (!by.trim()) return err(problem('bad_input'))
    if (act === 'openThreat') return await follow()
    const said = { by: by.trim(), reason, ...note }
    const decided =
      act === 'lookAt'
        ? lookAtWarning(warning, actor, base, by.trim())
        : act === 'dismiss'
          ? dismissWarning(warning, actor, base, said)
          : LocalDate.safeParse(until).success
            ? muteWarning(warning, actor, base, { ...said, until, today })
            : err(problem('bad_input'))
    return decided.ok ? await write(decided.value) : decided
  }
  const send = async () => {
    if (isSaving) return
    setSaving(true)
    const saved = await done()
    setSaving(false)
    if (saved.ok) onClose()
    else setWrong(saved.error)
  }
  const needsReason = act === 'dismiss' || act === 'mute'
  return (
    <Dialog open title={t(titles[act])} onClose={onClose} closeLabel={t('common.close')}>
      <Form onSend={() => void send()}>
        {needsReason && (
          <SelectField
            label={t('warnings.reason')}
            value={reason}
            none={t('warnings.choose')}
            options={options(act === 'dismiss' ? warningDismissals : warningMutes)}
            onChange={setReason}
          />
        )}
        {act === 'mute' && (
          <Field
            label={t('warnings.muteUntil')}
            hint={t('warnings.muteHint')}
            value={until}
            maxLength={10}
            onChange={setUntil}
          />
        )}
        {act === 'openThreat' && (
          <>
            <SelectField
              label={t('warnings.threatKind')}
              value={kind}
              none={t('warnings.choose')}
              options={options(threatKinds)}
              onChange={setKind}
            />
            <SelectField
              label={t('warnings.imminence')}
              value={soon}
              none={t('warnings.choose')}
              options={options(imminences)}
              onChange={setSoon}
            />
            <Field
              label={t('warnings.threatTitle')}
              value={title}
              maxLength={120}
              dir="auto"
              onChange={setTitle}
            />
          </>
        )}
        {needsReason && (
          <TextArea
            label={t('warnings.note')}
            rows={3}
            value={text}
            maxLength={2000}
            onChange={setText}
          />
        )}
        <Field label={t('warnings.by')} value={by} maxLength={120} dir="auto" onChange={setBy} />
        {wrong && <ProblemNotice problem={wrong} />}
        <div className="dialog__actions">
          <Button label={t('common.cancel')} onPress={onClose} />
          <Button kind="main" type="submit" icon="tick" label={t(titles[act])} />
        </div>
      </Form>
    </Dialog>
  )
}

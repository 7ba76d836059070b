import type { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import type { Problem } from '@tocsin/schema/problem'
import { useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { ScrollBox } from '../../ui/scroll-box.tsx'
import { ProblemNotice } from '../../words/problem-notice.tsx'
import { type MissionForm, missionForm, wrongFields } from './mission-form.ts'

type Props = {
  settings: MissionSettings
  /** Undefined: saved. */
  onSave: (form: MissionForm) => Promise<Problem | undefined>
}

/** What holds for every tablet of the mission: where short messages go, how long it works alone, when it wipes. */
export function MissionScreen({ settings, onSave }: Props) {
  const { t } = useWords()
  const [form, setForm] = useState(() => missionForm(settings))
  const [asked, setAsked] = useState(false)
  const [done, setDone] = useState<'saved' | Problem>()
  const wrong = asked ? wrongFields(form) : []
  const change = (patch: Partial<MissionForm>) => {
    setForm({ ...form, ...patch })
    setDone(undefined)
  }
  const save = async () => {
    setAsked(true)
    if (wrongFields(form).length === 0) setDone((await onSave(form)) ?? 'saved')
  }
  return (
    <ScrollBox label={t('accounts.mission')} className="desk-page stack">
      <div>
        <h1 className="title">{t('accounts.mission')}</h1>
        <p className="quiet">{t('accounts.missionIntro')}</p>
      </div>
      <Form className="narrow-form" onSend={() => void save()}>
        <Field
          label={t('accounts.smsNumber')}
          hint={t('accounts.smsHint')}
          wrong={wrong.includes('smsNumber') ? t('accounts.smsWrong') : undefined}
          dir="ltr"
          maxLength={40}
          value={form.smsNumber}
          onChange={(smsNumber) => change({ smsNumber })}
        />
        <Field
          label={t('accounts.expiryDays')}
          wrong={wrong.includes('expiryDays') ? t('accounts.expiryWrong') : undefined}
          dir="ltr"
          maxLength={3}
          value={form.expiryDays}
          onChange={(expiryDays) => change({ expiryDays })}
        />
        <Field
          label={t('accounts.wipeAfter')}
          hint={t('accounts.wipeHint')}
          wrong={wrong.includes('wipeAfter') ? t('accounts.wipeWrong') : undefined}
          dir="ltr"
          maxLength={3}
          value={form.wipeAfter}
          onChange={(wipeAfter) => change({ wipeAfter })}
        />
        {done && done !== 'saved' && <ProblemNotice problem={done} />}
        <p role="status" className="strong">
          {done === 'saved' && t('accounts.missionSaved')}
        </p>
        <p className="line">
          <Button kind="main" type="submit" label={t('common.save')} />
        </p>
      </Form>
    </ScrollBox>
  )
}

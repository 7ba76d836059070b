import './desk-held.css'
import type { HeldEvent, HeldLine } from '@tocsin/schema/desk/quarantine'
import type { Problem } from '@tocsin/schema/problem'
import { useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { ProblemNotice } from '../../words/problem-notice.tsx'
import { type LeftReason, leftReasons, leftWords, saidIn, typeWords } from './held-words.ts'

type Props = {
  line: HeldLine
  held: HeldEvent
  wrong: Problem | undefined
  onAdmit: () => void
  onLeave: (reason: LeftReason) => void
  onClose: () => void
}

/** One held event: what it says as far as this reader may read it, and the decision on it. */
export function HeldDialog({ line, held, wrong, onAdmit, onLeave, onClose }: Props) {
  const words = useWords()
  const { t } = words
  const [reason, setReason] = useState<LeftReason | ''>('')
  const whyNot =
    held.needs !== null
      ? t('devices.heldNeeds')
      : held.admit === null
        ? t(held.withheld > 0 ? 'devices.heldNotYours' : 'devices.heldNever')
        : undefined
  return (
    <Dialog
      open
      title={typeWords(words, line)}
      onClose={onClose}
      closeLabel={t('common.close')}
      actions={
        <Button
          kind="main"
          label={t('devices.heldAdmit')}
          disabledReason={whyNot}
          onPress={onAdmit}
        />
      }
    >
      <div className="stack">
        <div className="desk-held__said">
          {saidIn(words, held.parts).map((said) => (
            <p key={said} dir="auto">
              {said}
            </p>
          ))}
        </div>
        {held.withheld > 0 && <Notice kind="quiet" icon="lock" title={t('devices.heldWithheld')} />}
        {held.sealed > 0 && (
          <Notice kind="care" icon="seal" title={t('devices.heldSealed', { count: held.sealed })} />
        )}
        <p className="small quiet">{t('devices.heldAdmitText')}</p>
        {wrong && <ProblemNotice problem={wrong} />}
        {line.state.is === 'open' && (
          <div className="stack stack--tight">
            <SelectField
              label={t('devices.heldLeave')}
              none={t('accounts.choose')}
              value={reason}
              options={leftReasons.map((value) => ({ value, label: leftWords(words, value) }))}
              onChange={setReason}
            />
            <Button
              label={t('devices.heldLeaveDo')}
              disabledReason={reason === '' ? t('desk.revokeWhy') : undefined}
              onPress={() => reason !== '' && onLeave(reason)}
            />
          </div>
        )}
      </div>
    </Dialog>
  )
}

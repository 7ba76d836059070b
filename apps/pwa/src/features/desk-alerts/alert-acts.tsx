import { acknowledgeAlert, answerAlert, closeAlert } from '@tocsin/schema/alert/decide'
import type { Alert } from '@tocsin/schema/alert/state'
import type { Header } from '@tocsin/schema/events/envelope'
import type { Actor } from '@tocsin/schema/primitives/actor'
import { err } from '@tocsin/schema/primitives/result'
import { problem } from '@tocsin/schema/problem'
import { alertClosingReasons } from '@tocsin/schema/vocabulary/alert-closing-reasons'
import { cannotRespondReasons } from '@tocsin/schema/vocabulary/cannot-respond-reasons'
import { responseTypes } from '@tocsin/schema/vocabulary/response-types'
import { useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import { Choices } from '../../ui/choices.tsx'
import { Field, TextArea } from '../../ui/field.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { ActForm, type Write } from './act-form.tsx'

export type AlertAct = {
  act: 'acknowledge' | 'answer' | 'close'
  alert: Alert
  base: Header['base']
}

type Props = AlertAct & {
  actor: Actor
  /** The name and function the reporter will read, unless the officer writes another. */
  by: string
  write: Write
  onClose: () => void
}

/** A named person takes an alert, says what is done, or closes it with its reason. */
export function AlertActForm(props: Props) {
  if (props.act === 'acknowledge') return <Acknowledge {...props} />
  return props.act === 'answer' ? <Answer {...props} /> : <Close {...props} />
}

function Acknowledge({ alert, actor, base, write, onClose, ...props }: Props) {
  const { t } = useWords()
  const [by, setBy] = useState(props.by)
  return (
    <ActForm
      title={t('alerts.acknowledgeTitle')}
      sendLabel={t('alerts.acknowledge')}
      onClose={onClose}
      write={write}
      decide={() => (by.trim() ? acknowledgeAlert(alert, actor, base, by.trim()) : err(noName))}
    >
      <By value={by} onChange={setBy} />
    </ActForm>
  )
}

function Answer({ alert, actor, base, write, onClose, ...props }: Props) {
  const { t, label } = useWords()
  const [by, setBy] = useState(props.by)
  const [response, setResponse] = useState('')
  const [reason, setReason] = useState('')
  const [text, setText] = useState('')
  const decide = () => {
    if (!by.trim()) return err(noName)
    if (!response) return err(problem('bad_input'))
    const facts = { by: by.trim(), response, ...(reason && { reason }) }
    return answerAlert(alert, actor, base, facts, text.trim() || undefined)
  }
  const options = responseTypes.items.map((item) => ({
    value: item.code as string,
    label: label(item),
  }))
  const reasons = cannotRespondReasons.items.map((item) => ({
    value: item.code as string,
    label: label(item),
  }))
  return (
    <ActForm
      title={t('alerts.answer')}
      sendLabel={t('alerts.answerSend')}
      onClose={onClose}
      write={write}
      decide={decide}
    >
      <SelectField
        label={t('alerts.answerWhat')}
        value={response}
        none={t('alerts.choose')}
        options={options}
        onChange={setResponse}
      />
      {response === 'none' && (
        <SelectField
          label={t('alerts.answerNone')}
          value={reason}
          none={t('alerts.choose')}
          options={reasons}
          onChange={setReason}
        />
      )}
      <TextArea
        label={t('alerts.answerText')}
        hint={t('alerts.answerTextHint')}
        rows={3}
        value={text}
        maxLength={2000}
        onChange={setText}
      />
      <By value={by} onChange={setBy} />
    </ActForm>
  )
}

function Close({ alert, actor, base, write, onClose }: Props) {
  const { t, label } = useWords()
  const [reason, setReason] = useState<string | null>(null)
  return (
    <ActForm
      title={t('alerts.close')}
      sendLabel={t('alerts.close')}
      onClose={onClose}
      write={write}
      decide={() =>
        reason ? closeAlert(alert, actor, base, reason) : err(problem('reason_needed'))
      }
    >
      <Choices
        legend={t('alerts.closeReason')}
        size="slim"
        columns={2}
        value={reason}
        options={alertClosingReasons.items.map((item) => ({
          value: item.code as string,
          label: label(item),
        }))}
        onChange={setReason}
      />
    </ActForm>
  )
}

const noName = problem('bad_input')

function By({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useWords()
  return (
    <Field
      label={t('alerts.by')}
      hint={t('alerts.byHint')}
      wrong={value.trim() ? undefined : t('alerts.byWrong')}
      value={value}
      maxLength={120}
      dir="auto"
      onChange={onChange}
    />
  )
}

import type { ErasableEvent } from '@tocsin/schema/desk/erasures'
import { ErasureReference } from '@tocsin/schema/events/part-erased'
import type { Problem } from '@tocsin/schema/problem'
import { erasureReasons } from '@tocsin/schema/vocabulary/erasure-reasons'
import { labelOf } from '@tocsin/schema/vocabulary/find'
import { useState } from 'react'
import { eventWords } from '../../desk-words/event-words.ts'
import { useWords } from '../../i18n/use-words.tsx'
import { Button } from '../../ui/button.tsx'
import { Choices } from '../../ui/choices.tsx'
import { Code } from '../../ui/code.tsx'
import { Field } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { ProblemNotice } from '../../words/problem-notice.tsx'
import type { ErasureActs } from './erasure-types.ts'
import { partWords } from './part-words.ts'

type Props = Pick<ErasureActs, 'look' | 'propose'>

/** An entry by its number, which of its parts, and why. What it says is not shown here. */
export function ProposeForm({ look, propose }: Props) {
  const words = useWords()
  const { t, locale } = words
  const [typed, setTyped] = useState('')
  const [isWrong, setWrong] = useState(false)
  const [event, setEvent] = useState<ErasableEvent | null>(null)
  const [labels, setLabels] = useState<string[]>([])
  const [reason, setReason] = useState<string>('')
  const [reference, setReference] = useState('')
  const [isProposed, setProposed] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)

  const find = async () => {
    setProposed(false)
    setEvent(null)
    setLabels([])
    const isNumber = /^[1-9][0-9]{0,11}$/.test(typed.trim())
    setWrong(!isNumber)
    if (!isNumber) return
    const found = await look(Number(typed.trim()))
    setProblem(found.ok ? null : found.error)
    if (found.ok) setEvent(found.value)
  }
  const send = async () => {
    if (!event) return
    const said = reference.trim()
    const done = await propose({
      seq: event.seq,
      labels,
      reason,
      reference: said === '' ? null : said,
    })
    setProblem(done.ok ? null : done.error)
    if (!done.ok) return
    setProposed(true)
    setEvent(null)
    setTyped('')
    setReason('')
    setReference('')
  }
  const isReferenceWrong =
    reference.trim() !== '' && !ErasureReference.safeParse(reference.trim()).success
  const isReady = labels.length > 0 && reason !== '' && !isReferenceWrong
  const parts = event?.parts.filter(({ is }) => is === 'erasable') ?? []
  return (
    <form
      className="stack"
      autoComplete="off"
      noValidate
      onSubmit={(submitted) => {
        submitted.preventDefault()
        void (event && isReady ? send() : find())
      }}
    >
      <Field
        label={t('erasure.number')}
        hint={t('erasure.numberHint')}
        wrong={isWrong ? t('erasure.numberWrong') : undefined}
        value={typed}
        onChange={setTyped}
        inputMode="numeric"
        dir="ltr"
        maxLength={12}
        end={<Button label={t('erasure.look')} onPress={() => void find()} />}
      />
      {problem && <ProblemNotice problem={problem} />}
      {isProposed && <Notice icon="tick" title={t('erasure.proposed')} />}
      {event && (
        <>
          <p>
            <span className="strong">{eventWords(words, event.type)}</span>{' '}
            <Code>{event.code}</Code> · <Code>{event.area}</Code>
          </p>
          {parts.length === 0 ? (
            <p className="quiet">{t('erasure.nothingLeft')}</p>
          ) : (
            <>
              <Choices
                many
                legend={t('erasure.parts')}
                hint={labels.includes('facts') ? t('erasure.factsHint') : undefined}
                options={parts.map(({ label }) => ({
                  value: label,
                  label: partWords(words, label),
                }))}
                value={labels}
                onChange={setLabels}
              />
              <SelectField
                label={t('erasure.reason')}
                none={t('erasure.choose')}
                value={reason}
                options={erasureReasons.items.map(({ code }) => ({
                  value: code as string,
                  label: labelOf(erasureReasons, code, locale),
                }))}
                onChange={setReason}
              />
              <Field
                label={t('erasure.reference')}
                hint={t('erasure.referenceHint')}
                wrong={isReferenceWrong ? t('erasure.referenceWrong') : undefined}
                value={reference}
                onChange={setReference}
                dir="ltr"
                maxLength={24}
              />
              {isReady && <Button kind="main" type="submit" label={t('erasure.propose')} />}
            </>
          )}
        </>
      )}
    </form>
  )
}

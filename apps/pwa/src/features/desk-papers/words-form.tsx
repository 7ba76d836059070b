import { paperWords } from '@tocsin/schema/paper/select'
import type { Paper } from '@tocsin/schema/paper/state'
import type { Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ProblemNotice } from '../../words/problem-notice.tsx'

type Props = {
  section: string
  title: string
  /** As it stands now, which may be later than when the form was opened. */
  paper: Paper
  write: (text: string) => Promise<Result<unknown, Problem>>
  onClose: () => void
}

/** As much as one section takes. */
const longest = 4_000

/** The words under one section, beside the numbers that they are about. */
export function WordsForm({ section, title, paper, write, onClose }: Props) {
  const { t } = useWords()
  const stands = paperWords(paper)[section] ?? ''
  const [opened] = useState(stands)
  const [text, setText] = useState(stands)
  const [wrong, setWrong] = useState<Problem>()
  const [isSaving, setSaving] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('textarea')?.focus(), [])
  const send = async () => {
    if (isSaving) return
    setSaving(true)
    const saved = await write(text)
    setSaving(false)
    if (saved.ok) onClose()
    else setWrong(saved.error)
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send()
    else if (event.key === 'Escape' && text === opened) onClose()
    else return
    event.preventDefault()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the field in it, each with a button beside it.
    <div className="paper__written no-print" onKeyDown={press}>
      <Form ref={form} onSend={() => void send()}>
        <TextArea
          label={t('paper.wordsLabel', { section: title })}
          hint={t('paper.wordsHint')}
          rows={6}
          maxLength={longest}
          value={text}
          onChange={setText}
        />
        {stands !== opened && (
          <Notice kind="care" icon="merge" title={t('paper.meanwhile')} live>
            <p className="paper__words" dir="auto">
              {stands || t('paper.emptied')}
            </p>
          </Notice>
        )}
        {wrong && <ProblemNotice problem={wrong} />}
        <div className="line">
          <Button kind="main" type="submit" icon="tick" label={t('paper.saveWords')} />
          <Button label={t('common.cancel')} onPress={onClose} />
        </div>
      </Form>
    </div>
  )
}

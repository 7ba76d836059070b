import { paperWords } from '@tocsin/schema/paper/select'
import type { Paper } from '@tocsin/schema/paper/state'
import type { Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import type { PaperSection } from '@tocsin/schema/summary/paper/sections'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import { useDraft } from '../../shell/use-draft.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ProblemNotice } from '../../words/problem-notice.tsx'
import { type BegunWords, type WordsDraft, wordsKind } from './begun-words.ts'

type Props = {
  section: PaperSection
  title: string
  /** As it stands now, which may be later than when the form was opened. */
  paper: Paper
  /** Of an earlier time, to go on with. */
  begun: BegunWords | undefined
  write: (text: string) => Promise<Result<unknown, Problem>>
  onClose: () => void
}

/** As much as one section takes. */
const longest = 4_000

/** The words under one section, beside the numbers that they are about; on the disk within a second of being typed. */
export function WordsForm({ section, title, paper, begun, write, onClose }: Props) {
  const { t } = useWords()
  const stands = paperWords(paper)[section] ?? ''
  const keeper = useDraft(wordsKind, begun?.saved)
  const [opened] = useState(begun?.opened ?? stands)
  const [text, setText] = useState(begun?.text ?? stands)
  const [wrong, setWrong] = useState<Problem>()
  const [isSaving, setSaving] = useState(false)
  const problem = wrong ?? keeper.problem
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('textarea')?.focus(), [])
  const onType = (words: string) => {
    setText(words)
    const form: WordsDraft = { paper: paper.id, section, opened, text: words }
    keeper.change({ title, form })
  }
  const throwAway = async () => {
    await keeper.discard()
    onClose()
  }
  const send = async () => {
    if (isSaving) return
    setSaving(true)
    const saved = await write(text)
    if (saved.ok) return throwAway()
    setSaving(false)
    setWrong(saved.error)
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send()
    else if (event.key === 'Escape') onClose()
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
          onChange={onType}
        />
        {stands !== opened && (
          <Notice kind="care" icon="merge" title={t('paper.meanwhile')} live>
            <p className="paper__words" dir="auto">
              {stands || t('paper.emptied')}
            </p>
          </Notice>
        )}
        {problem && <ProblemNotice problem={problem} />}
        <div className="line">
          <Button kind="main" type="submit" icon="tick" label={t('paper.saveWords')} />
          <Button label={t('common.close')} onPress={onClose} />
          {text !== stands && (
            <Button label={t('paper.throwAway')} onPress={() => void throwAway()} />
          )}
        </div>
      </Form>
    </div>
  )
}

import type { Draft } from '@tocsin/schema/events/draft'
import type { Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'

/** Writes a decision through the desk's own seat: saved on this desk, then received like everybody's. */
export type Write = (draft: Draft) => Promise<Result<unknown, Problem>>

type Props = {
  title: string
  sendLabel: string
  onClose: () => void
  /** What would be written now, or why it cannot be. */
  decide: () => Result<Draft, Problem>
  write: Write
  children: ReactNode
}

/** A dialog that ends in one event. What is wrong is said in words above the button. */
export function ActForm({ title, sendLabel, onClose, decide, write, children }: Props) {
  const { t, problemWords } = useWords()
  const [wrong, setWrong] = useState<Problem>()
  const [isSaving, setSaving] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  // The dialog itself puts the focus on its way out; the question is what Enter should answer.
  useEffect(() => form.current?.querySelector<HTMLElement>('input, select')?.focus(), [])
  const send = async () => {
    if (isSaving) return
    const decided = decide()
    if (!decided.ok) return setWrong(decided.error)
    setSaving(true)
    const saved = await write(decided.value)
    setSaving(false)
    if (saved.ok) onClose()
    else setWrong(saved.error)
  }
  const said = wrong && problemWords(wrong)
  return (
    <Dialog open title={title} onClose={onClose} closeLabel={t('common.close')}>
      <Form ref={form} onSend={() => void send()}>
        {children}
        {said && (
          <Notice icon="warn" title={said.said} live>
            {said.todo}
          </Notice>
        )}
        <div className="dialog__actions">
          <Button label={t('common.cancel')} onPress={onClose} />
          <Button kind="main" type="submit" icon="tick" label={sendLabel} />
        </div>
      </Form>
    </Dialog>
  )
}

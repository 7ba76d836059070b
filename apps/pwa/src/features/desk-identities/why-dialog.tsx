import type { Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { identityReasons } from '@tocsin/schema/vocabulary/identity-reasons'
import { useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import type { Why } from '../../identities/identity-server.ts'
import { Button } from '../../ui/button.tsx'
import { Choices } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { ProblemNotice } from '../../words/problem-notice.tsx'

type Props = {
  act: string
  text: string
  onWhy: (why: Why) => Promise<Result<unknown, Problem>>
}

/** An act on identities: a button, and behind it the reason, in a code and in words. */
export function WhyDialog({ act, text, onWhy }: Props) {
  const { t, label } = useWords()
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState<string | null>(null)
  const [words, setWords] = useState('')
  const [failed, setFailed] = useState<Problem | null>(null)
  const doIt = async () => {
    if (!reason || words.trim().length < 3) return setFailed(problem('bad_input'))
    const done = await onWhy({ reason, words: words.trim() })
    if (!done.ok) return setFailed(done.error)
    setOpen(false)
    setReason(null)
    setWords('')
    setFailed(null)
  }
  return (
    <>
      <Button icon="seal" label={act} onPress={() => setOpen(true)} />
      <Dialog
        open={isOpen}
        title={act}
        closeLabel={t('common.close')}
        onClose={() => setOpen(false)}
        actions={
          <>
            <Button label={t('common.cancel')} onPress={() => setOpen(false)} />
            <Button kind="main" label={act} onPress={() => void doIt()} />
          </>
        }
      >
        <p>{text}</p>
        <Choices
          legend={t('identities.reason')}
          size="slim"
          options={identityReasons.items.map((item) => ({ value: item.code, label: label(item) }))}
          value={reason}
          onChange={setReason}
        />
        <Field
          label={t('identities.words')}
          maxLength={300}
          dir="auto"
          value={words}
          onChange={setWords}
        />
        {failed && <ProblemNotice problem={failed} />}
      </Dialog>
    </>
  )
}

import { err, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { identityReasons } from '@tocsin/schema/vocabulary/identity-reasons'
import { useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import type { Why } from '../../identities/identity-server.ts'
import { Field } from '../../ui/field.tsx'
import { ReasonDialog } from '../../words/reason-dialog.tsx'

const shortestWords = 3

type Props = {
  act: string
  text: string
  onWhy: (why: Why) => Promise<Result<unknown, Problem>>
}

/** An act on identities: its reason in a code and in words. */
export function WhyDialog({ act, text, onWhy }: Props) {
  const { t } = useWords()
  const [words, setWords] = useState('')
  const why = async (reason: string) => {
    if (words.trim().length < shortestWords) return err(problem('bad_input'))
    const done = await onWhy({ reason, words: words.trim() })
    if (done.ok) setWords('')
    return done
  }
  return (
    <ReasonDialog
      act={act}
      icon="seal"
      text={text}
      legend={t('identities.reason')}
      reasons={identityReasons.items}
      size="slim"
      onReason={why}
    >
      <Field
        label={t('identities.words')}
        maxLength={300}
        dir="auto"
        value={words}
        onChange={setWords}
      />
    </ReasonDialog>
  )
}

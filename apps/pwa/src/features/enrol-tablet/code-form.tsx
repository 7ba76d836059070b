import type { Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import { useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { ProblemNotice } from '../../words/problem-notice.tsx'

type Props = {
  label: string
  hint: string
  onCode: (code: string) => Promise<Result<unknown, Problem>>
}

/** One code, of an app or from paper. */
export function CodeForm({ label, hint, onCode }: Props) {
  const { t } = useWords()
  const [code, setCode] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isBusy, setBusy] = useState(false)
  const show = async () => {
    if (isBusy || !code.trim()) return
    setBusy(true)
    const taken = await onCode(code.trim())
    setBusy(false)
    setProblem(taken.ok ? null : taken.error)
  }
  return (
    <Form onSend={() => void show()}>
      <Field label={label} hint={hint} dir="ltr" value={code} onChange={setCode} maxLength={40} />
      {problem && <ProblemNotice problem={problem} />}
      <Button kind="main" large type="submit" label={t('factor.confirm')} />
    </Form>
  )
}

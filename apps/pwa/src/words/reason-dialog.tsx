import type { Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { type ReactNode, useState } from 'react'
import { useWords } from '../i18n/use-words.tsx'
import type { Labelled } from '../i18n/words.ts'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choices.tsx'
import { Dialog } from '../ui/dialog.tsx'
import type { IconName } from '../ui/icon-names.ts'
import { ProblemNotice } from './problem-notice.tsx'

type Props = {
  /** Names the button, the dialog and the act itself. */
  act: string
  icon?: IconName
  text: string
  legend: string
  reasons: readonly (Labelled & { code: string })[]
  size?: 'slim'
  /** What is asked beside the reason. */
  children?: ReactNode
  onReason: (reason: string) => Promise<Result<unknown, Problem>>
}

/** An act that needs its reason: a button, and the question behind it. */
export function ReasonDialog(props: Props) {
  const { act, icon, text, legend, reasons, size, children, onReason } = props
  const { t, label } = useWords()
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState<string | null>(null)
  const [failed, setFailed] = useState<Problem | null>(null)

  const doIt = async () => {
    if (!reason) return setFailed(problem('reason_needed'))
    const done = await onReason(reason)
    if (!done.ok) return setFailed(done.error)
    setOpen(false)
    setReason(null)
    setFailed(null)
  }

  return (
    <>
      <Button icon={icon} label={act} onPress={() => setOpen(true)} />
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
          legend={legend}
          size={size}
          options={reasons.map((item) => ({ value: item.code, label: label(item) }))}
          value={reason}
          onChange={setReason}
        />
        {children}
        {failed && <ProblemNotice problem={failed} />}
      </Dialog>
    </>
  )
}

import type { Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import { useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ProblemNotice } from '../../words/problem-notice.tsx'
import { type Chosen, FileChoice, type Format } from './file-choice.tsx'

/** Whose hands, and why. */
export type Given<F extends Format> = Chosen<F> & { to: string; why: string }

type Props<F extends Format> = {
  /** What is handed over. */
  what: string
  isExact: boolean
  formats: readonly [F, ...F[]]
  onHandOver: (given: Given<F>) => Promise<Result<unknown, Problem>>
  onClose: () => void
}

/** To which office and why: said before the file is there. */
export function HandOverForm<F extends Format>(props: Props<F>) {
  const { what, isExact, formats, onHandOver, onClose } = props
  const { t, locale } = useWords()
  const [chosen, setChosen] = useState<Chosen<F>>({ format: formats[0], locale })
  const [to, setTo] = useState('')
  const [why, setWhy] = useState('')
  const [wrong, setWrong] = useState<Problem>()
  const [isGiving, setGiving] = useState(false)
  const send = async () => {
    if (isGiving) return
    setGiving(true)
    const given = await onHandOver({ ...chosen, to, why })
    setGiving(false)
    if (given.ok) onClose()
    else setWrong(given.error)
  }
  return (
    <Dialog open title={t('outside.handOver')} onClose={onClose} closeLabel={t('common.close')}>
      <Form onSend={() => void send()}>
        <p className="strong">{what}</p>
        {isExact && (
          <Notice kind="care" icon="warn">
            {t('outside.exactMeans')}
          </Notice>
        )}
        <Field
          label={t('outside.toLabel')}
          hint={t('outside.toHint')}
          value={to}
          maxLength={120}
          dir="auto"
          onChange={setTo}
        />
        <Field
          label={t('outside.whyLabel')}
          hint={t('outside.whyHint')}
          value={why}
          maxLength={400}
          dir="auto"
          onChange={setWhy}
        />
        <FileChoice formats={formats} chosen={chosen} onChange={setChosen} />
        <p className="small quiet">{t('outside.handOverMeans')}</p>
        {wrong && <ProblemNotice problem={wrong} />}
        <div className="dialog__actions">
          <Button label={t('common.cancel')} onPress={onClose} />
          <Button kind="main" type="submit" icon="doc" label={t('outside.handOver')} />
        </div>
      </Form>
    </Dialog>
  )
}

import type { ReactNode } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import { Button } from '../../ui/button.tsx'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PassphraseField } from '../../ui/passphrase-field.tsx'
import { ProblemNotice } from '../../words/problem-notice.tsx'
import type { Change } from './secure-tools.ts'

type Props = {
  change: Change
  current: string
  onCurrent: (value: string) => void
  submit: string
  done: string
  onSubmit: () => void
  /** Beside the button that submits. */
  more?: ReactNode
  children?: ReactNode
}

/** A change that asks for the passphrase of now, says what came of it, and where it stands. */
export function ChangeForm(props: Props) {
  const { t } = useWords()
  const { change, current, onCurrent } = props
  return (
    <Form onSend={() => props.onSubmit()}>
      <PassphraseField
        label={t('secure.current')}
        wrong={change.problem?.code === 'wrong_passphrase' ? t('unlock.wrong') : undefined}
        value={current}
        onChange={onCurrent}
        show={t('common.show')}
        hide={t('common.hide')}
      />
      {props.children}
      {change.problem && change.problem.code !== 'wrong_passphrase' && (
        <ProblemNotice problem={change.problem} />
      )}
      {change.isDone && (
        <Notice kind="hq" icon="tick" live>
          {props.done}
        </Notice>
      )}
      <p className="line">
        <Button type="submit" label={props.submit} />
        {props.more}
      </p>
      {change.isBusy && <p role="status">{t('unlock.opening')}</p>}
    </Form>
  )
}

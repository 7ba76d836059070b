import type { Problem } from '@tocsin/schema/problem'
import { useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import { useSeat } from '../../shell/deps.ts'
import { answerOf, type KeyFailure } from '../../sync/online-passkey.ts'
import { called } from '../../sync/server-client.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { PassphraseField } from '../../ui/passphrase-field.tsx'
import { KeyFailed } from '../../words/online-key-failed.tsx'
import { ProblemNotice } from '../../words/problem-notice.tsx'

type Props = {
  /** Which of the two the account can show beside its password; none where it has no second factor. */
  has: { code: boolean; key: boolean }
  /** Goes on with what was asked for; the problem where that failed. */
  onProven: () => Promise<Problem | null>
  onClose: () => void
}

type Shown = Parameters<
  ReturnType<typeof useSeat>['server']['passkey']['prove']['mutate']
>[0]['shown']

/** Before an account is changed its person shows password and second factor once more (SPEC SI-13). */
export function ProveDialog({ has, onProven, onClose }: Props) {
  const { t } = useWords()
  const { server } = useSeat()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [failed, setFailed] = useState<KeyFailure | null>(null)
  const [isBusy, setBusy] = useState(false)

  const prove = async (shown: Shown) => {
    const proven = await called(server.passkey.prove.mutate({ password, ...(shown && { shown }) }))
    return proven.ok ? onProven() : proven.error
  }
  const byKey = async () => {
    const answered = await answerOf(server, navigator.credentials)
    return answered.ok ? prove({ passkey: answered.value }) : answered.error
  }
  const go = async (how: () => Promise<KeyFailure | null>) => {
    if (isBusy || !password) return
    setBusy(true)
    const wrong = await how()
    setBusy(false)
    setFailed(wrong)
    if (wrong === null) onClose()
  }
  const takesCode = has.code || has.key
  return (
    <Dialog open title={t('accounts.prove')} closeLabel={t('common.close')} onClose={onClose}>
      <Form
        onSend={() => {
          if (takesCode && !code.trim()) return
          void go(() => prove(takesCode ? { code: code.trim() } : undefined))
        }}
      >
        <p>{t('accounts.proveText')}</p>
        <PassphraseField
          label={t('accounts.provePassword')}
          value={password}
          onChange={setPassword}
          show={t('common.show')}
          hide={t('common.hide')}
        />
        {has.key && (
          <Button
            kind="main"
            icon="lock"
            label={t('factor.keyUse')}
            onPress={() => void go(byKey)}
          />
        )}
        {takesCode && (
          <Field
            label={t(has.code ? 'factor.code' : 'factor.recoveryCode')}
            hint={t(has.code ? 'factor.codeOrRecovery' : 'factor.recoveryHint')}
            dir="ltr"
            value={code}
            onChange={setCode}
            maxLength={40}
          />
        )}
        {failed === 'no_answer' ? (
          <KeyFailed failed={failed} />
        ) : (
          failed && <ProblemNotice problem={failed} />
        )}
        {isBusy && <p role="status">{t('factor.keyAsk')}</p>}
        <div className="dialog__actions">
          <Button label={t('common.cancel')} onPress={onClose} />
          <Button kind={has.key ? undefined : 'main'} type="submit" label={t('factor.confirm')} />
        </div>
      </Form>
    </Dialog>
  )
}

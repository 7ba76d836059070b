import { type ReactNode, useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import { useDeps } from '../../shell/deps.ts'
import { answerOf, type KeyFailure } from '../../sync/online-passkey.ts'
import { called } from '../../sync/server-client.ts'
import { Button } from '../../ui/button.tsx'
import { KeyFailed } from '../../words/online-key-failed.tsx'
import { CodeForm } from './code-form.tsx'
import type { Factors } from './online-second-factor.tsx'

type Props = { demo: ReactNode; factors: Factors; onShown: () => void }

/** Whenever the account enrols another browser: its key, its app, or a code from paper. */
export function ShowFactor({ demo, factors, onShown }: Props) {
  const { t } = useWords()
  const { server } = useDeps()
  const [failed, setFailed] = useState<KeyFailure>()
  const [isBusy, setBusy] = useState(false)
  const answer = async () => {
    if (isBusy) return
    setBusy(true)
    setFailed(undefined)
    const client = await server()
    const answered = await answerOf(client, navigator.credentials)
    const taken = answered.ok
      ? await called(client.passkey.answer.mutate(answered.value))
      : answered
    setBusy(false)
    if (taken.ok) onShown()
    else setFailed(taken.error)
  }
  const type = async (code: string) => {
    const { account } = await server()
    const checked = await called(account.checkSecondFactor.mutate({ code }))
    if (checked.ok) onShown()
    return checked
  }
  return (
    <>
      {factors.passkeys > 0 && (
        <>
          <p>{t('factor.keyAsk')}</p>
          {failed && <KeyFailed failed={failed} />}
          <Button
            kind="main"
            large
            icon="lock"
            label={t('factor.keyUse')}
            onPress={() => void answer()}
          />
          <h3>{t('factor.orCode')}</h3>
        </>
      )}
      {factors.code && <p>{t('factor.ask')}</p>}
      {factors.code && demo}
      <CodeForm
        label={t(factors.code ? 'factor.code' : 'factor.recoveryCode')}
        hint={t(factors.code ? 'factor.codeOrRecovery' : 'factor.recoveryHint')}
        onCode={type}
      />
    </>
  )
}

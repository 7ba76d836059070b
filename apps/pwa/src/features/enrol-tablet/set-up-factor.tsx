import type { Problem } from '@tocsin/schema/problem'
import { type ReactNode, useEffect, useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import { useDeps } from '../../shell/deps.ts'
import { addPasskey, type KeyFailure } from '../../sync/online-passkey.ts'
import { called } from '../../sync/server-client.ts'
import { Panel } from '../../ui/panel.tsx'
import { AppSecret, type AppSecretShown } from '../../words/app-secret.tsx'
import { NewKeyForm } from '../../words/online-new-key-form.tsx'
import { ProblemNotice } from '../../words/problem-notice.tsx'
import { CodeForm } from './code-form.tsx'

type Props = {
  demo: ReactNode
  newPasskey: boolean
  /** What opens the account when the factor is lost, told once. */
  onCodes: (codes: readonly string[]) => void
}

/** Once an account: an app that makes codes, or a key. */
export function SetUpFactor({ demo, newPasskey, onCodes }: Props) {
  const { t } = useWords()
  const { server } = useDeps()
  const [shown, setShown] = useState<AppSecretShown>()
  const [problem, setProblem] = useState<Problem | null>(null)

  useEffect(() => {
    let isWanted = true
    const begin = async () => {
      const { account } = await server()
      const begun = await called(account.beginSecondFactor.mutate())
      if (!isWanted) return
      if (begun.ok) setShown(begun.value)
      else setProblem(begun.error)
    }
    void begin()
    return () => {
      isWanted = false
    }
  }, [server])

  const confirm = async (code: string) => {
    const { account } = await server()
    const confirmed = await called(account.confirmSecondFactor.mutate({ code }))
    if (confirmed.ok) onCodes(confirmed.value.recoveryCodes)
    return confirmed
  }
  return (
    <>
      <p>{t('factor.setUp')}</p>
      <Panel title={t('factor.app')}>
        <p>{t('factor.appText')}</p>
        {problem && <ProblemNotice problem={problem} />}
        {shown && <AppSecret {...shown} />}
        {demo}
        <CodeForm label={t('factor.code')} hint={t('factor.codeHint')} onCode={confirm} />
      </Panel>
      {newPasskey && <NewKey onCodes={onCodes} />}
    </>
  )
}

function NewKey({ onCodes }: Pick<Props, 'onCodes'>) {
  const { t } = useWords()
  const { server } = useDeps()
  const [failed, setFailed] = useState<KeyFailure | null>(null)
  const [isBusy, setBusy] = useState(false)
  const make = async (name: string) => {
    if (isBusy) return
    setBusy(true)
    setFailed(null)
    const added = await addPasskey(await server(), navigator.credentials, name)
    setBusy(false)
    if (added.ok) onCodes(added.value)
    else setFailed(added.error)
  }
  return (
    <Panel title={t('factor.key')}>
      <p>{t('factor.keyText')}</p>
      <NewKeyForm act={t('factor.keyMake')} failed={failed} onName={(name) => void make(name)} />
      {isBusy && <p role="status">{t('factor.keyAsk')}</p>}
    </Panel>
  )
}

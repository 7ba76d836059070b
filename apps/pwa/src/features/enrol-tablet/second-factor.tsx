import type { Problem } from '@tocsin/schema/problem'
import { useEffect, useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import { useDeps } from '../../shell/deps.ts'
import { called } from '../../sync/server-client.ts'
import { Button } from '../../ui/button.tsx'
import { Code } from '../../ui/code.tsx'
import { Field } from '../../ui/field.tsx'
import { ProblemNotice } from '../../words/problem-notice.tsx'

type Props = {
  /** `set_up` once an account, `code` whenever it enrols another browser. */
  asks: 'set_up' | 'code'
  /** The account, where this is the demo, which tells its codes. */
  demoName: string | undefined
  onShown: () => void
}

/** What a desk shows beside its password: a code of an authenticator app. */
export function SecondFactor({ asks, demoName, onShown }: Props) {
  const { t } = useWords()
  const { server } = useDeps()
  const [secret, setSecret] = useState<{ secret: string; uri: string }>()
  const [code, setCode] = useState('')
  const [codes, setCodes] = useState<readonly string[]>()
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isBusy, setBusy] = useState(false)

  useEffect(() => {
    if (asks !== 'set_up') return
    let isWanted = true
    const begin = async () => {
      const { account } = await server()
      const begun = await called(account.beginSecondFactor.mutate())
      if (!isWanted) return
      if (begun.ok) setSecret(begun.value)
      else setProblem(begun.error)
    }
    void begin()
    return () => {
      isWanted = false
    }
  }, [server, asks])

  const show = async () => {
    if (isBusy || !code.trim()) return
    setBusy(true)
    setProblem(null)
    const { account } = await server()
    const typed = { code: code.trim() }
    const shown =
      asks === 'set_up'
        ? await called(account.confirmSecondFactor.mutate(typed))
        : await called(account.checkSecondFactor.mutate(typed))
    setBusy(false)
    if (!shown.ok) return setProblem(shown.error)
    if (shown.value === null) return onShown()
    setCodes(shown.value.recoveryCodes)
  }

  if (codes) return <RecoveryCodes codes={codes} onKept={onShown} />
  return (
    <form
      className="stack"
      autoComplete="off"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void show()
      }}
    >
      <h2>{t('enrol.factorTitle')}</h2>
      <p>{t(asks === 'set_up' ? 'enrol.factorSetUp' : 'enrol.factorAsk')}</p>
      {secret && (
        <div className="enrol__words">
          <p className="small quiet">{t('enrol.factorSecret')}</p>
          <p>
            <Code>{secret.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</Code>
          </p>
          <p>
            <a className="btn" href={secret.uri}>
              {t('enrol.factorOpenApp')}
            </a>
          </p>
        </div>
      )}
      {demoName && (
        <p className="hint">
          {t('enrol.factorDemo')} <Code>{`npx tocsin code ${demoName}`}</Code>
        </p>
      )}
      <Field
        label={t('enrol.factorCode')}
        hint={t(asks === 'set_up' ? 'enrol.factorCodeHint' : 'enrol.factorCodeOrRecovery')}
        dir="ltr"
        value={code}
        onChange={setCode}
        maxLength={40}
      />
      {problem && <ProblemNotice problem={problem} />}
      <Button kind="main" large type="submit" label={t('enrol.factorConfirm')} />
    </form>
  )
}

/** Told once: for the day when the phone is lost. */
function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const { t } = useWords()
  return (
    <div className="stack">
      <h2>{t('enrol.factorRecoveryTitle')}</h2>
      <p>{t('enrol.factorRecovery')}</p>
      <ul className="enrol__words enrol__codes" aria-label={t('enrol.factorRecoveryTitle')}>
        {codes.map((code) => (
          <li key={code}>
            <Code>{code}</Code>
          </li>
        ))}
      </ul>
      <Button kind="main" large label={t('enrol.factorKept')} onPress={onKept} />
    </div>
  )
}

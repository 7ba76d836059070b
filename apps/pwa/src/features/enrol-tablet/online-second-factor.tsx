import { useState } from 'react'
import { useRooms, useWords } from '../../i18n/use-words.tsx'
import { Button } from '../../ui/button.tsx'
import { Code } from '../../ui/code.tsx'
import { SetUpFactor } from './set-up-factor.tsx'
import { ShowFactor } from './show-factor.tsx'

/** What the account has, and whether this server takes passkeys at all. */
export type Factors = { code: boolean; passkeys: number; newPasskey: boolean }

type Props = {
  /** `set_up` once an account, `show` whenever it enrols another browser. */
  asks: 'set_up' | 'show'
  factors: Factors
  /** The account, where this is the demo, which tells its codes. */
  demoName: string | undefined
  onShown: () => void
}

/** What a desk shows beside its password: a code of an authenticator app, or a passkey. */
export function SecondFactor({ asks, factors, demoName, onShown }: Props) {
  useRooms('online')
  const { t } = useWords()
  const [codes, setCodes] = useState<readonly string[]>()
  if (codes) return <RecoveryCodes codes={codes} onKept={onShown} />
  const demo = demoName && (
    <p className="hint">
      {t('factor.demo')} <Code>{`npx tocsin code ${demoName}`}</Code>
    </p>
  )
  return (
    <div className="stack">
      <h2>{t('factor.title')}</h2>
      {asks === 'set_up' ? (
        <SetUpFactor demo={demo} newPasskey={factors.newPasskey} onCodes={setCodes} />
      ) : (
        <ShowFactor demo={demo} factors={factors} onShown={onShown} />
      )}
    </div>
  )
}

/** Told once: for the day when phone or key is lost. */
function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const { t } = useWords()
  return (
    <div className="stack">
      <h2>{t('factor.recoveryTitle')}</h2>
      <p>{t('factor.recovery')}</p>
      <ul className="enrol__words enrol__codes" aria-label={t('factor.recoveryTitle')}>
        {codes.map((code) => (
          <li key={code}>
            <Code>{code}</Code>
          </li>
        ))}
      </ul>
      <Button kind="main" large label={t('factor.kept')} onPress={onKept} />
    </div>
  )
}

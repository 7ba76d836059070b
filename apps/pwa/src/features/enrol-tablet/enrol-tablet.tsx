import { problem } from '@tocsin/schema/problem'
import { Suspense, useEffect, useState } from 'react'
import { LocaleChoice } from '../../i18n/locale-choice.tsx'
import { useWords } from '../../i18n/use-words.tsx'
import { useDeps } from '../../shell/deps.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { VaultLine } from '../../vault/list-vaults.ts'
import type { OpenVault } from '../../vault/open-vault.ts'
import { ProblemNotice } from '../../words/problem-notice.tsx'
import { clearAddress, codeInAddress } from './code-in-address.ts'
import { nextSteps } from './next-steps.ts'
import { SignIn } from './sign-in.tsx'
import { useEnrolment } from './use-enrolment.ts'

const ChoosePassphrase = lazyPart(
  async () => (await nextSteps.passphrase()).ChoosePassphrase,
  NoNetwork,
)
const GoOnEnrolling = lazyPart(async () => (await nextSteps.passphrase()).GoOnEnrolling, NoNetwork)
const EnrolByCode = lazyPart(async () => (await nextSteps.byCode()).EnrolByCode, NoNetwork)

function NoNetwork() {
  return <ProblemNotice problem={problem('server_unreachable')} />
}

type Props = {
  /** Keys that an earlier, interrupted enrolment has made: the passphrase is already chosen. */
  vault: OpenVault | undefined
  /** Parts of other people on this tablet: there is a lock to go back to. */
  others: readonly VaultLine[]
  /** The browser has cleared the seat that was here. */
  wasCleared: boolean
}

/** Sign in, choose a passphrase; the mission then knows this device as a seat. */
export function EnrolTablet({ vault, others, wasCleared }: Props) {
  const { t } = useWords()
  const { session } = useDeps()
  const [names, setNames] = useState<readonly string[] | null>(null)
  const isSignedIn = names !== null
  // Read and taken away apart: what is drawn first may be drawn again before it is on the screen.
  const [scanned] = useState(() => codeInAddress(globalThis.location))
  useEffect(() => clearAddress(window), [])
  const [hasCode, setHasCode] = useState(scanned !== '')
  const enrolment = useEnrolment(vault)
  const goOn = async (expected: readonly string[]) => {
    setNames(expected)
    if (vault) await enrolment.enrol(undefined)
  }
  const steps = [t('enrol.stepSignIn'), t('enrol.stepPassphrase'), t('enrol.stepReady')]
  return (
    <main className="enrol">
      <header className="enrol__head">
        <Icon name="bell" size="large" />
        <h1 className="title">{t('unlock.enrol')}</h1>
        <LocaleChoice />
      </header>
      {wasCleared && (
        <Notice kind="urgent" icon="warn" title={t('common.wasCleared')}>
          {t('common.wasClearedText')}
        </Notice>
      )}
      <ol className="enrol__steps">
        {steps.map((step, i) => (
          <li key={step} aria-current={i === (isSignedIn ? 1 : 0) ? 'step' : undefined}>
            {i + 1}. {step}
          </li>
        ))}
      </ol>
      <Suspense fallback={null}>
        {!isSignedIn && hasCode && (
          <EnrolByCode
            scanned={scanned}
            onRedeemed={(code, expected) => {
              enrolment.pin(code.fingerprint)
              void goOn(expected)
            }}
            onBack={() => setHasCode(false)}
          />
        )}
        {isSignedIn && vault && <GoOnEnrolling enrolment={enrolment} />}
        {isSignedIn && !vault && (
          <ChoosePassphrase
            enrolment={enrolment}
            names={names}
            takenSigns={others.map(({ sign }) => sign)}
          />
        )}
      </Suspense>
      {!isSignedIn && !hasCode && (
        <>
          <SignIn onSignedIn={(expected) => void goOn(expected)} />
          <Button kind="plain" label={t('enrol.haveCode')} onPress={() => setHasCode(true)} />
        </>
      )}
      {others.length > 0 && !isSignedIn && (
        <Button kind="plain" icon="back" label={t('common.back')} onPress={session.showUnlock} />
      )}
    </main>
  )
}

import { type Problem, problem as problemOf } from '@tocsin/schema/problem'
import { lazy, Suspense, useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import { useDeps } from '../../shell/deps.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { PassphraseField } from '../../ui/passphrase-field.tsx'
import { ProblemNotice } from '../../words/problem-notice.tsx'
import { nextSteps } from './next-steps.ts'

const SecondFactor = lazy(async () => {
  const { SecondFactor } = await import('./online-second-factor.tsx')
  return { default: SecondFactor }
})
const AcceptInvitation = lazy(async () => {
  const { AcceptInvitation } = await import('./accept-invitation.tsx')
  return { default: AcceptInvitation }
})

type Asked = {
  asks: 'set_up' | 'show'
  factors: { code: boolean; passkeys: number; newPasskey: boolean }
  demoName: string | undefined
  known: readonly string[]
}

/** Account and password, used once: afterwards the key of the seat opens the server. */
export function SignIn({
  onSignedIn,
}: {
  /** With the names of mission, areas and person, which make no passphrase. */
  onSignedIn: (names: readonly string[]) => void
}) {
  const { t } = useWords()
  const { server } = useDeps()
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isSigningIn, setSigningIn] = useState(false)
  const [isInvited, setInvited] = useState(false)
  const [asked, setAsked] = useState<Asked>()

  const signIn = async (typed: { name: string; password: string }) => {
    if (isSigningIn || !typed.name || !typed.password) return
    setSigningIn(true)
    setProblem(null)
    const client = await nextSteps.client().catch(() => undefined)
    if (!client) {
      setSigningIn(false)
      return setProblem(problemOf('server_unreachable'))
    }
    const { auth } = await server()
    const signedIn = await client.called(auth.signIn.mutate(typed))
    setSigningIn(false)
    if (!signedIn.ok) return setProblem(signedIn.error)
    const { secondFactor, factors, isDemo, account, names } = signedIn.value
    const known = [account.name, ...names]
    if (secondFactor === 'none') return onSignedIn(known)
    const demoName = isDemo ? account.name : undefined
    setAsked({ asks: secondFactor, factors, demoName, known })
  }

  if (asked) {
    return (
      <Suspense fallback={null}>
        <SecondFactor
          asks={asked.asks}
          factors={asked.factors}
          demoName={asked.demoName}
          onShown={() => onSignedIn(asked.known)}
        />
      </Suspense>
    )
  }
  if (isInvited) {
    return (
      <Suspense fallback={null}>
        <AcceptInvitation
          onAccepted={(account) => {
            setInvited(false)
            void signIn(account)
          }}
          onBack={() => setInvited(false)}
        />
      </Suspense>
    )
  }

  return (
    <Form onSend={() => void signIn({ name: name.trim(), password })}>
      <p>{t('enrol.intro')}</p>
      <Field
        label={t('enrol.account')}
        hint={t('enrol.accountHint')}
        dir="ltr"
        value={name}
        onChange={setName}
        maxLength={200}
      />
      <PassphraseField
        label={t('enrol.password')}
        value={password}
        onChange={setPassword}
        show={t('common.show')}
        hide={t('common.hide')}
      />
      {problem && <ProblemNotice problem={problem} />}
      <Button kind="main" large type="submit" label={t('enrol.signIn')} />
      {isSigningIn && <p role="status">{t('enrol.signingIn')}</p>}
      <Button kind="plain" label={t('enrol.haveInvitation')} onPress={() => setInvited(true)} />
    </Form>
  )
}

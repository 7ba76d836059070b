import type { Problem } from '@tocsin/schema/problem'
import { useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import { useDeps } from '../../shell/deps.ts'
import { called } from '../../sync/server-client.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { PassphraseField } from '../../ui/passphrase-field.tsx'
import { ProblemNotice } from '../../words/problem-notice.tsx'

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

  const signIn = async () => {
    if (isSigningIn || !name.trim() || !password) return
    setSigningIn(true)
    setProblem(null)
    const { auth } = await server()
    const signedIn = await called(auth.signIn.mutate({ name: name.trim(), password }))
    setSigningIn(false)
    if (signedIn.ok) onSignedIn([name, ...signedIn.value.names])
    else setProblem(signedIn.error)
  }

  return (
    <form
      className="stack"
      autoComplete="off"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void signIn()
      }}
    >
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
    </form>
  )
}

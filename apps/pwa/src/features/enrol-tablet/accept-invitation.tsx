import type { Problem } from '@tocsin/schema/problem'
import { labelOf } from '@tocsin/schema/vocabulary/find'
import { roles } from '@tocsin/schema/vocabulary/roles'
import { useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import { useDeps } from '../../shell/deps.ts'
import { called } from '../../sync/server-client.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { PassphraseField } from '../../ui/passphrase-field.tsx'
import { ProblemNotice } from '../../words/problem-notice.tsx'

type Looked = { name: string; personName: string; role: string; shortestPassword: number }
type Wrong = 'short' | 'differs' | null
type Props = {
  /** The account exists now; its person signs in with what they have just chosen. */
  onAccepted: (account: { name: string; password: string }) => void
  onBack: () => void
}

/** A code from an administrator or team leader; the password is the invited person's own. */
export function AcceptInvitation({ onAccepted, onBack }: Props) {
  const { t, locale } = useWords()
  const { server } = useDeps()
  const [code, setCode] = useState('')
  const [looked, setLooked] = useState<Looked>()
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [wrong, setWrong] = useState<Wrong>(null)
  const [problem, setProblem] = useState<Problem | null>(null)

  const look = async () => {
    const { invitation } = await server()
    const found = await called(invitation.look.mutate({ code }))
    if (found.ok) setLooked(found.value)
    else setProblem(found.error)
  }
  const accept = async ({ shortestPassword }: Looked) => {
    if (password.length < shortestPassword) return setWrong('short')
    if (password !== again) return setWrong('differs')
    setWrong(null)
    const { invitation } = await server()
    const accepted = await called(invitation.accept.mutate({ code, password }))
    if (accepted.ok) onAccepted({ name: accepted.value.name, password })
    else setProblem(accepted.error)
  }

  return (
    <Form
      onSend={() => {
        setProblem(null)
        void (looked ? accept(looked) : code.trim() && look())
      }}
    >
      {looked ? (
        <>
          <p>
            {t('enrol.invitedAs')} <bdi className="strong">{looked.personName}</bdi>,{' '}
            {labelOf(roles, looked.role, locale)}. {t('enrol.invitedAccount')}{' '}
            <bdi className="strong" dir="ltr">
              {looked.name}
            </bdi>
          </p>
          <PassphraseField
            label={t('enrol.ownPassword')}
            hint={t('enrol.ownPasswordHint', { count: looked.shortestPassword })}
            wrong={wrong === 'short' ? t('enrol.ownPasswordShort') : undefined}
            value={password}
            onChange={setPassword}
            show={t('common.show')}
            hide={t('common.hide')}
          />
          <PassphraseField
            label={t('enrol.ownPasswordAgain')}
            wrong={wrong === 'differs' ? t('enrol.passphraseDiffers') : undefined}
            value={again}
            onChange={setAgain}
            show={t('common.show')}
            hide={t('common.hide')}
          />
        </>
      ) : (
        <Field
          label={t('enrol.invitationCode')}
          hint={t('enrol.invitationHint')}
          dir="ltr"
          value={code}
          onChange={setCode}
          maxLength={60}
        />
      )}
      {problem && <ProblemNotice problem={problem} />}
      <Button
        kind="main"
        large
        type="submit"
        label={t(looked ? 'enrol.makeAccount' : 'common.next')}
      />
      <Button kind="plain" icon="back" label={t('common.back')} onPress={onBack} />
    </Form>
  )
}

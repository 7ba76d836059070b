import { type Problem, problem } from '@tocsin/schema/problem'
import { type EnrolmentCode, readEnrolmentCode } from '@tocsin/schema/trust/enrolment-code'
import { shownFingerprint } from '@tocsin/schema/trust/signed'
import { type ComponentType, lazy, Suspense, useState } from 'react'
import { useRooms, useWords } from '../../i18n/use-words.tsx'
import { useDeps } from '../../shell/deps.ts'
import { proveServer } from '../../sync/enrol-seat.ts'
import { called } from '../../sync/server-client.ts'
import { Button } from '../../ui/button.tsx'
import { Code } from '../../ui/code.tsx'
import { Field } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { ProblemNotice } from '../../words/problem-notice.tsx'

/** Comes when this screen is opened. Without it a code is pasted. */
const ScanCode = lazy(
  async (): Promise<{ default: ComponentType<{ onCode: (text: string) => void }> }> => {
    try {
      return { default: (await import('./online-scan-code.tsx')).ScanCode }
    } catch {
      return { default: () => null }
    }
  },
)

type Props = {
  /** As the camera or a link brought it; empty when it is to be pasted. */
  scanned: string
  /** With the names of mission, areas and person, which make no passphrase. */
  onRedeemed: (code: EnrolmentCode, names: readonly string[]) => void
  onBack: () => void
}

/**
 * Enrols by a code: the server has to prove that it is the mission's before it is told anything, the
 * one-time code included.
 */
export function EnrolByCode({ scanned, onRedeemed, onBack }: Props) {
  useRooms('ready')
  const { t } = useWords()
  const { server, random } = useDeps()
  const [text, setText] = useState(scanned)
  const [wrong, setWrong] = useState<Problem | null>(null)
  const [isBusy, setBusy] = useState(false)
  const read = readEnrolmentCode(text)

  const redeem = async (code: EnrolmentCode): Promise<Problem | null> => {
    if (code.server !== window.location.origin) {
      return problem('enrolment_elsewhere', { server: code.server })
    }
    const client = await server()
    const proven = await proveServer(client, code, random)
    if (!proven.ok) return proven.error
    const redeemed = await called(client.enrolment.redeem.mutate({ code: code.code }))
    if (!redeemed.ok) return redeemed.error
    onRedeemed(code, redeemed.value.names)
    return null
  }
  const go = async () => {
    if (isBusy) return
    setBusy(true)
    setWrong(read.ok ? await redeem(read.value) : read.error)
    setBusy(false)
  }

  return (
    <Form onSend={() => void go()}>
      <p>{t('enrol.codeIntro')}</p>
      <Suspense fallback={null}>
        <ScanCode
          onCode={(code) => {
            setWrong(null)
            setText(code)
          }}
        />
      </Suspense>
      <Field
        label={t('enrol.code')}
        hint={t('enrol.codeHint')}
        dir="ltr"
        value={text}
        onChange={setText}
        maxLength={400}
      />
      {read.ok && (
        <p>
          {t('enrol.codeMission')} <Code>{read.value.mission}</Code>, {t('storage.fingerprint')}{' '}
          <Code>{shownFingerprint(read.value.fingerprint)}</Code>
        </p>
      )}
      {wrong && <ProblemNotice problem={wrong} />}
      <Button kind="main" large type="submit" label={t('enrol.codeUse')} />
      {isBusy && <p role="status">{t('enrol.signingIn')}</p>}
      <Button kind="plain" icon="back" label={t('common.back')} onPress={onBack} />
    </Form>
  )
}

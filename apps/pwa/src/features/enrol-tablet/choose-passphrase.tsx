import { useMemo, useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import { foldName } from '../../map/fold-name.ts'
import { useDeps } from '../../shell/deps.ts'
import { Button } from '../../ui/button.tsx'
import { Form } from '../../ui/form.tsx'
import { knownWords } from '../../vault/advise-passphrase.ts'
import { freeSigns, signText } from '../../vault/signs.ts'
import { ProblemNotice } from '../../words/problem-notice.tsx'
import { NewPassphraseFields, useNewPassphrase } from '../../words/ready-new-passphrase.tsx'
import { ChooseSign } from './choose-sign.tsx'
import type { Enrolment } from './use-enrolment.ts'

type Props = {
  enrolment: Enrolment
  /** Names that a guesser expects: of the mission, its areas, the person. */
  names: readonly string[]
  /** Signs of the other people on this tablet. */
  takenSigns: readonly (string | null)[]
}

const signsOffered = 6

/** A sign for the locked screen and a passphrase: all that a new part of a tablet needs of its owner. */
export function ChoosePassphrase({ enrolment, names, takenSigns }: Props) {
  const { t } = useWords()
  const { random } = useDeps()
  const [signs] = useState(() => freeSigns(takenSigns, random(64)).slice(0, signsOffered))
  const [sign, setSign] = useState(() => (signs[0] ? signText(signs[0]) : ''))
  const known = useMemo(() => knownWords(names, foldName), [names])
  const made = useNewPassphrase({ random, known, fold: foldName })

  const enrol = () => {
    const passphrase = made.take()
    if (passphrase !== null) void enrolment.enrol({ passphrase, sign: sign || null })
  }

  return (
    <Form onSend={enrol}>
      <NewPassphraseFields made={made} label={t('enrol.passphrase')} />
      {signs.length > 0 && <ChooseSign offered={signs} value={sign} onChange={setSign} />}
      <EnrolButton enrolment={enrolment} />
    </Form>
  )
}

/** Goes on with keys that an earlier try has made: everything was chosen then. */
export function GoOnEnrolling({ enrolment }: Pick<Props, 'enrolment'>) {
  return (
    <Form onSend={() => void enrolment.enrol(undefined)}>
      <EnrolButton enrolment={enrolment} />
    </Form>
  )
}

function EnrolButton({ enrolment }: Pick<Props, 'enrolment'>) {
  const { t } = useWords()
  return (
    <>
      {enrolment.problem && <ProblemNotice problem={enrolment.problem} />}
      <Button
        kind="main"
        large
        type="submit"
        label={enrolment.problem ? t('common.tryAgain') : t('enrol.create')}
      />
      {enrolment.isBusy && <p role="status">{t('enrol.creating')}</p>}
    </>
  )
}

import { useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import { useDeps } from '../../shell/deps.ts'
import { Button } from '../../ui/button.tsx'
import { Code } from '../../ui/code.tsx'
import { PassphraseField } from '../../ui/passphrase-field.tsx'
import { isStrongPassphrase, tidyPassphrase } from '../../vault/passphrase.ts'
import { suggestPassphrase } from '../../vault/suggest-passphrase.ts'
import { ProblemNotice } from '../../words/problem-notice.tsx'
import type { Enrolment } from './use-enrolment.ts'

type Wrong = 'weak' | 'differs' | null

/** A passphrase, offered or own, typed twice: what is only shown is not learnt. */
export function ChoosePassphrase(props: { enrolment: Enrolment; isChosen: boolean }) {
  const { enrolment, isChosen } = props
  const { t } = useWords()
  const { random } = useDeps()
  const [offered, setOffered] = useState(() => suggestPassphrase(random))
  const [first, setFirst] = useState('')
  const [again, setAgain] = useState('')
  const [wrong, setWrong] = useState<Wrong>(null)

  const enrol = () => {
    if (isChosen) return void enrolment.enrol(undefined)
    if (!isStrongPassphrase(first)) return setWrong('weak')
    if (tidyPassphrase(first) !== tidyPassphrase(again)) return setWrong('differs')
    setWrong(null)
    void enrolment.enrol({ passphrase: first, sign: null })
  }

  return (
    <form
      className="stack"
      autoComplete="off"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        enrol()
      }}
    >
      {!isChosen && (
        <>
          <div className="enrol__words">
            <p className="small quiet">{t('enrol.suggested')}</p>
            <p>
              <Code>{offered}</Code>
            </p>
            <p className="line">
              <Button label={t('enrol.useSuggested')} onPress={() => setFirst(offered)} />
              <Button
                kind="plain"
                icon="sync"
                label={t('enrol.suggestOther')}
                onPress={() => setOffered(suggestPassphrase(random))}
              />
            </p>
          </div>
          <PassphraseField
            label={t('enrol.passphrase')}
            hint={t('enrol.passphraseHint')}
            wrong={wrong === 'weak' ? t('enrol.passphraseWeak') : undefined}
            value={first}
            onChange={setFirst}
            show={t('common.show')}
            hide={t('common.hide')}
          />
          <PassphraseField
            label={t('enrol.passphraseAgain')}
            wrong={wrong === 'differs' ? t('enrol.passphraseDiffers') : undefined}
            value={again}
            onChange={setAgain}
            show={t('common.show')}
            hide={t('common.hide')}
          />
        </>
      )}
      {enrolment.problem && <ProblemNotice problem={enrolment.problem} />}
      <Button
        kind="main"
        large
        type="submit"
        label={enrolment.problem ? t('common.tryAgain') : t('enrol.create')}
      />
      {enrolment.isBusy && <p role="status">{t('enrol.creating')}</p>}
    </form>
  )
}

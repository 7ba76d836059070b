import { type Problem, problem } from '@tocsin/schema/problem'
import { lazy, Suspense, useState } from 'react'
import { LocaleChoice } from '../../i18n/locale-choice.tsx'
import { useWords } from '../../i18n/use-words.tsx'
import { useDeps } from '../../shell/deps.ts'
import { Button } from '../../ui/button.tsx'
import { Choices } from '../../ui/choices.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PassphraseField } from '../../ui/passphrase-field.tsx'
import { ThemeChoice } from '../../ui/theme-choice.tsx'
import type { LockReason } from '../../vault/open-vault.ts'
import type { VaultLine } from '../../vault/vault.ts'
import { ProblemNotice } from '../../words/problem-notice.tsx'
import './unlock.css'

// After the first paint: who wants in does not wait for it.
const EscrowNote = lazy(async () => {
  const { EscrowNote } = await import('./escrow-note.tsx')
  return { default: EscrowNote }
})

/** The locked screen. It shows no name, no report and no count. */
export function UnlockVault(props: { vaults: readonly VaultLine[]; because: LockReason | null }) {
  const { t } = useWords()
  return (
    <main className="unlock">
      <header className="unlock__mark">
        <Icon name="bell" />
        <h1>{t('common.product')}</h1>
        <LocaleChoice />
      </header>
      {props.because === 'revoked' && <ProblemNotice problem={problem('tablet_revoked')} />}
      {(props.because === 'asked' || props.because === 'other_tab') && (
        <Notice icon="lock" live>
          {t('unlock.lockedAgain')}
        </Notice>
      )}
      <UnlockForm vaults={props.vaults} />
      <Suspense fallback={null}>
        <EscrowNote />
      </Suspense>
      <ThemeChoice
        legend={t('common.screen')}
        labels={{
          day: t('common.screenDay'),
          sunlight: t('common.screenSunlight'),
          'night-red': t('common.screenNightRed'),
        }}
      />
    </main>
  )
}

function UnlockForm({ vaults }: { vaults: readonly VaultLine[] }) {
  const { t } = useWords()
  const { session } = useDeps()
  const [vault, setVault] = useState(vaults[0])
  const [passphrase, setPassphrase] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isOpening, setOpening] = useState(false)
  const [isForgotten, setForgotten] = useState(false)

  const unlock = async () => {
    if (isOpening || !vault || passphrase.trim() === '') return
    setOpening(true)
    setProblem(null)
    const unlocked = await session.unlock({ vault, passphrase })
    if (unlocked.ok) return
    setOpening(false)
    setProblem(unlocked.error)
  }

  return (
    <form
      className="stack"
      autoComplete="off"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void unlock()
      }}
    >
      {vaults.length > 1 && (
        <Choices
          className="unlock__parts"
          legend={t('unlock.whosePart')}
          options={vaults.map(({ id }, i) => ({
            value: id,
            icon: 'person',
            label: t('unlock.part', { number: i + 1 }),
          }))}
          value={vault?.id ?? null}
          onChange={(id) => setVault(vaults.find((each) => each.id === id))}
        />
      )}
      <PassphraseField
        label={t('unlock.passphrase')}
        hint={t('unlock.passphraseHint')}
        wrong={problem?.code === 'wrong_passphrase' ? t('unlock.wrong') : undefined}
        value={passphrase}
        onChange={setPassphrase}
        show={t('common.show')}
        hide={t('common.hide')}
      />
      {problem && problem.code !== 'wrong_passphrase' && <ProblemNotice problem={problem} />}
      <Button kind="main" large icon="lock" type="submit" label={t('unlock.unlock')} />
      {isOpening && <p role="status">{t('unlock.opening')}</p>}
      <div className="unlock__more">
        <Button
          kind="plain"
          label={t('unlock.forgotten')}
          expanded={isForgotten}
          onPress={() => setForgotten(!isForgotten)}
        />
        {isForgotten && (
          <>
            <p className="small">{t('unlock.forgottenText')}</p>
            <Button
              label={t('unlock.enrolAgain')}
              onPress={() => session.showEnrolment(vault?.id)}
            />
          </>
        )}
        <Button kind="plain" label={t('unlock.newPart')} onPress={() => session.showEnrolment()} />
      </div>
      <Notice kind="quiet" icon="seal">
        <p className="small">{t('unlock.sealed')}</p>
      </Notice>
    </form>
  )
}

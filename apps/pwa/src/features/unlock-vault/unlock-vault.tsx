import { type Problem, problem } from '@tocsin/schema/problem'
import { lazy, Suspense, useState } from 'react'
import { LocaleChoice } from '../../i18n/locale-choice.tsx'
import { useWords } from '../../i18n/use-words.tsx'
import { useDeps } from '../../shell/deps.ts'
import { Button } from '../../ui/button.tsx'
import { Choices } from '../../ui/choices.tsx'
import { Form } from '../../ui/form.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PassphraseField } from '../../ui/passphrase-field.tsx'
import { SignMark } from '../../ui/sign-mark.tsx'
import { ThemeChoice } from '../../ui/theme-choice.tsx'
import type { VaultLine } from '../../vault/list-vaults.ts'
import type { LockReason } from '../../vault/open-vault.ts'
import { readSign } from '../../vault/signs.ts'
import { ProblemNotice } from '../../words/problem-notice.tsx'
import { signWords } from '../../words/sign-words.ts'

// After the first paint: who wants in does not wait for it.
const EscrowNote = lazy(async () => {
  try {
    const { EscrowNote } = await import('./escrow-note.tsx')
    return { default: EscrowNote }
  } catch {
    // Not on this device yet, and no network: unlocking does not wait for what sends.
    return { default: () => null }
  }
})

type Props = { vaults: readonly VaultLine[]; because: LockReason | null }

/** The locked screen. It shows no name, no report and no count. */
export function UnlockVault(props: Props) {
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
      <UnlockForm vaults={props.vaults} because={props.because} />
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

function UnlockForm({ vaults, because }: Props) {
  const words = useWords()
  const { t } = words
  const { session } = useDeps()
  // Said above when it has just happened.
  const wiped = vaults.filter((line) => line.wiped && line.wiped !== because)
  const parts = vaults.filter(({ is }) => is !== 'wiped')
  const [chosen, setChosen] = useState(parts[0]?.id)
  const vault = parts.find(({ id }) => id === chosen) ?? parts[0]
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
    if (unlocked.error.code === 'vault_wiped') setPassphrase('')
    setProblem(unlocked.error)
  }

  return (
    <Form onSend={() => void unlock()}>
      {wiped.map((line) => (
        <WipedNotice key={line.id} line={line} />
      ))}
      {parts.length > 1 && (
        <Choices
          className="unlock__parts"
          legend={t('unlock.whosePart')}
          options={parts.map(({ id, sign: text }, i) => {
            const sign = readSign(text)
            return {
              value: id,
              ...(sign ? { sign: <SignMark {...sign} /> } : { icon: 'person' as const }),
              label: sign ? signWords(words, sign) : t('unlock.part', { number: i + 1 }),
            }
          })}
          value={vault?.id ?? null}
          onChange={setChosen}
        />
      )}
      {vault && (
        <>
          <PassphraseField
            label={t('unlock.passphrase')}
            hint={t('unlock.passphraseHint')}
            wrong={problem?.code === 'wrong_passphrase' ? <Wrong problem={problem} /> : undefined}
            value={passphrase}
            onChange={(typed) => {
              session.expectUnlock(vault.id)
              setPassphrase(typed)
            }}
            show={t('common.show')}
            hide={t('common.hide')}
          />
          {vault.authenticator && (
            <p className="unlock__key line small quiet">
              <Icon name="card" size="small" />
              {t('unlock.key')}
            </p>
          )}
        </>
      )}
      {problem && !saidElsewhere.has(problem.code) && <ProblemNotice problem={problem} />}
      {vault && <Button kind="main" large icon="lock" type="submit" label={t('unlock.unlock')} />}
      {isOpening && <p role="status">{t('unlock.opening')}</p>}
      <div className="unlock__more">
        {vault && (
          <Button
            kind="plain"
            label={t('unlock.forgotten')}
            expanded={isForgotten}
            onPress={() => setForgotten(!isForgotten)}
          />
        )}
        {isForgotten && (
          <>
            <p className="small">{t('unlock.forgottenText')}</p>
            <Button
              label={t('unlock.enrolAgain')}
              onPress={() => session.showEnrolment(vault?.id)}
            />
          </>
        )}
        <Button
          kind={vault ? 'plain' : 'main'}
          large={!vault}
          label={vault ? t('unlock.newPart') : t('unlock.enrol')}
          // Where nothing is left but a part that was wiped, the new one takes its place.
          onPress={() => session.showEnrolment(vault ? undefined : vaults[0]?.id)}
        />
      </div>
      <Notice kind="quiet" icon="seal">
        <p className="small">{t('unlock.sealed')}</p>
      </Notice>
    </Form>
  )
}

const saidElsewhere: ReadonlySet<string> = new Set(['wrong_passphrase', 'vault_wiped'])

/** From how few on it is said how many attempts are left: before that it would only frighten. */
const fewLeft = 5

function Wrong({ problem: { detail } }: { problem: Problem }) {
  const { t } = useWords()
  const left = Number(detail?.left ?? Number.POSITIVE_INFINITY)
  return (
    <>
      {t('unlock.wrong')}
      {left <= fewLeft && <> {t('unlock.left', { count: left })}</>}
    </>
  )
}

/** What happened to a part that is no more, and what its owner does now. */
function WipedNotice({ line }: { line: VaultLine }) {
  const words = useWords()
  const sign = readSign(line.sign)
  if (line.wiped === 'revoked') return <ProblemNotice problem={problem('tablet_revoked')} />
  return (
    <Notice kind="care" icon="lock" title={words.t('unlock.wiped')} live>
      {sign && (
        <p className="line">
          <SignMark {...sign} />
          {signWords(words, sign)}
        </p>
      )}
      <p>{words.t('unlock.wipedText')}</p>
    </Notice>
  )
}

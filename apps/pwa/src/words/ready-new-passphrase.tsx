import { useState } from 'react'
import { useWords } from '../i18n/use-words.tsx'
import { Button } from '../ui/button.tsx'
import { Code } from '../ui/code.tsx'
import { Icon } from '../ui/icon.tsx'
import { PassphraseField } from '../ui/passphrase-field.tsx'
import {
  advisePassphrase,
  type FoldName,
  type PassphraseAdvice,
} from '../vault/advise-passphrase.ts'
import { tidyPassphrase } from '../vault/passphrase.ts'
import type { Random } from '../vault/random.ts'
import { suggestPassphrase } from '../vault/suggest-passphrase.ts'
import './new-passphrase.css'

/** What a form has of the passphrase being chosen. */
export type NewPassphrase = {
  first: string
  again: string
  offered: string
  advice: PassphraseAdvice
  /** The passphrase when it may be taken; else null, and what is wrong is shown from now on. */
  take(): string | null
  wrong: 'weak' | 'differs' | null
  setFirst(value: string): void
  setAgain(value: string): void
  offerOther(): void
}

type Ask = {
  random: Random
  /** Words that a guesser expects (SPEC VA-9), and how names are compared. */
  known: ReadonlySet<string>
  fold: FoldName
  /** Digits or short words are enough here: a key is needed as well. */
  isEnough?: (typed: string) => boolean
}

export function useNewPassphrase({ random, known, fold, isEnough }: Ask): NewPassphrase {
  const [offered, setOffered] = useState(() => suggestPassphrase(random))
  const [first, setFirst] = useState('')
  const [again, setAgain] = useState('')
  const [wrong, setWrong] = useState<NewPassphrase['wrong']>(null)
  const advice = advisePassphrase(first, { known, drawn: offered, fold })
  return {
    first,
    again,
    offered,
    advice,
    wrong,
    setFirst,
    setAgain,
    offerOther: () => setOffered(suggestPassphrase(random)),
    take: () => {
      const isTaken = advice.is === 'enough' || advice.is === 'drawn' || isEnough?.(first)
      const differs = tidyPassphrase(first) !== tidyPassphrase(again)
      setWrong(isTaken ? (differs ? 'differs' : null) : 'weak')
      return isTaken && !differs ? first : null
    },
  }
}

/** A passphrase, offered or own, typed twice: what is only shown is not learnt. */
export function NewPassphraseFields({ made, label }: { made: NewPassphrase; label: string }) {
  const { t } = useWords()
  return (
    <>
      <div className="new-words">
        <p className="small quiet">{t('enrol.suggested')}</p>
        <p>
          <Code>{made.offered}</Code>
        </p>
        <p className="line">
          <Button label={t('enrol.useSuggested')} onPress={() => made.setFirst(made.offered)} />
          <Button
            kind="plain"
            icon="sync"
            label={t('enrol.suggestOther')}
            onPress={made.offerOther}
          />
        </p>
      </div>
      <div className="stack stack--tight">
        <PassphraseField
          label={label}
          hint={t('enrol.passphraseHint')}
          wrong={made.wrong === 'weak' ? t('enrol.passphraseWeak') : undefined}
          value={made.first}
          onChange={made.setFirst}
          show={t('common.show')}
          hide={t('common.hide')}
        />
        <Advice advice={made.advice} />
      </div>
      <PassphraseField
        label={t('enrol.passphraseAgain')}
        wrong={made.wrong === 'differs' ? t('enrol.passphraseDiffers') : undefined}
        value={made.again}
        onChange={made.setAgain}
        show={t('common.show')}
        hide={t('common.hide')}
      />
    </>
  )
}

/** Said while it is typed, and read out: what is missing, in words and a number of them. */
function Advice({ advice }: { advice: PassphraseAdvice }) {
  const { t } = useWords()
  const isDone = advice.is === 'enough' || advice.is === 'drawn'
  const known = advice.is === 'more' || advice.is === 'enough' ? advice.known : []
  return (
    <div className="small new-words__advice" role="status">
      {advice.is !== 'empty' && (
        <p className="line">
          <Icon name={isDone ? 'tick' : 'clock'} size="small" />
          {advice.is === 'more' && t('enrol.adviceMore', { count: advice.words })}
          {advice.is === 'enough' && t('enrol.adviceEnough')}
          {advice.is === 'drawn' && t('enrol.adviceDrawn')}
        </p>
      )}
      {known.length > 0 && (
        <p>{t('enrol.adviceKnown', { words: [...new Set(known)].join(', ') })}</p>
      )}
    </div>
  )
}

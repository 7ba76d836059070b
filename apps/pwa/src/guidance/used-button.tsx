import { noteCardUsed } from '@tocsin/schema/card-use/decide'
import { type Problem, problem } from '@tocsin/schema/problem'
import { useState } from 'react'
import { useWords } from '../i18n/use-words.tsx'
import { areasOf } from '../shell/areas-of.ts'
import { useSeat } from '../shell/deps.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { ProblemNotice } from '../words/problem-notice.tsx'
import type { Card } from './card.ts'

type Used = 'not' | 'saving' | 'noted'

/** Says once that this card was used: which card, in which area, and nothing more. */
export function UsedButton({ card: { code, version } }: { card: Card }) {
  const { t } = useWords()
  const { local } = useSeat()
  const [used, setUsed] = useState<Used>('not')
  const [wrong, setWrong] = useState<Problem | null>(null)
  const note = async () => {
    const [area] = areasOf(local)
    if (used !== 'not') return
    if (!area) return setWrong(problem('not_allowed'))
    setUsed('saving')
    const saved = await local.append(noteCardUsed(area, { card: code, version }))
    setUsed(saved.ok ? 'noted' : 'not')
    setWrong(saved.ok ? null : saved.error)
  }
  return (
    <>
      {wrong && <ProblemNotice problem={wrong} />}
      {used !== 'noted' && (
        <Button icon="tick" label={t('guidance.used')} onPress={() => void note()} />
      )}
      <p className="guide-card__about small" role="status">
        {used === 'noted' && (
          <>
            <Icon name="tick" size="small" />
            <span>{t('guidance.usedNoted')}</span>
          </>
        )}
      </p>
    </>
  )
}

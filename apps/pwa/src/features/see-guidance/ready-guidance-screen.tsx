import './see-guidance.css'
import { useState } from 'react'
import type { SpokenCard } from '../../guidance/load-guidance.ts'
import { useGuidance } from '../../guidance/use-guidance.ts'
import { useRooms, useWords } from '../../i18n/use-words.tsx'
import { classes } from '../../ui/classes.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { CardList } from './card-list.tsx'
import { OpenCard } from './open-card.tsx'

/** Guidance for hard moments: find a card, read it. Which one is open stands in no address (ADR 0037). */
export function GuidanceScreen() {
  useRooms('ready')
  const { t } = useWords()
  const guidance = useGuidance()
  const [code, setCode] = useState<string | null>(null)
  if (!guidance) return <EmptyState says={t('common.screenNotHere')} />
  const card = guidance.cards.find((each: SpokenCard) => each.code === code)
  return (
    <div className={classes('guide', card && 'guide--open')}>
      <CardList cards={guidance.cards} open={code} onOpen={setCode} />
      {card && (
        <OpenCard
          key={card.code}
          card={card}
          papers={guidance.papers}
          onBack={() => setCode(null)}
        />
      )}
    </div>
  )
}

import { useCallback } from 'react'
import { UsedCardsScreen } from '../features/desk-guidance/used-cards-screen.tsx'
import { useGuidance } from '../guidance/use-guidance.ts'
import { useSeat } from '../shell/deps.ts'
import { called } from '../sync/server-client.ts'
import { ProblemNotice } from '../words/problem-notice.tsx'
import { useDesk } from './desk-context.ts'
import { useAsked } from './use-asked.ts'

/** Guidance cards that were used, by card and area. */
export function GuidanceRoute() {
  const { server } = useSeat()
  const { settings } = useDesk()
  const guidance = useGuidance()
  const ask = useCallback(() => called(server.desk.usedCards.query()), [server])
  const { value, problem } = useAsked(ask)
  const titleOf = (code: string) =>
    guidance?.cards.find((card) => card.code === code)?.words.title ?? code
  return (
    <>
      {problem && <ProblemNotice problem={problem} />}
      {value && <UsedCardsScreen used={value} titleOf={titleOf} settings={settings} />}
    </>
  )
}

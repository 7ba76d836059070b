import type { WarningReason } from '@tocsin/schema/events/warning-raised'
import { useWords } from '../../i18n/use-words.tsx'
import { reasonWords } from './warning-words.ts'

/** Why, each reason in a line of its own. */
export function ReasonList({ reasons }: { reasons: readonly WarningReason[] }) {
  const words = useWords()
  const said = reasons.flatMap((reason) => reasonWords(words, reason) ?? [])
  return (
    <ul className="warnings__reasons small">
      {said.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  )
}

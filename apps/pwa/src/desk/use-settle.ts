import type { RecordAnswer } from '@tocsin/schema/desk/desk-answers'
import type { Settle } from '../features/desk-record/contested.tsx'
import { recordParts } from '../features/desk-record/record-parts.ts'
import { settleDraft, settleRefusal } from '../features/desk-record/settle.ts'
import { useWords } from '../i18n/use-words.tsx'
import { useDesk } from './desk-context.ts'

/** How this reader decides between two kept values, or why not. */
export function useSettle(answer: RecordAnswer | undefined): {
  onSettle: Settle
  settleRefused: string | undefined
} {
  const { actor, feed, baseOf, state } = useDesk()
  const { t, problemWords } = useWords()
  const parts = answer && recordParts(answer)
  const refused = parts && settleRefusal(parts, actor)
  const isPending = answer !== undefined && state.pending.has(answer.id)
  return {
    settleRefused: refused
      ? problemWords(refused).said
      : isPending
        ? t('alerts.onItsWay')
        : undefined,
    onSettle: async (record, set, cleared) => {
      if (!answer) return
      const owner = [...Object.values(answer.reports), ...Object.values(answer.threats)].find(
        ({ id }) => id === record,
      )
      if (!owner) return
      const base = await baseOf(owner.id, answer.seenSeq)
      const decided = settleDraft(answer, record, set, actor, base, cleared)
      if (decided.ok) await feed.write(decided.value)
    },
  }
}

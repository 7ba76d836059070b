import { threatCan } from '@tocsin/schema/threat/can'
import { closeThreat } from '@tocsin/schema/threat/decide'
import type { Threat } from '@tocsin/schema/threat/state'
import { threatEndings } from '@tocsin/schema/vocabulary/threat-endings'
import type { ReactNode } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import type { RecordView } from '../../local/local.ts'
import { useSeat } from '../../shell/deps.ts'
import { Button } from '../../ui/button.tsx'
import { ReasonDialog } from '../../words/reason-dialog.tsx'

type Props = { threat: Threat; base: RecordView['base'] }

/** A threat stands until somebody determines that it no longer does, and says why. */
export function EndThreat({ threat, base }: Props): ReactNode {
  const { t, problemWords } = useWords()
  const { local } = useSeat()
  const refusal = threatCan.close(threat, local.actor())
  if (refusal) {
    return <Button label={t('record.endThreat')} disabledReason={problemWords(refusal).said} />
  }
  return (
    <ReasonDialog
      act={t('record.endThreat')}
      text={t('record.endThreatText')}
      legend={t('record.endThreatReason')}
      reasons={threatEndings.items}
      onReason={async (reason) => {
        const draft = closeThreat(threat, local.actor(), base, reason)
        return draft.ok ? local.append(draft.value) : draft
      }}
    />
  )
}

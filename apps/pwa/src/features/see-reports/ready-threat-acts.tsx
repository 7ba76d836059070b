import { threatCan } from '@tocsin/schema/threat/can'
import { closeThreat } from '@tocsin/schema/threat/decide'
import type { Threat } from '@tocsin/schema/threat/state'
import { threatEndings } from '@tocsin/schema/vocabulary/threat-endings'
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { useRooms, useWords } from '../../i18n/use-words.tsx'
import type { RecordView } from '../../local/local.ts'
import { paths } from '../../paths.ts'
import { useSetBeginning } from '../../shell/beginning.ts'
import { useSeat } from '../../shell/deps.ts'
import { Button } from '../../ui/button.tsx'
import { ReasonDialog } from '../../words/reason-dialog.tsx'

type Props = { threat: Threat; base: RecordView['base'] }

/** What becomes of a threat: it happens, which is a report of its own (SPEC RD-11), or it is over. */
export function ThreatActs({ threat, base }: Props): ReactNode {
  useRooms('ready')
  return (
    <>
      {!threat.closed && <ReportIt threat={threat} />}
      <EndThreat threat={threat} base={base} />
    </>
  )
}

function ReportIt({ threat }: { threat: Threat }) {
  const { t } = useWords()
  const [, go] = useLocation()
  const setBeginning = useSetBeginning()
  return (
    <Button
      icon="doc"
      label={t('threat.happened')}
      onPress={() => {
        setBeginning({ form: 'report', record: threat.id })
        go(paths.report())
      }}
    />
  )
}

/** A threat stands until somebody determines that it no longer does, and says why. */
function EndThreat({ threat, base }: Props) {
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

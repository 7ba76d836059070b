import { withdrawReport } from '@tocsin/schema/report/decide'
import type { Report } from '@tocsin/schema/report/state'
import { withdrawalReasons } from '@tocsin/schema/vocabulary/withdrawal-reasons'
import { useWords } from '../../i18n/use-words.tsx'
import type { RecordView } from '../../local/local.ts'
import { useSeat } from '../../shell/deps.ts'
import { ReasonDialog } from '../../words/reason-dialog.tsx'

type Props = { report: Report; base: RecordView['base'] }

/** A mistaken report is withdrawn with its reason; it is never deleted. */
export function WithdrawReport({ report, base }: Props) {
  const { t } = useWords()
  const { local } = useSeat()
  return (
    <ReasonDialog
      act={t('record.withdraw')}
      text={t('record.withdrawText')}
      legend={t('record.withdrawReason')}
      reasons={withdrawalReasons.items}
      onReason={async (reason) => {
        const draft = withdrawReport(report, local.actor(), base, reason)
        return draft.ok ? local.append(draft.value) : draft
      }}
    />
  )
}

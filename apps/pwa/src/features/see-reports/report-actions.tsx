import { reportCan } from '@tocsin/schema/report/can'
import type { Report } from '@tocsin/schema/report/state'
import { useId } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import type { RecordView } from '../../local/local.ts'
import { paths } from '../../paths.ts'
import { useSeat } from '../../shell/deps.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { WithdrawReport } from './withdraw-report.tsx'

/** Amend and withdraw, or why not: both are open to the same people, so the reason is said once. */
export function ReportActions({ report, base }: { report: Report; base: RecordView['base'] }) {
  const { t, problemWords } = useWords()
  const { local } = useSeat()
  const reasonId = useId()
  const actor = local.actor()
  const refusal = reportCan.amend(report, actor) ?? reportCan.withdraw(report, actor)
  if (!refusal) {
    return (
      <div className="line">
        <ButtonLink icon="pencil" label={t('record.amend')} href={paths.amend(report.id)} />
        <WithdrawReport report={report} base={base} />
      </div>
    )
  }
  const { said } = problemWords(refusal)
  return (
    <div className="line">
      <Button label={t('record.amend')} disabledReason={said} reasonId={reasonId} />
      <Button label={t('record.withdraw')} disabledReason={said} reasonId={reasonId} />
      <span className="why" id={reasonId}>
        {said}
      </span>
    </div>
  )
}

import type { Problem } from '@tocsin/schema/problem'
import { wordsOf } from '@tocsin/schema/problem-words/words-of'
import { reportCan } from '@tocsin/schema/report/can'
import { withdrawReport } from '@tocsin/schema/report/decide'
import type { Report } from '@tocsin/schema/report/state'
import { withdrawalReasons } from '@tocsin/schema/vocabulary/withdrawal-reasons'
import { useState } from 'react'
import { useSeat } from '../../deps.ts'
import { useWords } from '../../i18n/use-words.tsx'
import type { RecordView } from '../../local/local.ts'
import { Button } from '../../ui/button.tsx'
import { Choices } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ProblemNotice } from '../../words/problem-notice.tsx'

/** A mistaken report is withdrawn with its reason; it is never deleted. */
export function WithdrawReport({ report, base }: { report: Report; base: RecordView['base'] }) {
  const { t, locale, label } = useWords()
  const { local } = useSeat()
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState<string | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const refusal = reportCan.withdraw(report, local.actor())

  const withdraw = async () => {
    if (!reason) return setProblem({ code: 'reason_needed' })
    const draft = withdrawReport(report, local.actor(), base, reason)
    const saved = draft.ok ? await local.append(draft.value) : draft
    if (saved.ok) setOpen(false)
    else setProblem(saved.error)
  }

  return (
    <>
      <Button
        label={t('record.withdraw')}
        disabledReason={refusal && wordsOf(refusal, locale).said}
        onPress={() => setOpen(true)}
      />
      <Dialog
        open={isOpen}
        title={t('record.withdraw')}
        closeLabel={t('common.close')}
        onClose={() => setOpen(false)}
        actions={
          <>
            <Button label={t('common.cancel')} onPress={() => setOpen(false)} />
            <Button kind="main" label={t('record.withdraw')} onPress={() => void withdraw()} />
          </>
        }
      >
        <p>{t('record.withdrawText')}</p>
        <Choices
          legend={t('record.withdrawReason')}
          options={withdrawalReasons.items.map((item) => ({
            value: item.code,
            label: label(item),
          }))}
          value={reason}
          onChange={setReason}
        />
        {problem && <ProblemNotice problem={problem} />}
      </Dialog>
    </>
  )
}

import { deploymentCan } from '@tocsin/schema/deployment/can'
import { signReport } from '@tocsin/schema/deployment/decide'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import type { Problem } from '@tocsin/schema/problem'
import { useState } from 'react'
import { useRooms, useWords } from '../../i18n/use-words.tsx'
import { useSeat } from '../../shell/deps.ts'
import { useNow } from '../../shell/use-now.ts'
import { Button } from '../../ui/button.tsx'
import { Choices } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextArea } from '../../ui/field.tsx'
import { MissionReportView } from '../../words/mission-report-view.tsx'
import { ProblemNotice } from '../../words/problem-notice.tsx'
import { Paper } from './paper.tsx'
import type { OpenTeam } from './use-team.ts'

/** The mission report that follows from the log, and its sign-off by the own component. */
export function ReportScreen({ id }: { id: RecordId }) {
  useRooms('ready')
  const { t } = useWords()
  const { local } = useSeat()
  const now = useNow()
  const roster = local.roster()
  return (
    <Paper id={id} title={t('deployment.report')}>
      {(team) => (
        <>
          <MissionReportView
            report={team.report}
            nameOf={(seat) => roster.get(seat)?.name ?? t('record.anotherSeat')}
            now={now}
            timeZone={local.profile().timeZone}
          />
          <Sign {...team} />
        </>
      )}
    </Paper>
  )
}

function Sign({ report, base }: OpenTeam) {
  const { t, problemWords } = useWords()
  const { local } = useSeat()
  const [isOpen, setOpen] = useState(false)
  const [agrees, setAgrees] = useState<'yes' | 'no'>('yes')
  const [text, setText] = useState('')
  const [wrong, setWrong] = useState<Problem | null>(null)
  const refusal = deploymentCan.sign(local.actor())
  const sign = async () => {
    const read = { report: report.hash, records: report.records }
    const dissent = agrees === 'yes' ? null : text
    const draft = signReport(report.deployment, local.actor(), base, read, dissent)
    const done = draft.ok ? await local.append(draft.value) : draft
    setWrong(done.ok ? null : done.error)
    if (done.ok) setOpen(false)
  }
  return (
    <div className="line no-print">
      <Button
        kind="main"
        icon="pencil"
        label={t('deployment.sign')}
        disabledReason={refusal && problemWords(refusal).said}
        onPress={() => setOpen(true)}
      />
      <Dialog
        open={isOpen}
        title={t('deployment.sign')}
        closeLabel={t('common.close')}
        onClose={() => setOpen(false)}
        actions={
          <>
            <Button label={t('common.cancel')} onPress={() => setOpen(false)} />
            <Button kind="main" label={t('deployment.sign')} onPress={() => void sign()} />
          </>
        }
      >
        <p>{t('deployment.signText', { count: report.records })}</p>
        <Choices
          legend={t('deployment.signQuestion')}
          size="slim"
          value={agrees}
          onChange={setAgrees}
          options={[
            { value: 'yes', label: t('deployment.signAgree') },
            { value: 'no', label: t('deployment.signDissent') },
          ]}
        />
        {agrees === 'no' && (
          <TextArea
            label={t('deployment.dissentText')}
            hint={t('deployment.dissentHint')}
            rows={4}
            maxLength={20_000}
            value={text}
            onChange={setText}
          />
        )}
        {wrong && <ProblemNotice problem={wrong} />}
      </Dialog>
    </div>
  )
}

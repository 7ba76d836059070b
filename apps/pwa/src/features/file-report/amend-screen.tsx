import type { RecordId } from '@tocsin/schema/primitives/ids'
import { type Problem, problem } from '@tocsin/schema/problem'
import { reportCan } from '@tocsin/schema/report/can'
import { reportText, reportTitle, reportValues } from '@tocsin/schema/report/select'
import type { Report } from '@tocsin/schema/report/state'
import { useEffect, useState } from 'react'
import type { FieldTools } from '../../field/field-tools.ts'
import { serverNow } from '../../field/server-now.ts'
import { useWords } from '../../i18n/use-words.tsx'
import type { RecordView } from '../../local/local.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { ProblemNotice } from '../../words/problem-notice.tsx'
import { answersOf, freshReport, ReportForm } from './report-form.ts'
import { ReportScreen } from './report-screen.tsx'

type Props = { tools: FieldTools; record: RecordId; draft?: string | undefined }

/** Adds details to a report, or corrects it: the same form, filled with what is already said. */
export function AmendScreen({ tools, record, draft }: Props) {
  const { t } = useWords()
  const { local, links } = tools
  const [view, setView] = useState<RecordView>()
  const [failed, setFailed] = useState<Problem>()
  useEffect(() => {
    let gone = false
    void local.record(record).then((read) => {
      if (gone) return
      if (!read.ok) setFailed(read.error)
      else if (!read.value?.report) setFailed(problem('not_found'))
      else setView(read.value)
    })
    return () => {
      gone = true
    }
  }, [local, record])

  const report = view?.report
  const refusal = failed ?? (report && reportCan.amend(report, local.actor()))
  if (refusal) {
    return (
      <main className="main stack">
        <ProblemNotice problem={refusal} />
        <ButtonLink icon="back" label={t('common.backToReports')} href={links.home} />
      </main>
    )
  }
  if (!view || !report) return null
  const form = formOf(report, view, tools)
  const kept = draft ?? draftAbout(tools, record)
  return <ReportScreen tools={tools} draft={kept} amends={{ report, form }} />
}

function formOf(report: Report, { base }: RecordView, tools: FieldTools): ReportForm {
  const { timeZone } = tools.local.profile()
  const now = serverNow(tools)
  const said = {
    values: reportValues(report),
    title: reportTitle(report),
    text: reportText(report),
  }
  const first = answersOf(said, timeZone, now)
  return { ...freshReport(timeZone, now), ...first, amends: { record: report.id, base, first } }
}

/** Details that were begun and not sent are gone on with, not begun a second time. */
function draftAbout({ local }: FieldTools, record: RecordId): string | undefined {
  return local.drafts.get().find(({ kind, form }) => {
    return kind === 'amend' && ReportForm.safeParse(form).data?.amends?.record === record
  })?.id
}

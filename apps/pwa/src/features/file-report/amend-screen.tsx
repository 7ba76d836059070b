import type { RecordId } from '@tocsin/schema/primitives/ids'
import { problem } from '@tocsin/schema/problem'
import { reportCan } from '@tocsin/schema/report/can'
import { reportText, reportTitle, reportValues } from '@tocsin/schema/report/select'
import type { Report } from '@tocsin/schema/report/state'
import { AmendedRecord } from '../../field/amended-record.tsx'
import { draftAbout } from '../../field/amends.ts'
import type { FieldTools } from '../../field/field-tools.ts'
import { serverNow } from '../../field/server-now.ts'
import type { RecordView } from '../../local/local.ts'
import { answersOf, freshReport, type ReportForm } from './report-form.ts'
import { ReportScreen } from './report-screen.tsx'

type Props = { tools: FieldTools; record: RecordId; draft?: string | undefined }

/** Adds details to a report, or corrects it: the same form, filled with what is already said. */
export function AmendScreen({ tools, record, draft }: Props) {
  return (
    <AmendedRecord
      tools={tools}
      record={record}
      refusalOf={(view) =>
        view?.report ? reportCan.amend(view.report, tools.local.actor()) : problem('not_found')
      }
    >
      {({ report, base }) =>
        report && (
          <ReportScreen
            tools={tools}
            draft={draft ?? draftAbout(tools.local, record)}
            amends={{ report, form: formOf(report, base, tools) }}
          />
        )
      }
    </AmendedRecord>
  )
}

function formOf(report: Report, base: RecordView['base'], tools: FieldTools): ReportForm {
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

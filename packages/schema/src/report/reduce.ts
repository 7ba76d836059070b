import { emptiable } from '../events/cleared.ts'
import { linkAfter } from '../events/deployment-link.ts'
import { erasureOf, restrictedAfter } from '../events/erase.ts'
import { emptiedOf } from '../events/fields.ts'
import type { ReportFields } from '../events/report-filed.ts'
import { restrictedBy } from '../events/starting-band.ts'
import type { Told } from '../events/tell.ts'
import { foldPeople } from '../events/told-people.ts'
import { amended, endedBy, numbered } from '../events/written.ts'
import type { RecordId } from '../primitives/ids.ts'
import { fileReport } from './filed.ts'
import { fileHeard, hearReport, sayAgain } from './heard.ts'
import type { Report } from './state.ts'

/**
 * Folds one event into a report. Pure, total, never throws; an event that says nothing about
 * reports, or about one whose first event this reader may not see, changes nothing (SPEC RD-1).
 */
export function reduceReport(
  report: Report | undefined,
  told: Told,
  id: RecordId,
): Report | undefined {
  if (told.type === 'ReportFiled' && told.record !== id) return report && sayAgain(report, told)
  if (told.type === 'ReportFiled') {
    return report?.filedAs === null ? fileHeard(report, told) : (report ?? fileReport(told))
  }
  if (told.type === 'FlashHeard') return hearReport(report, told)
  if (!report) return undefined
  switch (told.type) {
    case 'ReportAmended':
      return {
        ...amended<ReportFields, Report>(
          report,
          told.facts.set,
          told,
          emptiedOf(emptiable.ReportAmended, told.facts),
        ),
        deployment: linkAfter(report.deployment, told.facts),
        people: foldPeople(report.people, told),
        amendments: report.amendments + 1,
        restrictedBy:
          report.restrictedBy ?? restrictedBy(told, { ...told.facts.set, form: report.form }),
      }
    case 'ReportWithdrawn':
      return { ...numbered(report, told), withdrawn: endedBy(report.withdrawn, told) }
    case 'PartErased':
      return {
        ...numbered(report, told),
        erased: [...report.erased, erasureOf(told)],
        restrictedBy: restrictedAfter(report.restrictedBy, told),
      }
    default:
      return report
  }
}

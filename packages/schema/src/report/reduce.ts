import { emptiable } from '../events/cleared.ts'
import { erasureOf, restrictedAfter } from '../events/erase.ts'
import { claimFields, claimText, emptiedOf } from '../events/fields.ts'
import type { ReportFields } from '../events/report-filed.ts'
import { restrictedBy } from '../events/starting-band.ts'
import type { Told } from '../events/tell.ts'
import { foldPeople } from '../events/told-people.ts'
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
  const seen = { ...report, seq: told.seq ?? report.seq }
  switch (told.type) {
    case 'ReportAmended':
      return {
        ...seen,
        ...foldSaid(report, told),
        people: foldPeople(report.people, told),
        amendments: report.amendments + 1,
        restrictedBy:
          report.restrictedBy ?? restrictedBy(told, { ...told.facts.set, form: report.form }),
      }
    case 'ReportWithdrawn':
      return {
        ...seen,
        withdrawn: report.withdrawn ?? {
          reason: told.facts.reason,
          seat: told.seat,
          saidAt: told.saidAt,
        },
      }
    case 'PartErased':
      return {
        ...seen,
        erased: [...report.erased, erasureOf(told)],
        restrictedBy: restrictedAfter(report.restrictedBy, told),
      }
    default:
      return report
  }
}

/** What an amendment says, and what it empties. */
function foldSaid(report: Report, told: Extract<Told, { type: 'ReportAmended' }>) {
  const { facts, narrative } = told
  const emptied = emptiedOf(emptiable.ReportAmended, facts)
  const fields = emptied.filter((name) => name !== 'title' && name !== 'text')
  return {
    fields: claimFields<ReportFields>(report.fields, facts.set, told, fields),
    title: claimText(report.title, narrative?.title, told, emptied.includes('title')),
    text: claimText(report.text, narrative?.text, told, emptied.includes('text')),
  }
}

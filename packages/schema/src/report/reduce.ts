import { erasureOf, restrictedAfter } from '../events/erase.ts'
import { claimFields, claimText } from '../events/fields.ts'
import type { ReportFields } from '../events/report-filed.ts'
import { restrictedBy } from '../events/starting-band.ts'
import type { Told } from '../events/tell.ts'
import { foldPeople, peopleIn } from '../events/told-people.ts'
import type { Report } from './state.ts'

/**
 * Folds one event into a report. Pure, total, never throws; an event that says nothing about
 * reports, or about one whose first event this reader may not see, changes nothing (SPEC RD-1).
 */
export function reduceReport(report: Report | undefined, told: Told): Report | undefined {
  if (told.type === 'ReportFiled') return report ?? fileReport(told)
  if (!report) return undefined
  const seen = { ...report, seq: told.seq ?? report.seq }
  switch (told.type) {
    case 'ReportAmended':
      return {
        ...seen,
        fields: claimFields<ReportFields>(report.fields, told.facts.set, told),
        title: claimText(report.title, told.narrative?.title, told),
        text: claimText(report.text, told.narrative?.text, told),
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

function fileReport(told: Extract<Told, { type: 'ReportFiled' }>): Report {
  const {
    form,
    alert,
    attachTo,
    fromThreat,
    deployment,
    people: _,
    attachments: __,
    ...fields
  } = told.facts
  return {
    id: told.record,
    scope: told.scope,
    author: told.seat,
    form,
    saidAt: told.saidAt,
    receivedAt: told.receivedAt,
    fields: claimFields<ReportFields>({}, fields, told),
    title: claimText([], told.narrative?.title, told),
    text: claimText([], told.narrative?.text, told),
    incident: attachTo ?? told.record,
    fromThreat: fromThreat ?? null,
    deployment: deployment ?? null,
    alert: alert ?? null,
    provenance: told.provenance ?? null,
    people: peopleIn(told),
    withdrawn: null,
    erased: [],
    amendments: 0,
    restrictedBy: restrictedBy(told, told.facts),
    seq: told.seq,
  }
}

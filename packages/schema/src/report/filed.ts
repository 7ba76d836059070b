import type { ReportFields } from '../events/report-filed.ts'
import { restrictedBy } from '../events/starting-band.ts'
import type { Told } from '../events/tell.ts'
import { peopleIn } from '../events/told-people.ts'
import { written } from '../events/written.ts'
import type { Report } from './state.ts'

/** A report as its author's own event begins it. */
export function fileReport(told: Extract<Told, { type: 'ReportFiled' }>): Report {
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
    ...written<ReportFields>(fields, told),
    form,
    filedAs: told.hash,
    heard: [],
    saidAgainAs: null,
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
  }
}

import { claimFields, claimText, currentFields, type Fields } from '../events/fields.ts'
import { hashStartDigits } from '../events/flash-heard.ts'
import type { ReportFields } from '../events/report-filed.ts'
import { restrictedBy } from '../events/starting-band.ts'
import { authorSeat, type Told } from '../events/tell.ts'
import { written } from '../events/written.ts'
import { utcMs } from '../primitives/utc-minute.ts'
import { fileReport } from './filed.ts'
import type { Heard, Report } from './state.ts'

type ToldHeard = Extract<Told, { type: 'FlashHeard' }>

/**
 * A short message of the report was recorded. It opens the report while nothing of it is here, and of one
 * that is here it changes no word (SPEC SM-7, SM-8).
 */
export function hearReport(report: Report | undefined, told: ToldHeard): Report {
  const one = heardIn(told)
  if (!report) return openHeard(told, one)
  return { ...report, heard: [...report.heard, one], seq: told.seq ?? report.seq }
}

/**
 * The author's own event comes to a report that was only heard of: its facts take the place of what the
 * message said, and whatever others have done meanwhile stays (SPEC SM-8).
 */
export function fileHeard(report: Report, told: Extract<Told, { type: 'ReportFiled' }>): Report {
  const filed = fileReport(told)
  const said = currentFields<ReportFields>(filed.fields)
  return {
    ...filed,
    fields: claimFields<ReportFields>(withoutHeard(report), said, told),
    title: claimText(report.title, told.narrative?.title, told),
    text: claimText(report.text, told.narrative?.text, told),
    people: [...filed.people, ...report.people],
    heard: report.heard,
    withdrawn: report.withdrawn,
    erased: report.erased,
    amendments: report.amendments,
    restrictedBy: report.restrictedBy ?? filed.restrictedBy,
    seq: told.seq ?? report.seq,
  }
}

/** Another seat says again what a message spoke of: it counts there, and here no more (SPEC SM-8). */
export function sayAgain(report: Report, told: Extract<Told, { type: 'ReportFiled' }>): Report {
  const { hash } = told.provenance?.readmits ?? {}
  const isIt =
    report.filedAs === null && report.heard.some((one) => hash?.startsWith(one.hashStart))
  return isIt ? { ...report, saidAgainAs: told.record, seq: told.seq ?? report.seq } : report
}

function heardIn({ id, seat, saidAt, receivedAt, facts }: ToldHeard): Heard {
  return {
    event: id,
    seat,
    saidAt,
    receivedAt,
    hashStart: facts.message.slice(0, hashStartDigits),
    attached: facts.attached === true,
  }
}

function openHeard(told: ToldHeard, one: Heard): Report {
  const { message: _, saidAt, alert, attached: __, ...fields } = told.facts
  return {
    ...written<ReportFields>(fields, told),
    author: authorSeat(told.record),
    form: 'flash',
    saidAt: utcMs(saidAt),
    receivedAt: null,
    filedAs: null,
    heard: [one],
    saidAgainAs: null,
    incident: told.record,
    fromThreat: null,
    deployment: null,
    alert,
    provenance: null,
    people: [],
    withdrawn: null,
    erased: [],
    amendments: 0,
    restrictedBy: restrictedBy(told, fields),
  }
}

/** What was claimed by amendments alone. */
function withoutHeard({ fields, heard }: Report): Fields<ReportFields> {
  const heardBy = new Set(heard.map(({ event }) => event))
  const left = Object.entries(fields).flatMap(([name, claims]) => {
    const others = claims.filter(({ by }) => !heardBy.has(by))
    return others.length > 0 ? [[name, others] as const] : []
  })
  // as: the names and the values of the fields stay together.
  return Object.fromEntries(left) as Fields<ReportFields>
}

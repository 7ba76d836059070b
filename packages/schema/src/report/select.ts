import { currentFields } from '../events/fields.ts'
import { hashStartDigits } from '../events/flash-heard.ts'
import { current } from '../events/register.ts'
import type { ReportFields } from '../events/report-filed.ts'
import { contestedIn } from '../events/written.ts'
import { creatingEventId } from '../primitives/ids.ts'
import type { Report } from './state.ts'

/** The values of a report to show first and to count. */
export function reportValues(report: Report): Partial<ReportFields> {
  return currentFields<ReportFields>(report.fields)
}

/** The author's own title; screens fall back to what the coded facts say. */
export function reportTitle(report: Report): string | undefined {
  return current(report.title)
}

export function reportText(report: Report): string | undefined {
  return current(report.text)
}

export function contestedInReport(report: Report): string[] {
  return contestedIn<ReportFields>(report)
}

/**
 * Out of every count: withdrawn, a drill, said again elsewhere, or only heard of and joined by its author
 * to an incident that comes with the report, where it is counted already (SPEC SM-7, SM-8).
 */
export function isCounted(report: Report): boolean {
  const isJoined = isOnlyHeard(report) && report.heard.some(({ attached }) => attached)
  const isOut = report.withdrawn !== null || report.saidAgainAs !== null
  return !isOut && !isJoined && reportValues(report).exercise !== true
}

/** Headquarters heard a short message of it, and the author's own event has not come (SPEC SM-7): nor come and been erased. */
export function isOnlyHeard({ id, filedAs, heard, erased }: Report): boolean {
  const isGone = erased.some(({ event, parts }) => {
    return event === creatingEventId(id) && parts.includes('facts')
  })
  return filedAs === null && heard.length > 0 && !isGone
}

/** Since when headquarters knows of it, by message or by the report itself; null while it is only on the tablet. */
export function knownSince({
  receivedAt,
  heard,
}: Pick<Report, 'receivedAt' | 'heard'>): number | null {
  const moments = [receivedAt, ...heard.map((one) => one.receivedAt)].filter((at) => at !== null)
  return moments.length > 0 ? Math.min(...moments) : null
}

/**
 * A message stood for another event of its author's than the one that is here, or two messages for two:
 * the seat has forked, or somebody has its key (SPEC SM-9).
 */
export function isHeardOtherwise({ filedAs, heard }: Pick<Report, 'filedAs' | 'heard'>): boolean {
  const starts = new Set(heard.map(({ hashStart }) => hashStart))
  if (filedAs !== null) starts.add(filedAs.slice(0, hashStartDigits))
  return starts.size > 1
}

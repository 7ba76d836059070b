import { contestedFields, currentFields } from '../events/fields.ts'
import { current } from '../events/register.ts'
import type { ReportFields } from '../events/report-filed.ts'
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

/** Fields on which two people differ without having seen each other; `text` and `title` included. */
export function contestedInReport(report: Report): string[] {
  const contested: string[] = contestedFields<ReportFields>(report.fields)
  if (report.title.length > 1) contested.push('title')
  if (report.text.length > 1) contested.push('text')
  return contested
}

/** Out of every count: withdrawn, or a drill. */
export function isCounted(report: Report): boolean {
  return !report.withdrawn && reportValues(report).exercise !== true
}

import type { AlertLine } from '@tocsin/schema/desk/desk-answers'

/** The record behind an alert: an incident opened by a report, or a threat. They share one id. */
export function kindOf({ alert }: Pick<AlertLine, 'alert'>): 'incident' | 'threat' {
  return alert.about === 'report' ? 'incident' : 'threat'
}

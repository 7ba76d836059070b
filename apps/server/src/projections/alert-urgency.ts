import { type AlertStanding, alertStanding } from '@tocsin/schema/alert/select'
import type { Alert } from '@tocsin/schema/alert/state'
import { alertLevels } from '@tocsin/schema/vocabulary/alert-levels'
import { itemOf } from '@tocsin/schema/vocabulary/find'
import { imminence as imminenceList } from '@tocsin/schema/vocabulary/imminence'

/** 1 is the most urgent; a level of a newer list comes last. */
export function rankOf(level: string): number {
  return itemOf(alertLevels, level)?.rank ?? 9
}

/** The alert that speaks for a record: the most urgent open one, else the most urgent. */
export function leadingAlert(alerts: readonly Alert[]): Alert | undefined {
  return alerts.toSorted(
    (a, b) => Number(!!a.closed) - Number(!!b.closed) || rankOf(a.level) - rankOf(b.level),
  )[0]
}

export type Urgency = { level: string | null; standing: AlertStanding | null; danger: boolean }

/**
 * Whether lives are in danger now: a flash alert that is open, or, where nobody raised an alert, an
 * imminence of that level on something that is still open. A closed alert ends it.
 */
export function urgencyOf(
  alerts: readonly Alert[],
  imminence: string | null,
  isOpen: boolean,
): Urgency {
  const alert = leadingAlert(alerts)
  if (alert) {
    return {
      level: alert.level,
      standing: alertStanding(alert),
      danger: isOpen && !alert.closed && alert.level === 'flash',
    }
  }
  const level = imminence && itemOf(imminenceList, imminence)?.level
  return { level: null, standing: null, danger: isOpen && level === 'flash' }
}

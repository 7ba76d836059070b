import { type AlertStanding, alertStanding, isDanger } from '@tocsin/schema/alert/select'
import type { Alert } from '@tocsin/schema/alert/state'
import { alertLevels } from '@tocsin/schema/vocabulary/alert-levels'
import { itemOf } from '@tocsin/schema/vocabulary/find'

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

/** How urgent a record is, by the alert that speaks for it; `isOpen` when it stands and is no drill. */
export function urgencyOf(
  alerts: readonly Alert[],
  imminence: string | null,
  isOpen: boolean,
): Urgency {
  const alert = leadingAlert(alerts)
  return {
    level: alert?.level ?? null,
    standing: alert ? alertStanding(alert) : null,
    danger: isOpen && isDanger(alerts, imminence),
  }
}

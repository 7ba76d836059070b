import type { Entry } from '@tocsin/schema/events/envelope'
import { tellEvent } from '@tocsin/schema/events/tell'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import { foldTold, noFolds } from '@tocsin/schema/testing/fold-all'
import type { RecordFolds } from './world-tablet.ts'

/** Folds entries, in the order given, into what they say of one record. */
export function foldRecord(id: RecordId, entries: readonly Entry[]): RecordFolds {
  const folds = noFolds()
  for (const entry of entries) {
    const told = tellEvent(entry)
    if (told) foldTold(folds, told)
  }
  return {
    report: folds.report.get(id),
    incident: folds.incident.get(id),
    threat: folds.threat.get(id),
    alert: folds.alert.get(id),
    seat: folds.seat.get(id),
    deployment: folds.deployment.get(id),
    visit: folds.visit.get(id),
    recommendation: folds.recommendation.get(id),
  }
}

import { currentFields } from '../events/fields.ts'
import { current } from '../events/register.ts'
import type { VisitFields } from '../events/visit-logged.ts'
import { contestedIn } from '../events/written.ts'
import type { Visit } from './state.ts'

export function visitValues(visit: Visit): Partial<VisitFields> {
  return currentFields<VisitFields>(visit.fields)
}

export function visitTitle(visit: Visit): string | undefined {
  return current(visit.title)
}

export function visitText(visit: Visit): string | undefined {
  return current(visit.text)
}

export function contestedInVisit(visit: Visit): string[] {
  return contestedIn<VisitFields>(visit)
}

/** The day by which the team owes this community its return; null once it was kept, or none was promised. */
export function returnOwed(visit: Visit): string | null {
  return visit.returnedBy.length > 0 ? null : (visitValues(visit).returnDue ?? null)
}

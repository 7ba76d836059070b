import { linkAfter } from '../events/deployment-link.ts'
import type { Told } from '../events/tell.ts'
import type { VisitFields } from '../events/visit-logged.ts'
import { amended, numbered, written } from '../events/written.ts'
import type { RecordId } from '../primitives/ids.ts'
import type { Visit } from './state.ts'

/** Folds one event into the visit with this id; a later visit may be the return that it promised (SPEC DP-3). */
export function reduceVisit(visit: Visit | undefined, told: Told, id: RecordId): Visit | undefined {
  if (told.type === 'VisitLogged' && told.record === id) return visit ?? log(told)
  if (!visit) return undefined
  switch (told.type) {
    case 'VisitLogged':
      return visit.returnedBy.includes(told.record)
        ? visit
        : { ...numbered(visit, told), returnedBy: [...visit.returnedBy, told.record] }
    case 'VisitAmended':
      return {
        ...amended<VisitFields, Visit>(visit, told.facts.set, told),
        deployment: linkAfter(visit.deployment, told.facts),
      }
    default:
      return visit
  }
}

function log(told: Extract<Told, { type: 'VisitLogged' }>): Visit {
  const { deployment, returnOf, ...fields } = told.facts
  return {
    ...written<VisitFields>(fields, told),
    deployment: deployment ?? null,
    returnOf: returnOf ?? null,
    returnedBy: [],
  }
}

import { claimFields, claimText } from '../events/fields.ts'
import type { Told } from '../events/tell.ts'
import type { VisitFields } from '../events/visit-logged.ts'
import type { RecordId } from '../primitives/ids.ts'
import type { Visit } from './state.ts'

/** Folds one event into the visit with this id; a later visit may be the return that it promised (SPEC DP-3). */
export function reduceVisit(visit: Visit | undefined, told: Told, id: RecordId): Visit | undefined {
  if (told.type === 'VisitLogged' && told.record === id) return visit ?? log(told)
  if (!visit) return undefined
  const seen = { ...visit, seq: told.seq ?? visit.seq }
  switch (told.type) {
    case 'VisitLogged':
      return visit.returnedBy.includes(told.record)
        ? visit
        : { ...seen, returnedBy: [...visit.returnedBy, told.record] }
    case 'VisitAmended':
      return {
        ...seen,
        fields: claimFields<VisitFields>(visit.fields, told.facts.set, told),
        title: claimText(visit.title, told.narrative?.title, told),
        text: claimText(visit.text, told.narrative?.text, told),
      }
    default:
      return visit
  }
}

function log(told: Extract<Told, { type: 'VisitLogged' }>): Visit {
  const { deployment, returnOf, ...fields } = told.facts
  return {
    id: told.record,
    scope: told.scope,
    author: told.seat,
    saidAt: told.saidAt,
    receivedAt: told.receivedAt,
    deployment: deployment ?? null,
    returnOf: returnOf ?? null,
    fields: claimFields<VisitFields>({}, fields, told),
    title: claimText([], told.narrative?.title, told),
    text: claimText([], told.narrative?.text, told),
    returnedBy: [],
    seq: told.seq,
  }
}

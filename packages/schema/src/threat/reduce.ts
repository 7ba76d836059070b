import { emptiable } from '../events/cleared.ts'
import { linkAfter } from '../events/deployment-link.ts'
import { erasureOf, restrictedAfter } from '../events/erase.ts'
import { emptiedOf } from '../events/fields.ts'
import { current } from '../events/register.ts'
import { restrictedBy } from '../events/starting-band.ts'
import type { Told } from '../events/tell.ts'
import type { ThreatFields } from '../events/threat-raised.ts'
import { foldPeople, peopleIn } from '../events/told-people.ts'
import { amended, endedBy, numbered, written } from '../events/written.ts'
import type { Threat } from './state.ts'

/** Folds one event into a threat (SPEC RD-1). A report that names it as its source tells that it came true. */
export function reduceThreat(threat: Threat | undefined, told: Told): Threat | undefined {
  if (told.type === 'ThreatRaised') return threat ?? raiseThreat(told)
  if (!threat) return undefined
  switch (told.type) {
    case 'ThreatAmended':
      return {
        ...amended<ThreatFields, Threat>(
          threat,
          told.facts.set,
          told,
          emptiedOf(emptiable.ThreatAmended, told.facts),
        ),
        deployment: linkAfter(threat.deployment, told.facts),
        people: foldPeople(threat.people, told),
        amendments: threat.amendments + 1,
        restrictedBy:
          threat.restrictedBy ??
          restrictedBy(told, { kind: current(threat.fields.kind), ...told.facts.set }),
      }
    case 'ThreatClosed':
      return { ...numbered(threat, told), closed: endedBy(threat.closed, told) }
    case 'PartErased':
      return {
        ...numbered(threat, told),
        erased: [...threat.erased, erasureOf(told)],
        restrictedBy: restrictedAfter(threat.restrictedBy, told),
      }
    case 'ReportFiled':
      return threat.cameTrueIn.includes(told.record)
        ? threat
        : { ...numbered(threat, told), cameTrueIn: [...threat.cameTrueIn, told.record] }
    default:
      return threat
  }
}

function raiseThreat(told: Extract<Told, { type: 'ThreatRaised' }>): Threat {
  const { alert, deployment, people: _, attachments: __, ...fields } = told.facts
  return {
    ...written<ThreatFields>(fields, told),
    alert: alert ?? null,
    deployment: deployment ?? null,
    people: peopleIn(told),
    cameTrueIn: [],
    closed: null,
    erased: [],
    amendments: 0,
    restrictedBy: restrictedBy(told, told.facts),
  }
}

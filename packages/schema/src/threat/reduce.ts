import { emptiable } from '../events/cleared.ts'
import { erasureOf, restrictedAfter } from '../events/erase.ts'
import { claimFields, claimText, emptiedOf } from '../events/fields.ts'
import { current } from '../events/register.ts'
import { restrictedBy } from '../events/starting-band.ts'
import type { Told } from '../events/tell.ts'
import type { ThreatFields } from '../events/threat-raised.ts'
import { foldPeople, peopleIn } from '../events/told-people.ts'
import type { Threat } from './state.ts'

/** Folds one event into a threat (SPEC RD-1). A report that names it as its source tells that it came true. */
export function reduceThreat(threat: Threat | undefined, told: Told): Threat | undefined {
  if (told.type === 'ThreatRaised') return threat ?? raiseThreat(told)
  if (!threat) return undefined
  const seen = { ...threat, seq: told.seq ?? threat.seq }
  switch (told.type) {
    case 'ThreatAmended':
      return {
        ...seen,
        ...foldSaid(threat, told),
        people: foldPeople(threat.people, told),
        amendments: threat.amendments + 1,
        restrictedBy:
          threat.restrictedBy ??
          restrictedBy(told, { kind: current(threat.fields.kind), ...told.facts.set }),
      }
    case 'ThreatClosed':
      return {
        ...seen,
        closed: threat.closed ?? {
          reason: told.facts.reason,
          seat: told.seat,
          saidAt: told.saidAt,
        },
      }
    case 'PartErased':
      return {
        ...seen,
        erased: [...threat.erased, erasureOf(told)],
        restrictedBy: restrictedAfter(threat.restrictedBy, told),
      }
    case 'ReportFiled':
      return threat.cameTrueIn.includes(told.record)
        ? threat
        : { ...seen, cameTrueIn: [...threat.cameTrueIn, told.record] }
    default:
      return threat
  }
}

/** What an amendment says, and what it empties. */
function foldSaid(threat: Threat, told: Extract<Told, { type: 'ThreatAmended' }>) {
  const { facts, narrative } = told
  const emptied = emptiedOf(emptiable.ThreatAmended, facts)
  const fields = emptied.filter((name) => name !== 'title' && name !== 'text')
  return {
    fields: claimFields<ThreatFields>(threat.fields, facts.set, told, fields),
    title: claimText(threat.title, narrative?.title, told, emptied.includes('title')),
    text: claimText(threat.text, narrative?.text, told, emptied.includes('text')),
  }
}

function raiseThreat(told: Extract<Told, { type: 'ThreatRaised' }>): Threat {
  const { alert, deployment, people: _, attachments: __, ...fields } = told.facts
  return {
    id: told.record,
    scope: told.scope,
    author: told.seat,
    saidAt: told.saidAt,
    receivedAt: told.receivedAt,
    fields: claimFields<ThreatFields>({}, fields, told),
    title: claimText([], told.narrative?.title, told),
    text: claimText([], told.narrative?.text, told),
    alert: alert ?? null,
    deployment: deployment ?? null,
    people: peopleIn(told),
    cameTrueIn: [],
    closed: null,
    erased: [],
    amendments: 0,
    restrictedBy: restrictedBy(told, told.facts),
    seq: told.seq,
  }
}

import { contestedFields, currentFields } from '../events/fields.ts'
import { current } from '../events/register.ts'
import type { ThreatFields } from '../events/threat-raised.ts'
import type { Threat } from './state.ts'

/** The values of a threat to show first. */
export function threatValues(threat: Threat): Partial<ThreatFields> {
  return currentFields<ThreatFields>(threat.fields)
}

export function threatTitle(threat: Threat): string | undefined {
  return current(threat.title)
}

export function threatText(threat: Threat): string | undefined {
  return current(threat.text)
}

/** Fields on which two people differ without having seen each other; `text` and `title` included. */
export function contestedInThreat(threat: Threat): string[] {
  const contested: string[] = contestedFields<ThreatFields>(threat.fields)
  if (threat.title.length > 1) contested.push('title')
  if (threat.text.length > 1) contested.push('text')
  return contested
}

/** Still determined as a threat, and no drill. */
export function isOpenThreat(threat: Threat): boolean {
  return !threat.closed && threatValues(threat).exercise !== true
}

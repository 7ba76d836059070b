import { currentFields } from '../events/fields.ts'
import { current } from '../events/register.ts'
import type { ThreatFields } from '../events/threat-raised.ts'
import { contestedIn } from '../events/written.ts'
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

export function contestedInThreat(threat: Threat): string[] {
  return contestedIn<ThreatFields>(threat)
}

/** Still determined as a threat, and no drill. */
export function isOpenThreat(threat: Threat): boolean {
  return !threat.closed && threatValues(threat).exercise !== true
}

import type { Victims, Violation } from '@tocsin/schema/events/bodies'
import type { Count } from '@tocsin/schema/primitives/count'
import type { GedRow } from './ged-row.ts'

/** Whether the three figures contradict each other, as they do in a few dozen events of the data set. */
export function isRangeWidened({ low, best, high }: GedRow): boolean {
  return low > best || best > high
}

/**
 * The deaths as one killing with its range. Where low, best and high are not in order, the range is
 * the smallest that holds all three. Nobody killed in any of them: no violation is named.
 */
export function gedViolations(row: GedRow): Violation[] {
  const { low, best, high } = row
  const max = Math.max(low, best, high)
  if (max === 0) return []
  const count: Count = { min: Math.min(low, best, high), best, max, status: 'reported' }
  const victims = gedVictims(row)
  return [{ type: 'killing', count, ...(victims.length > 0 ? { victims } : {}) }]
}

/**
 * The parts are the data set's best estimates, so each is "about". Deaths of the sides are deaths of
 * combatants in state-based conflict only: a side of a non-state conflict can be a whole community
 * (UCDP Non-State Conflict Codebook, organisational levels 2 and 3), whose dead are not to be called
 * combatants.
 */
function gedVictims(row: GedRow): Victims[] {
  const ofSides = row.deathsA + row.deathsB
  const areCombatants = row.typeOfViolence === 1
  const byStatus = {
    civilian: row.deathsCivilians,
    combatant: areCombatants ? ofSides : 0,
    unknown: row.deathsUnknown + (areCombatants ? 0 : ofSides),
  }
  return Object.entries(byStatus)
    .filter(([, people]) => people > 0)
    .map(([status, people]) => ({ group: 'unknown', status, count: about(people) }))
}

function about(people: number): Count {
  return { min: 0, best: people, max: null, status: 'reported' }
}

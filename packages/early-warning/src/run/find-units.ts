import { type Unit, unitOf } from '../areas/units.ts'
import type { Day } from '../risk/harm-event.ts'
import { createRisk } from './find-risk.ts'
import type { RunFound } from './found.ts'
import type { RunInputs } from './inputs.ts'
import { placedOf } from './placed.ts'

/**
 * Where harm is most likely in the next 28 days, by the units that offices know and patrols are planned
 * in. The weights are those of hexagons; the intercept is the units' own, so that a mission of large
 * units expects as many of them as came true (SPEC RL-5, RL-11).
 */
export function unitsAtRisk(
  inputs: RunInputs,
  units: readonly Unit[],
  today: Day,
): Required<Pick<RunFound, 'units28' | 'unitsWorth'>> {
  const names = new Map(units.map(({ id, name }) => [id, name]))
  // What lies in no unit of the list is in none of its sums.
  const areaOf = (record: Parameters<typeof unitOf>[0]) => {
    const unit = unitOf(record)
    return unit !== undefined && names.has(unit) ? unit : undefined
  }
  const sorted = [...units].sort((a, b) => (a.id < b.id ? -1 : 1))
  const placed = placedOf(inputs, today, areaOf)
  const risk = createRisk(placed, today, { horizon: 28, minDeaths: 1 }, sorted)
  return {
    units28: risk.list().map((one) => ({ ...one, name: names.get(one.area) ?? one.area })),
    unitsWorth: risk.worth(),
  }
}

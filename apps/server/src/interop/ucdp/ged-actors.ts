import type { ActorLink } from '@tocsin/schema/events/bodies'
import type { ActorTypeCode } from '@tocsin/schema/vocabulary/actor-types'
import { clipped } from './clipped.ts'
import type { GedRow } from './ged-row.ts'

/**
 * The sides as alleged actors. In one-sided violence `side_b` is the civilians who were attacked,
 * and no actor (UCDP GED Codebook, "side_b").
 */
export function gedActors(row: GedRow): ActorLink[] {
  const sides = row.typeOfViolence === 3 ? [row.sideA] : [row.sideA, row.sideB]
  return sides
    .map((side) => clipped(side, 120))
    .filter((name) => name !== '')
    .map((name) => ({ type: actorType(name, row), name, attribution: 'alleged' }))
}

function actorType(name: string, row: GedRow): ActorTypeCode {
  // "Government of …" stands for army, police and every other force of the state alike.
  if (/^government of /i.test(name)) return 'security_forces'
  if (/^civilians$/i.test(name)) return 'civilians'
  // Sides of non-state conflicts may be named like a whole people or faith: the data set does not
  // say which are armed groups, and a wrong word here does harm.
  return row.typeOfViolence === 2 ? 'unknown' : 'armed_group'
}

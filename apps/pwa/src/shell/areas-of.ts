import { type AreaId, AreaId as AreaIdShape } from '@tocsin/schema/primitives/ids'
import { missionArea } from '@tocsin/schema/primitives/mission-scope'
import type { Local } from '../local/local.ts'

/** The seat's own areas; those of the mission for a seat that is bound to none. */
export function areasOf(local: Pick<Local, 'actor' | 'profile'>): AreaId[] {
  const { areas } = local.actor()
  const all = areas.length > 0 ? [...areas] : Object.keys(local.profile().areaNames)
  return all.flatMap((area) => {
    const parsed = AreaIdShape.safeParse(area)
    return parsed.success && parsed.data !== missionArea ? [parsed.data] : []
  })
}

import { type AreaId, scopeId } from './ids.ts'

/** The area that stands for the whole mission: its roster, which every seat reads. */
export const missionArea = 'MISSION' as AreaId

export const missionScope = scopeId(missionArea, 'standard')

/** Papers of the whole mission: desks alone write and read there, and no device keeps it (SPEC SP-13). */
export const deskScope = scopeId(missionArea, 'restricted')

import { MissionSettings } from '@tocsin/schema/desk/mission-settings'

/** The mission of the many-tablet world: three areas, so that seats see different parts of it. */
export const worldMission = MissionSettings.parse({
  mission: 'ondara',
  name: 'Mission in Ondara',
  week: { startsOn: 1, timeZone: 'Africa/Juba' },
  areas: [
    { id: 'OD01', name: 'Haut-Lume' },
    { id: 'OD03', name: 'Tavuri' },
    { id: 'OD05', name: 'Kesh' },
  ],
  ackMinutes: {},
})

/** Thrown inside a transaction by a server that is made to die there. */
export class Died extends Error {}

import type { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import { ok } from '@tocsin/schema/primitives/result'
import { changeSettings, missionOf } from '../log/mission.ts'
import type { SystemSeatDeps } from '../log/open-system-seat.ts'
import type { Asked } from './jobs.ts'

export async function showMission({ database, mission }: SystemSeatDeps) {
  return ok((await missionOf(database.db, mission)).settings)
}

/** Changes the mission's name, its week, how long tablets keep what they pulled, where short messages go or what files may use of a link; figures of past weeks are counted anew by the new rule. */
export async function setMission(deps: SystemSeatDeps, asked: Asked<'mission.set'>) {
  const { name, startsOn, timeZone, expiryDays, smsNumber, filesPerDay } = asked
  return await change(deps, (settings) => ({
    ...settings,
    name: name ?? settings.name,
    ...(expiryDays !== undefined && { expiryDays }),
    ...(smsNumber !== undefined && { smsNumber }),
    ...(filesPerDay && { filesPerDay: { ...settings.filesPerDay, ...filesPerDay } }),
    week: {
      startsOn: startsOn ?? settings.week.startsOn,
      timeZone: timeZone ?? settings.week.timeZone,
    },
  }))
}

/** Adds an area of responsibility, or gives one another name. Areas are never taken away: records lie in them. */
export async function addArea(deps: SystemSeatDeps, area: Asked<'area.add'>) {
  return await change(deps, (settings) => {
    const isKnown = settings.areas.some(({ id }) => id === area.id)
    const areas = isKnown
      ? settings.areas.map((other) => (other.id === area.id ? area : other))
      : [...settings.areas, area]
    return { ...settings, areas }
  })
}

async function change(
  { database, mission }: SystemSeatDeps,
  how: (settings: MissionSettings) => MissionSettings,
) {
  const transaction = database.db.transaction()
  return ok(await transaction.execute((tx) => changeSettings(tx, mission, how)))
}

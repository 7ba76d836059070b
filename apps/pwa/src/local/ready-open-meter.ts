import type { Local } from './local.ts'
import { openLaneTools } from './ready-lane-tools.ts'
import { linkChoice } from './ready-link-choice.ts'
import { createMeter, type Meter } from './ready-meter.ts'

/** The meter of an open log. Comes with "ready for offline". */
export function openMeter(local: Local, now: () => number, storage: Storage): Meter {
  const { timeZone } = local.profile()
  const mission = () => local.profile().filesPerDay
  const lanes = openLaneTools(local.lanes)
  return createMeter({ lanes, now, timeZone, mission, choice: linkChoice(storage) })
}

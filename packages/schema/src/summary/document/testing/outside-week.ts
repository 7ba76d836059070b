import { exactly } from '../../../primitives/count.ts'
import { AreaId } from '../../../primitives/ids.ts'
import { ReleaseGrid } from '../../release/grid.ts'
import type { OutsideTable } from '../../release/outside-table.ts'
import type { OutsideSetting } from '../outside-document.ts'

const week = '2026-11-16'
const north = AreaId.parse('OD01')
const south = AreaId.parse('OD03')
const key = { week, category: 'killed' }
const side = { verified: exactly(5), unverified: exactly(6), total: exactly(11) }
export const untold = { verified: null, unverified: null, total: null }

/** A table in which every part says something, and one line nothing. */
export const outsideWeek: OutsideTable = {
  profile: 'partners',
  version: 2,
  week,
  now: [
    { ...key, area: 'border', told: side },
    { ...key, area: 'elsewhere', told: untold },
  ],
  lastWeek: [],
  restated: [
    { ...key, week: '2026-11-09', area: 'border', told: { ...untold, total: exactly(9) } },
  ],
  late: [
    { batch: 0, area: 'border', category: 'killed', weeks: [week], release: 1, total: exactly(7) },
  ],
  sums: [{ category: 'killed', told: exactly(11), silent: 1 }],
}

export function outsideSetting(locale: OutsideSetting['locale']): OutsideSetting {
  return {
    locale,
    missionName: 'Mission in Ondara',
    areaNames: new Map([
      [north, 'Haut-Lume'],
      [south, 'Tavuri'],
    ]),
    grid: ReleaseGrid.parse({
      from: week,
      areas: [{ code: 'border', of: [north, south] }],
      categories: [{ code: 'killed', types: ['killing'], kind: 'guarded' }],
    }),
    batchWeeks: 13,
    hash: 'a'.repeat(64),
    at: 0,
  }
}

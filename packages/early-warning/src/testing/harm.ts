import type { Area } from '../areas/area.ts'
import type { Random01 } from '../random.ts'
import type { HarmEvent } from '../risk/harm-event.ts'

/** A Monday. */
export const someMonday = 18_267

/** Areas 45 km apart in rows of eight, from the equator north. */
export function areaGrid(count: number): Area[] {
  const step = 0.405
  return Array.from({ length: count }, (_, i) => {
    return { id: `a${i}`, centre: { lat: Math.floor(i / 8) * step, lon: (i % 8) * step } }
  })
}

/** One civilian killed on the day before {@link someMonday}, known that day, but for what is given. */
export function harm(given: Partial<HarmEvent> = {}): HarmEvent {
  const end = given.end ?? someMonday - 1
  const start = given.start ?? end
  const known = given.known ?? end
  return {
    id: 'e',
    area: 'a0',
    civilianDeaths: 1,
    standing: 'data_set',
    ...given,
    start,
    end,
    known,
  }
}

/** Events of which half are in the first eighth of the areas, over the days before and after {@link someMonday}. */
export function someHarm(random: Random01, areas: readonly Area[], count: number): HarmEvent[] {
  return Array.from({ length: count }, (_, i) => {
    const among = random() < 0.5 ? areas.length / 8 : areas.length
    const area = areas[Math.floor(random() * among)]?.id ?? ''
    const end = someMonday - 900 + Math.floor(random() * 1000)
    const late = random() < 0.2 ? Math.floor(random() * 30) : 0
    const deaths = random() < 0.6 ? 1 + Math.floor(random() * 6) : 0
    return harm({ id: `e${i}`, area, end, known: end + late, civilianDeaths: deaths })
  })
}

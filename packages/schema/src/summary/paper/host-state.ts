import type { PaperHostState, PaperSource } from './source.ts'
import type { HostAssessment, PaperModel } from './state.ts'

/** What is in force at the end of the week, by area and forces, beside the end of the week before (SPEC HS-6). */
export function hostStateOf({
  hostStates,
  week: { firstDate, lastDate },
}: Pick<PaperSource, 'hostStates' | 'week'>): Pick<
  PaperModel['hostState'],
  'isRecorded' | 'assessments'
> {
  return {
    isRecorded: hostStates.some(({ standing }) =>
      standing.some(({ on }) => firstDate <= on && on <= lastDate),
    ),
    assessments: hostStates
      .flatMap((host): HostAssessment[] => {
        const now = host.standing.findLast(({ on }) => on <= lastDate)
        if (!now) return []
        const before = host.standing.findLast(({ on }) => on < firstDate)
        const { id, area, forces } = host
        return [
          {
            ...{ id, area, forces, ...now },
            willBefore: before?.will ?? null,
            capacityBefore: before?.capacity ?? null,
          },
        ]
      })
      .sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1)),
  }
}

/** By area, the State as a whole before forces of it. */
function placeOf({ area, forces, id }: Pick<PaperHostState, 'area' | 'forces' | 'id'>): string {
  return `${area} ${forces ?? ''} ${id}`
}

import type { Numbered } from './numbered.ts'
import { weeksBack } from './paper-weeks.ts'
import type { Caveat, PaperModel } from './state.ts'

type Parts = Pick<Numbered<PaperModel>, 'figures' | 'breakdown' | 'unknowns'>

/** What has to be known before any number is believed (SPEC SP-12). */
export function caveatsOf({ figures, breakdown, unknowns }: Parts): Caveat[] {
  const { total, verified } = figures.incidents.now
  const all = total.ids.length
  const isMost = ({ ids }: { ids: readonly unknown[] }) => all > 0 && ids.length * 2 >= all
  const withIncidents = breakdown.areas.filter(({ incidents }) => incidents.total.ids.length > 0)
  const { share } = unknowns.completeness
  const holds: Record<Caveat, boolean> = {
    no_incidents: all === 0,
    few_incidents: all > 0 && all < 5,
    nothing_verified: all > 0 && verified.ids.length === 0,
    all_late: all > 0 && unknowns.late.ids.length === all,
    late_expected: share !== null && share < 0.8,
    lateness_unknown: share === null,
    imprecise_dates: isMost(unknowns.impreciseDate) || unknowns.unknownDate.ids.length > all,
    imprecise_places: isMost(unknowns.imprecisePlace),
    one_area: all > 1 && breakdown.areas.length > 1 && withIncidents.length === 1,
    short_history: figures.incidents.median.of < weeksBack,
    clocks_wrong: unknowns.clockWrong.ids.length > 0,
  }
  // as: the keys are those of the record above.
  return (Object.keys(holds) as Caveat[]).filter((caveat) => holds[caveat])
}

import { cellOf } from '@tocsin/early-warning/areas/cells'
import { harmOf } from '@tocsin/early-warning/risk/harm-of'
import type { RunInputs } from '@tocsin/early-warning/run/inputs'
import { type Happened, judgementOf } from '@tocsin/early-warning/run/judge'
import type { Draft } from '@tocsin/schema/events/draft'
import { parseScopeId } from '@tocsin/schema/primitives/ids'
import { judgeWarning } from '@tocsin/schema/warning/decide'
import type { Warning } from '@tocsin/schema/warning/state'

/** What the world has said of warnings since the last run. */
export function judgements(
  warnings: readonly Warning[],
  { incidents, timeZone }: Pick<RunInputs, 'incidents' | 'timeZone'>,
  today: number,
): Draft[] {
  const happened = incidents.flatMap((incident): Happened[] => {
    const { area } = parseScopeId(incident.scope)
    // By its area of responsibility where no cell is known well enough.
    const harm = harmOf(incident, timeZone, (place) => cellOf(place) ?? area)
    if (!harm) return []
    const { start, civilianDeaths } = harm
    return [{ id: incident.id, areas: [harm.area, area], start, civilianDeaths }]
  })
  return warnings.flatMap((warning) => {
    const judged = judgementOf(warning, happened, today)
    return judged ? [judgeWarning(warning, judged)] : []
  })
}

import { type CsvLine, type CsvOptions, csvRows } from './csv-rows.ts'
import type { Breakdown, HostAssessment, PaperModel, TracedSplit } from './paper/state.ts'
import type { AreaKey } from './state.ts'
import { headlines } from './state.ts'
import type { ToldSplit } from './suppress.ts'

/**
 * Every figure of a weekly paper in the table for machines. What a paper works out for one week alone
 * has empty cells in the other; nobody said who or how is the measure `not_said`.
 */
export function paperCsvRows(model: PaperModel, options: CsvOptions): string[][] {
  const { figures, breakdown, children, sexualViolence, hostState } = model
  const lines: CsvLine[] = [
    line('all', 'incidents', 'incidents', figures.incidents),
    ...headlines.map((name) => line('all', 'headline', name, figures.harm[name])),
    line('all', 'incidents', 'without_violation', { now: figures.withoutViolation }),
    ...breakdown.areas.flatMap((area) => breakdownLines(area.area, '', area)),
    ...breakdown.actors.flatMap((actor) =>
      breakdownLines('all', `actor:${actor.actor ?? notSaid}:`, actor),
    ),
    ...children.violations.map((grave) => line('all', 'grave_violation', grave.violation, grave)),
    line('all', 'headline', 'crsv', sexualViolence),
    ...sexualViolence.forms.map(({ form, now }) =>
      line('all', 'crsv_form', form ?? notSaid, { now }),
    ),
    line('all', 'incidents', 'state_forces', { now: hostState.byStateForces }),
    ...hostState.assessments.flatMap(hostLines),
  ]
  return csvRows(model.week, lines, options)
}

/** Codes and no numbers: what is in force, and what it was a week before where that was otherwise. */
function hostLines(of: HostAssessment): CsvLine[] {
  const forces = of.forces ?? 'whole_state'
  const said = (kind: string, code: string | null): CsvLine => {
    const type = `host_state:${forces}:${kind}`
    return { area: of.area, type, measure: code ?? notSaid, now: null, before: null }
  }
  const changed = (kind: string, now: string | null, before: string | null) =>
    before === null || before === now ? [] : [said(`${kind}_before`, before)]
  return [
    said('will', of.will),
    ...changed('will', of.will, of.willBefore),
    said('capacity', of.capacity),
    ...changed('capacity', of.capacity, of.capacityBefore),
    ...of.levers.map((lever) => said('lever', lever)),
    ...(of.hrddp === null ? [] : [said('hrddp', of.hrddp)]),
  ]
}

const notSaid = 'not_said'

type Weeks = { now: TracedSplit; before?: TracedSplit }

function line(area: AreaKey | 'all', type: string, measure: string, of: Weeks): CsvLine {
  return { area, type, measure, now: told(of.now), before: of.before ? told(of.before) : null }
}

/** Incidents beside those of the week before; people harmed in this one. */
function breakdownLines(area: AreaKey | 'all', prefix: string, of: Breakdown): CsvLine[] {
  return [
    line(area, `${prefix}incidents`, 'incidents', { now: of.incidents, before: of.before }),
    ...headlines.map((name) => line(area, `${prefix}headline`, name, { now: of.harm[name] })),
  ]
}

function told({ verified, unverified, total }: TracedSplit): ToldSplit {
  return { verified: verified.count, unverified: unverified.count, total: total.count }
}

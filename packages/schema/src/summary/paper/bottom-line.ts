import { exactly, isNobody } from '../../primitives/count.ts'
import type { AreaId } from '../../primitives/ids.ts'
import { sameJson } from '../../primitives/same-json.ts'
import { headlines } from '../state.ts'
import type { Numbered, Numbers } from './numbered.ts'
import { raisedIn, rankOf, takenAfter } from './response.ts'
import type { PaperAlert, PaperSource } from './source.ts'
import type { PaperModel } from './state.ts'
import type * as Told from './statement.ts'

type Parts = Omit<Numbered<PaperModel>, 'bottomLine'>
type Statement = Numbered<Told.Statement>

/** More than these are no bottom line. */
export const mostStatements = 5

/** What stands out of the twelve sections, the gravest first (SPEC SP-10). */
export function bottomLineOf(parts: Parts, source: PaperSource, numbers: Numbers): Statement[] {
  return [
    ...harmLines(parts),
    ...waiting(parts, numbers),
    ...restatedLines(parts),
    ...threatLines(parts, numbers),
    ...childrenLines(parts),
    ...notDoneLines(parts),
    ...lateAnswers(raisedIn(source.week, source.alerts), numbers),
    ...silence(parts),
    ...lateReports(parts),
    ...overdue(parts, numbers),
    ...oneArea(parts),
  ].slice(0, mostStatements)
}

function harmLines({ figures: { incidents, harm } }: Parts): Statement[] {
  if (incidents.now.total.ids.length === 0) return [{ code: 'no_incidents', ids: [] }]
  const harmed = headlines.filter((name) => !isNobody(harm[name].now.total.count))
  if (harmed.length === 0) {
    const { now, before } = incidents
    const said = { now: now.total.count, verified: now.verified.count, before: before.total.count }
    return [{ code: 'incidents', ...said, ids: now.total.ids }]
  }
  // Two at most: the other lines are what a table of figures does not say.
  return [...harmed]
    .sort((a, b) => (a === 'killed' ? -1 : b === 'killed' ? 1 : leastOf(b) - leastOf(a)))
    .slice(0, 2)
    .map((name) => {
      const { now, before } = harm[name]
      const said = {
        now: now.total.count,
        verified: now.verified.count,
        before: before.total.count,
      }
      return { code: 'harm', harm: name, ...said, ids: now.total.ids }
    })
  function leastOf(name: (typeof headlines)[number]): number {
    return harm[name].now.total.count.min
  }
}

function waiting({ openAlerts }: Parts, { of }: Numbers): Statement[] {
  const unanswered = openAlerts.filter(({ standing }) => standing === 'unanswered')
  const [first] = unanswered
  if (!first) return []
  const same = unanswered.filter(({ level }) => level === first.level)
  const longest = Math.max(...same.map((alert) => alert.waiting))
  const ids = same.map(({ id }) => of(id))
  return [
    { code: 'unanswered_alerts', level: first.level, alerts: exactly(ids.length), longest, ids },
  ]
}

/** The figure that changes most; people before incidents. */
function restatedLines({ figures: { restatements } }: Parts): Statement[] {
  const change = (one: (typeof restatements)[number]) =>
    one.figure === 'incidents' ? -1 : Math.abs(one.now.total.count.min - one.was.total.count.min)
  const [most] = restatements
    .filter(({ was, now }) => !sameJson(was.total.count, now.total.count))
    .sort((a, b) => change(b) - change(a))
  if (!most) return []
  const { week, figure, was, now } = most
  const ids = now.total.ids
  return [{ code: 'restated', week, figure, was: was.total.count, now: now.total.count, ids }]
}

function threatLines({ outlook: { must } }: Parts, { of }: Numbers): Statement[] {
  if (must.length === 0) return []
  const areas = unique(must.map(({ area }) => area))
  return [
    { code: 'threats', threats: exactly(must.length), areas, ids: must.map(({ id }) => of(id)) },
  ]
}

function childrenLines({ children: { violations } }: Parts): Statement[] {
  const total = unique(violations.flatMap(({ now }) => now.total.ids))
  const verified = unique(violations.flatMap(({ now }) => now.verified.ids))
  if (total.length === 0) return []
  const incidents = exactly(total.length)
  return [{ code: 'children', incidents, verified: exactly(verified.length), ids: total }]
}

function notDoneLines({ response: { notDone } }: Parts): Statement[] {
  const most = [...notDone].sort((a, b) => b.alerts.ids.length - a.alerts.ids.length)[0]
  if (!most) return []
  const ids = notDone.flatMap(({ alerts }) => alerts.ids)
  return [{ code: 'no_response', alerts: exactly(ids.length), reason: most.reason, ids }]
}

function lateAnswers(raised: readonly PaperAlert[], { of }: Numbers): Statement[] {
  const late = raised.filter(({ target, ...alert }) => {
    return target !== null && (takenAfter({ target, ...alert }) ?? 0) > target
  })
  if (late.length === 0) return []
  const ids = [...late].sort((a, b) => rankOf(a.level) - rankOf(b.level)).map(({ id }) => of(id))
  const longest = Math.max(...late.map((alert) => takenAfter(alert) ?? 0))
  return [{ code: 'late_answers', alerts: exactly(late.length), longest, ids }]
}

function silence({ unknowns: { silentAreas } }: Parts): Statement[] {
  const areas = silentAreas.map(({ area }) => area)
  return areas.length === 0 ? [] : [{ code: 'silent_areas', areas, ids: [] }]
}

function lateReports({ unknowns: { late } }: Parts): Statement[] {
  return late.ids.length === 0
    ? []
    : [{ code: 'late_reports', incidents: late.count, ids: late.ids }]
}

function overdue({ recommendations }: Parts, { of }: Numbers): Statement[] {
  const owed = recommendations
    .flatMap(({ entries }) => entries)
    .filter((entry) => entry.overdue !== null)
  if (owed.length === 0) return []
  const longest = Math.max(...owed.map((entry) => entry.overdue ?? 0))
  const ids = owed.map(({ id }) => of(id))
  return [{ code: 'overdue', recommendations: exactly(owed.length), longest, ids }]
}

function oneArea({ breakdown, method, figures }: Parts): Statement[] {
  if (!method.caveats.includes('one_area')) return []
  const only = breakdown.areas.find(({ incidents }) => incidents.total.ids.length > 0)
  const { count, ids } = figures.incidents.now.total
  return only?.area ? [{ code: 'one_area', area: only.area, incidents: count, ids }] : []
}

function unique<T extends AreaId | number>(items: readonly T[]): T[] {
  return [...new Set(items)]
}

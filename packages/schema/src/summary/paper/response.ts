import { grouped } from '../../primitives/grouped.ts'
import { countedAt } from '../../primitives/occurred.ts'
import { utcMs } from '../../primitives/utc-minute.ts'
import { alertLevels } from '../../vocabulary/alert-levels.ts'
import { itemOf } from '../../vocabulary/find.ts'
import { responseTypes } from '../../vocabulary/response-types.ts'
import type { Numbered, Numbers } from './numbered.ts'
import type { PaperAlert, PaperSource } from './source.ts'
import type * as Told from './state.ts'
import type { AlertEntry, PaperModel } from './state.ts'
import { tracedRecords } from './traced.ts'

type Clock = Numbered<Told.Clock>
type NotDone = Numbered<Told.NotDone>
type ResponseClock = Numbered<Told.ResponseClock>
type Response = Numbered<PaperModel>['response']

/** Those that wait for somebody, the most urgent and the longest first (SPEC SP-2). */
export function openAlertsOf({ alerts, asOf }: Pick<PaperSource, 'alerts' | 'asOf'>): AlertEntry[] {
  return alerts
    .flatMap(({ id, area, level, about, standing, raisedAt, target }) =>
      standing === 'unanswered' || standing === 'acknowledged'
        ? [
            {
              id,
              area,
              level,
              about,
              standing,
              raisedAt,
              waiting: minutesBetween(raisedAt, asOf.at),
              target,
            },
          ]
        : [],
    )
    .sort(
      (a, b) =>
        rankOf(a.level) - rankOf(b.level) || a.raisedAt - b.raisedAt || (a.id < b.id ? -1 : 1),
    )
}

/** Clocks of the alerts raised in the week, what was done about them and what was not (SPEC SP-7). */
export function responseOf(
  { week, alerts, visits }: Pick<PaperSource, 'week' | 'alerts' | 'visits'>,
  numbers: Numbers,
): Response {
  const raised = raisedIn(week, alerts)
  const byLevel = grouped(raised, ({ level }) => level)
  const levels = [...byLevel.keys()].sort((a, b) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1))
  return {
    clocks: levels.map((level) => clockOf(level, byLevel.get(level) ?? [], numbers)),
    done: doneOf(raised, numbers),
    notDone: notDoneOf(raised, numbers),
    visits: tracedRecords(
      visits.filter(({ occurred }) => {
        const at = countedAt(occurred)
        return at !== undefined && week.start <= at && at < week.end
      }),
      numbers,
    ),
  }
}

export function raisedIn(week: PaperSource['week'], alerts: readonly PaperAlert[]): PaperAlert[] {
  const [from, to] = [utcMs(week.start), utcMs(week.end)]
  return alerts.filter(({ raisedAt }) => from <= raisedAt && raisedAt < to)
}

/** For which somebody said that nobody goes. */
export function isNotDone({ answers }: PaperAlert): boolean {
  const last = answers.at(-1)
  return last !== undefined && itemOf(responseTypes, last.response)?.needsReason === true
}

function clockOf(level: string, alerts: readonly PaperAlert[], numbers: Numbers): ResponseClock {
  const tracedAlerts = (some: readonly PaperAlert[]) => tracedRecords(some, numbers)
  const target = alerts[0]?.target ?? null
  const taken = alerts.filter(({ takenAt }) => takenAt !== null)
  const isLate = (alert: PaperAlert) => target !== null && (takenAfter(alert) ?? 0) > target
  return {
    level,
    raised: tracedAlerts(alerts),
    target,
    inTime: tracedAlerts(taken.filter((alert) => !isLate(alert))),
    late: tracedAlerts(taken.filter(isLate)),
    unanswered: tracedAlerts(alerts.filter(({ takenAt }) => takenAt === null)),
    taken: reached(alerts, ({ takenAt }) => takenAt, numbers),
    onSite: reached(alerts, ({ onSiteAt }) => onSiteAt, numbers),
    communityTold: reached(alerts, ({ communityToldAt }) => communityToldAt, numbers),
  }
}

/** Minutes until somebody took it; null while nobody has. */
export function takenAfter({ raisedAt, takenAt }: PaperAlert): number | null {
  return takenAt === null ? null : minutesBetween(raisedAt, takenAt)
}

function reached(
  alerts: readonly PaperAlert[],
  at: (alert: PaperAlert) => number | null,
  numbers: Numbers,
): Clock {
  const there = alerts.filter((alert) => at(alert) !== null)
  const minutes = there
    .map((alert) => minutesBetween(alert.raisedAt, at(alert) ?? alert.raisedAt))
    .sort((a, b) => a - b)
  return {
    reached: tracedRecords(there, numbers),
    // Of two in the middle the longer one: a clock is not to look faster than it was.
    median: minutes[Math.floor(minutes.length / 2)] ?? null,
    longest: minutes.at(-1) ?? null,
  }
}

function doneOf(alerts: readonly PaperAlert[], numbers: Numbers): Response['done'] {
  const given = alerts.flatMap((alert) =>
    [...new Set(alert.answers.map(({ response }) => response))]
      .filter((response) => itemOf(responseTypes, response)?.needsReason !== true)
      .map((response) => ({ response, alert })),
  )
  const known: string[] = responseTypes.items.map(({ code }) => code)
  return [...grouped(given, ({ response }) => response)]
    .sort(([a], [b]) => known.indexOf(a) - known.indexOf(b) || (a < b ? -1 : 1))
    .map(([response, found]) => ({
      response,
      alerts: tracedRecords(
        found.map(({ alert }) => alert),
        numbers,
      ),
    }))
}

/** By the reason last given; those that ended without an answer have none (source paper 004). */
function notDoneOf(alerts: readonly PaperAlert[], numbers: Numbers): NotDone[] {
  const undone = alerts.filter((alert) => isNotDone(alert) || alert.answers.length === 0)
  return [...grouped(undone, ({ answers }) => answers.at(-1)?.reason ?? null)]
    .sort(([a], [b]) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1))
    .map(([reason, found]) => ({ reason, alerts: tracedRecords(found, numbers) }))
}

/** A clock that went backwards waited no time. */
function minutesBetween(from: number, to: number): number {
  return Math.max(0, Math.round((to - from) / 60_000))
}

export function rankOf(level: string): number {
  return itemOf(alertLevels, level)?.rank ?? 9
}

import { acknowledgeAlert, answerAlert, closeAlert, reachStop } from '@tocsin/schema/alert/decide'
import { reachedStops } from '@tocsin/schema/alert/reached-stops'
import type { Draft } from '@tocsin/schema/events/draft'
import type { Header } from '@tocsin/schema/events/envelope'
import { mergeIncident, unmergeIncident, verifyIncident } from '@tocsin/schema/incident/decide'
import type { Actor } from '@tocsin/schema/primitives/actor'
import type { AreaId } from '@tocsin/schema/primitives/ids'
import type { Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import { amendReport, fileReport, withdrawReport } from '@tocsin/schema/report/decide'
import { amendThreat, closeThreat, raiseThreat } from '@tocsin/schema/threat/decide'
import { alertClosingReasons } from '@tocsin/schema/vocabulary/alert-closing-reasons'
import { threatEndings } from '@tocsin/schema/vocabulary/threat-endings'
import { withdrawalReasons } from '@tocsin/schema/vocabulary/withdrawal-reasons'
import type { EventFactory } from '../event-factory.ts'
import type { Choices } from '../random.ts'
import { beginsOfTeam, decideOfTeam, deskTeamActs, leaderActs, teamActs } from './team-acts.ts'
import type { RecordFolds, WorldTablet } from './world-tablet.ts'

/** What somebody may do, and how often it is tried. */
export const acts = {
  file: 4,
  raise: 1,
  attach: 1,
  come_true: 1,
  amend: 5,
  withdraw: 1,
  amend_threat: 2,
  close_threat: 1,
  verify: 3,
  merge: 4,
  unmerge: 2,
  acknowledge: 2,
  answer: 2,
  close_alert: 1,
  reach: 1,
  ...teamActs,
} as const
export type Act = keyof typeof acts
const actNames = Object.keys(acts) as Act[]
const deskActs: readonly Act[] = [
  'verify',
  'merge',
  'unmerge',
  'acknowledge',
  'answer',
  'close_alert',
  ...deskTeamActs,
]

/** What this person might try; the field is not offered what only a desk may do. */
export function actsOf({ role }: Actor, hasTeams = false): Act[] {
  const isDesk = role === 'analyst' || role === 'headquarters'
  const leads = isDesk || role === 'team_leader'
  return actNames
    .filter((act) => hasTeams || !(act in teamActs))
    .filter((act) => isDesk || !deskActs.includes(act))
    .filter((act) => leads || !leaderActs.includes(act))
}

export type Chooser = {
  tablet: Pick<WorldTablet, 'ids' | 'record'>
  actor: Actor
  areas: readonly AreaId[]
  choices: Choices
  factory: EventFactory
}

type Seen = RecordFolds & { base: Header['base'] }
type Decided = Result<Draft, Problem> | undefined

/** A decision that this person could take on what their tablet shows now; undefined when there is none. */
export async function chooseAct(chooser: Chooser, act: Act): Promise<Draft | undefined> {
  const { actor, areas, choices, factory, tablet } = chooser
  const area = choices.pick(actor.areas.length > 0 ? actor.areas : areas)
  if (act === 'file') return fileReport(area, factory.reportFiled())
  if (act === 'raise') return raiseThreat(area, factory.threatRaised())
  const at = { actor, area, choices, factory }
  const begun = beginsOfTeam(act, at)
  if (begun?.ok) return begun.value
  const ids = await tablet.ids()
  // Of what a team writes there is little among the reports.
  const attempts = act in teamActs ? 40 : 16
  for (let attempt = 0; attempt < attempts && ids.length > 0; attempt++) {
    const seen = await tablet.record(choices.pick(ids))
    const other = act === 'merge' ? await tablet.record(choices.pick(ids)) : undefined
    const decided = seen && (decide(act, seen, other, area, chooser) ?? decideOfTeam(act, seen, at))
    if (decided?.ok) return decided.value
  }
  return undefined
}

function decide(
  act: Act,
  { report, incident, threat, alert, base }: Seen,
  other: RecordFolds | undefined,
  area: AreaId,
  { actor, choices, factory }: Chooser,
): Decided {
  const by = `${actor.role} ${actor.seat.slice(0, 4)}`
  const mistake = () => choices.pick(withdrawalReasons.items).code
  switch (act) {
    case 'attach':
      return incident && filed(area, factory.reportFiled({ attachTo: incident.id }))
    case 'come_true':
      return threat && filed(area, factory.reportFiled({ fromThreat: threat.id }))
    case 'amend':
      return report && amendReport(report, actor, base, factory.reportAmended())
    case 'withdraw':
      return report && withdrawReport(report, actor, base, mistake())
    case 'amend_threat':
      return threat && amendThreat(threat, actor, base, factory.threatAmended())
    case 'close_threat':
      return threat && closeThreat(threat, actor, base, choices.pick(threatEndings.items).code)
    case 'verify':
      return (
        incident && verifyIncident(incident, actor, base, factory.verification(), 'Two visits.')
      )
    case 'merge':
      return incident && other?.incident && mergeIncident(incident, other.incident, actor, base)
    case 'unmerge':
      return incident && unmergeIncident(incident, actor, base)
    case 'acknowledge':
      return alert && acknowledgeAlert(alert, actor, base, by)
    case 'answer':
      return alert && answerAlert(alert, actor, base, factory.answer(by), 'A patrol went.')
    case 'close_alert':
      return alert && closeAlert(alert, actor, base, choices.pick(alertClosingReasons.items).code)
    case 'reach': {
      const stop = choices.pick(reachedStops)
      return alert && reachStop(alert, actor, base, { stop, at: saidReached })
    }
    default:
      return undefined
  }
}

/** 22 November 2026, 06:30Z: when help came is a claim, whatever the clocks say. */
const saidReached = Date.UTC(2026, 10, 22, 6, 30)

function filed(area: AreaId, bodies: Parameters<typeof fileReport>[1]): Decided {
  return { ok: true, value: fileReport(area, bodies) }
}

import { noteCardUsed } from '@tocsin/schema/card-use/decide'
import {
  amendDeployment,
  closeDeployment,
  openDeployment,
  signReport,
} from '@tocsin/schema/deployment/decide'
import type { Draft } from '@tocsin/schema/events/draft'
import type { Header } from '@tocsin/schema/events/envelope'
import type { Actor } from '@tocsin/schema/primitives/actor'
import type { AreaId } from '@tocsin/schema/primitives/ids'
import { ok, type Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import {
  amendRecommendation,
  answerRecommendation,
  makeRecommendation,
  withdrawRecommendation,
} from '@tocsin/schema/recommendation/decide'
import { amendVisit, logVisit } from '@tocsin/schema/visit/decide'
import { deploymentEndings } from '@tocsin/schema/vocabulary/deployment-endings'
import { recommendationWithdrawals } from '@tocsin/schema/vocabulary/recommendation-withdrawals'
import type { EventFactory } from '../event-factory.ts'
import type { Choices } from '../random.ts'
import type { RecordFolds } from './world-tablet.ts'

/** What a team, and headquarters about it, do in worlds that have teams, and how often it is tried beside the rest. */
export const teamActs = {
  open_deployment: 3,
  amend_deployment: 2,
  close_deployment: 2,
  sign: 3,
  visit: 3,
  return_visit: 1.5,
  amend_visit: 1.5,
  recommend: 3,
  amend_recommendation: 4,
  withdraw_recommendation: 1,
  answer_recommendation: 3,
  use_card: 1,
} as const

export const leaderActs: readonly string[] = [
  'open_deployment',
  'amend_deployment',
  'close_deployment',
]
export const deskTeamActs = ['answer_recommendation'] as const

type At = { actor: Actor; area: AreaId; choices: Choices; factory: EventFactory }

/** What begins a record by itself; undefined for what is done about one that somebody sees. */
export function beginsOfTeam(
  act: string,
  { actor, area, choices, factory }: At,
): Result<Draft, Problem> | undefined {
  if (act === 'open_deployment') return openDeployment(area, actor, factory.deploymentOpened())
  if (act === 'use_card') {
    return ok(noteCardUsed(area, { card: 'denied_access', version: 1 }))
  }
  // Without a deployment, now and then.
  if (act === 'visit' && choices.chance(0.3)) return visited(area, factory.visitLogged())
  if (act === 'recommend' && choices.chance(0.3)) {
    return recommended(area, factory.recommendationMade())
  }
  return undefined
}

function visited(area: AreaId, bodies: Parameters<typeof logVisit>[2]): Result<Draft, Problem> {
  return ok(logVisit(area, bodies.facts.met ? 'standard' : 'restricted', bodies))
}

function recommended(
  area: AreaId,
  bodies: Parameters<typeof makeRecommendation>[2],
): Result<Draft, Problem> {
  return ok(makeRecommendation(area, bodies.facts.means ? 'standard' : 'restricted', bodies))
}

type Seen = RecordFolds & { base: Header['base'] }

/** A decision about what somebody sees; undefined when the act is of another kind of record. */
export function decideOfTeam(
  act: string,
  { deployment, visit, recommendation, base }: Seen,
  { actor, area, choices, factory }: At,
): Result<Draft, Problem> | undefined {
  switch (act) {
    case 'visit':
      return deployment && visited(area, factory.visitLogged({ deployment: deployment.id }))
    case 'return_visit':
      return visit && visited(area, factory.visitLogged({ returnOf: visit.id }))
    case 'recommend': {
      const { id } = deployment ?? {}
      return id && recommended(area, factory.recommendationMade({ deployment: id }))
    }
    case 'amend_deployment':
      return deployment && amendDeployment(deployment, actor, base, factory.deploymentAmended())
    case 'close_deployment':
      return (
        deployment &&
        closeDeployment(deployment, actor, base, choices.pick(deploymentEndings.items).code)
      )
    case 'sign': {
      const read = { report: 'ab'.repeat(32), records: choices.whole(0, 9) }
      const dissent = choices.chance(0.3) ? 'The well is not safe yet.' : null
      return deployment && signReport(deployment, actor, base, read, dissent)
    }
    case 'amend_visit':
      return visit && amendVisit(visit, actor, base, factory.visitAmended())
    case 'amend_recommendation':
      return (
        recommendation &&
        amendRecommendation(recommendation, actor, base, factory.recommendationAmended())
      )
    case 'withdraw_recommendation':
      return (
        recommendation &&
        withdrawRecommendation(
          recommendation,
          actor,
          base,
          choices.pick(recommendationWithdrawals.items).code,
        )
      )
    case 'answer_recommendation':
      return (
        recommendation &&
        answerRecommendation(recommendation, actor, base, factory.recommendationAnswer(actor.role))
      )
    default:
      return undefined
  }
}

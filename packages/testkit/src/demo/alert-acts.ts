import { alertLevels } from '@tocsin/schema/vocabulary/alert-levels'
import type { CannotRespondReasonCode } from '@tocsin/schema/vocabulary/cannot-respond-reasons'
import type { ResponseTypeCode } from '@tocsin/schema/vocabulary/response-types'
import type { Choices } from '../random.ts'
import type { DemoAct } from './demo-act.ts'
import { officerNamed } from './demo-officers.ts'

const minute = 60_000
const hour = 60 * minute

const done: readonly [ResponseTypeCode, string][] = [
  [
    'vehicle_patrol',
    'A patrol reached the village and spoke with the chief and the women’s committee.',
  ],
  ['vehicle_patrol', 'Patrol on site before dark. It stays until the market is over.'],
  ['foot_patrol', 'The team walked the river path with two elders; families came back behind it.'],
  ['night_patrol', 'Two night patrols on the road, the second unannounced.'],
  ['key_leader_engagement', 'Both chiefs were called. They agreed to keep the young men at home.'],
  [
    'local_mediation',
    'Elders of both sides met under the tree at the ford. A second meeting is set.',
  ],
  ['demarche', 'Raised with the sector commander, who sent an officer to look.'],
  ['quick_reaction_force', 'The reaction force was on site after 50 minutes. Nobody was found.'],
  ['referral_medical', 'Two people were taken to the clinic at Lumeya.'],
  [
    'humanitarian_notification',
    'Partners were told where the families are; they go there tomorrow.',
  ],
  ['escort', 'The traders were escorted to the market and back.'],
]

const notDone: readonly [CannotRespondReasonCode, string][] = [
  ['no_access', 'No patrol went. The road is cut at the ford.'],
  ['no_transport', 'No helicopter was available, and the vehicles were at Marado.'],
  ['caveat', 'The night patrol was declined by the contingent: no night-driving clearance.'],
  ['no_means', 'The platoon at Kirandu was already out. Asked again for the morning.'],
  ['too_late', 'Known two days after; those who did it had left.'],
  ['others_respond', 'The district police went before we could.'],
]

const closing = ['responded', 'responded', 'threat_ended', 'false_alarm', 'stale', 'duplicate']

/** What headquarters does about an alert: taken, answered, closed; the later the newer it is. */
export function answerAlertOf(choices: Choices, raised: DemoAct): DemoAct[] {
  const level = levelIn(raised)
  const target = alertLevels.items.find(({ code }) => code === level)?.ackMinutes
  if (!target) return []
  // A few are only seen long after: the clock has to show it. A flash rings until somebody takes it.
  if (level !== 'flash' && choices.chance(0.03))
    return [closed(raised, nextHandover(raised.receivedAt + 5 * 24 * hour), 'stale')]
  const late = choices.chance(0.16) ? choices.whole(2, 4) : 1
  const takenAt =
    raised.receivedAt + Math.ceil((target * minute * late * choices.whole(15, 95)) / 100)
  // Who knows at once what to do says so in the same breath, and it travels together.
  const isQuick = choices.chance(0.45)
  const answeredAt = takenAt + (isQuick ? 1 : choices.whole(15, 400)) * minute
  // "Lives in danger now" is not left standing: whoever answers a flash ends it with the watch.
  const openFor = level === 'flash' ? choices.whole(1, 4) : choices.whole(6, 90)
  const closedAt = nextHandover(answeredAt + openFor * hour)
  const answer = answered(choices, raised, answeredAt)
  const take = taken(raised, takenAt)
  return [
    isQuick && take.officer === answer.officer ? { ...take, receivedAt: answer.receivedAt } : take,
    answer,
    closed(raised, closedAt, choices.pick(closing)),
  ]
}

/** A named person takes the alert. */
export function taken(raised: DemoAct, at: number): DemoAct {
  const officer = onDuty(at)
  const bodies = { facts: { by: officerNamed(officer).name } }
  return { ...about(raised, officer, at), type: 'AlertAcknowledged', bodies }
}

export function answeredBy(
  raised: DemoAct,
  at: number,
  [response, text]: readonly [ResponseTypeCode, string],
): DemoAct {
  const officer = onDuty(at)
  const bodies = { facts: { response, by: officerNamed(officer).name }, narrative: { text } }
  return { ...about(raised, officer, at), type: 'AlertAnswered', bodies }
}

function answered(choices: Choices, raised: DemoAct, at: number): DemoAct {
  if (!choices.chance(0.22)) return answeredBy(raised, at, choices.pick(done))
  const officer = onDuty(at)
  const [reason, text] = choices.pick(notDone)
  const facts = { response: 'none', reason, by: officerNamed(officer).name }
  const bodies = { facts, narrative: { text } }
  return { ...about(raised, officer, at), type: 'AlertAnswered', bodies }
}

/** Nobody needs to act on it any more. */
export function closed(raised: DemoAct, at: number, reason: string): DemoAct {
  return { ...about(raised, onDuty(at), at), type: 'AlertClosed', bodies: { facts: { reason } } }
}

/** What every act of the desk has in common: it has a link, so it is received at once. */
export function about({ record }: DemoAct, officer: string, at: number) {
  return {
    officer,
    record,
    creates: false,
    area: null,
    saidAt: at,
    receivedAt: at + 1000,
    seenUntil: at,
    links: {},
  }
}

/** It rings until somebody takes it: nobody leaves that for later. */
export function isFlash(act: DemoAct): boolean {
  return levelIn(act) === 'flash'
}

function levelIn(act: DemoAct): string | undefined {
  const raises = act.type === 'ReportFiled' || act.type === 'ThreatRaised'
  return raises ? act.bodies.facts.alert : undefined
}

/** Whoever hands the watch over closes what is over, ten minutes before: many alerts at once. */
function nextHandover(at: number): number {
  const half = 12 * hour
  const handover = 4 * hour - 10 * minute
  return Math.ceil((at - handover) / half) * half + handover
}

/** The watch changes at 06:00 and 18:00 of mission time, two hours ahead of UTC. */
function onDuty(at: number): string {
  const localHour = new Date(at + 2 * hour).getUTCHours()
  return localHour >= 6 && localHour < 18 ? 'duty-day' : 'duty-night'
}

import { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import type { AreaId } from '@tocsin/schema/primitives/ids'
import { type Choices, choicesFrom, type Random01 } from '../random.ts'
import { answerAlertOf, isFlash } from './alert-acts.ts'
import { contest, isSettled, mergeInto, verify, withdraw } from './analysis-acts.ts'
import { delivered, inOrderOfReceipt } from './delivery.ts'
import type { DemoAct, DemoOfficer } from './demo-act.ts'
import { demoAreas } from './demo-areas.ts'
import { demoOfficers, officerNamed, officersIn } from './demo-officers.ts'
import { villageOf } from './demo-places.ts'
import { type Happening, tellAgain, tellHappening } from './field-acts.ts'
import { incidentKinds } from './incident-kinds.ts'
import { answersToSetPieces } from './set-piece-answers.ts'
import { setPieces } from './set-pieces.ts'
import { tellThreat } from './threat-acts.ts'

const hour = 3_600_000
const day = 24 * hour
const week = 7 * day

export type DemoMission = {
  settings: MissionSettings
  officers: readonly DemoOfficer[]
  /** In the order in which the server numbers them; all received before `now`. */
  acts: readonly DemoAct[]
  /** When the first seat was enrolled: before the first act. */
  startsAt: number
}

/** What the mission of Ondara decides for its seats. */
export const demoSettings: MissionSettings = MissionSettings.parse({
  mission: 'ondara',
  name: 'Mission in Ondara',
  week: { startsOn: 1, timeZone: 'Africa/Lubumbashi' },
  areas: demoAreas,
  ackMinutes: { flash: 15, urgent: 60, watch: 720, info: null },
})

/** Areas that fell silent: no report for that long before `now`. Nobody knows whether they are safe. */
const silentFor: Readonly<Record<string, number>> = { OD03B: 19 * day, OD01A: 5 * day }

/**
 * Half a year (or `weeks`) of an invented mission up to `now`: the same numbers from `random` and the same `now`
 * (ms since 1970) give the same mission. No real place, person or event.
 */
export function demoMission(random: Random01, now: number, weeks = 26): DemoMission {
  const choices = choicesFrom(random)
  const startsAt = now - weeks * week
  const told = fieldActs(choices, startsAt, now)
  const field = delivered([...told, ...setPieces(now)], now)
  const desk = delivered([...deskActs(choices, field, now), ...answersToSetPieces(field)], now)
  return {
    settings: demoSettings,
    officers: demoOfficers,
    acts: inOrderOfReceipt([...linkedToKnown(field), ...desk]),
    startsAt: startsAt - day,
  }
}

/** Everything from the field but the last hours, which the set pieces tell. */
function fieldActs(choices: Choices, startsAt: number, now: number): DemoAct[] {
  const acts: DemoAct[] = []
  for (let at = startsAt, n = 1; at < now - 30 * hour; n++) {
    at += pause(choices, at, now)
    const area = areaAt(choices, at, now)
    if (at >= now - 30 * hour || !area) continue
    const officer = choices.pick(officersIn(area))
    if (choices.chance(0.15)) acts.push(...tellThreat(choices, `threat-${n}`, officer, at))
    else acts.push(...tellIncident(choices, `incident-${n}`, officer, at))
  }
  return acts
    .filter((act) => act.saidAt < now - 28 * hour && !isInSilence(act, now))
    .map((act) => heldBack(act, now))
}

function tellIncident(
  choices: Choices,
  record: string,
  officer: DemoOfficer,
  at: number,
): DemoAct[] {
  const area = officer.areas[0]
  const kind = choices.weighted(incidentKinds, ({ weight }) => weight)
  if (!area) return []
  const happening: Happening = { record, officer, kind, village: villageOf(choices, area), at }
  const acts = tellHappening(choices, happening)
  const first = acts[0]
  if (!first) return acts
  const colleagues = officersIn(area).filter(({ key }) => key !== officer.key)
  if (colleagues.length > 0 && choices.chance(0.16)) {
    const colleague = { ...happening, officer: choices.pick(colleagues) }
    const again = tellAgain(choices, colleague, first, `${record}-again`)
    // Some do not notice that it is the same event; an analyst puts the two together later.
    acts.push(choices.chance(0.2) ? { ...again, links: {} } : again)
  }
  if (first.type === 'ReportFiled' && choices.chance(0.025)) acts.push(withdraw(choices, first))
  return acts
}

/** More happens in the last six weeks than before. */
function pause(choices: Choices, at: number, now: number): number {
  const perWeek = at > now - 6 * week ? 26 : 15
  return Math.ceil((week / perWeek) * (choices.whole(20, 180) / 100))
}

/** The trouble moves to the Osseko Sector; silent areas send nothing. */
function areaAt(choices: Choices, at: number, now: number): AreaId | undefined {
  const isLate = at > now - 6 * week
  const weights: Readonly<Record<string, number>> = {
    OD01A: 2,
    OD01B: 2,
    OD02: 4,
    OD03A: isLate ? 12 : 5,
    OD03B: 2,
  }
  const drawn = choices.weighted(demoAreas, ({ id }) => weights[id] ?? 0).id
  return at > silentSince(drawn, now) - 3 * day ? undefined : drawn
}

/** Whoever reports from a silent area also stopped following up on what was told before. */
function isInSilence({ officer, saidAt }: DemoAct, now: number): boolean {
  return officerNamed(officer).areas.some((area) => saidAt > silentSince(area, now) - 2 * day)
}

/** Milliseconds since 1970; infinite for an area that is heard. */
function silentSince(area: string, now: number): number {
  const silence = silentFor[area]
  return silence === undefined ? Number.POSITIVE_INFINITY : now - silence
}

/** Nothing of the ordinary days arrives in the last 21 hours, so that the set pieces come first. */
function heldBack(act: DemoAct, now: number): DemoAct {
  return { ...act, receivedAt: Math.max(act.saidAt, Math.min(act.receivedAt, now - 27 * hour)) }
}

/** What headquarters and the analysis cell do about what they received. */
function deskActs(choices: Choices, field: readonly DemoAct[], now: number): DemoAct[] {
  const unattached = new Set(
    linkedToKnown(field)
      .filter(({ record, links }) => record.endsWith('-again') && !links.attachTo)
      .map(({ record }) => record),
  )
  const byRecord = new Map(field.filter(({ creates }) => creates).map((act) => [act.record, act]))
  return field
    .filter((act) => (isSettled(act, now) || isFlash(act)) && !isSetPiece(act))
    .flatMap((act): DemoAct[] => {
      const filed = byRecord.get(act.record)
      if (act.type === 'ReportAmended' && filed) return contest(choices, filed, act)
      if (act.type === 'ThreatRaised') return answerAlertOf(choices, act)
      if (act.type !== 'ReportFiled') return []
      const kept = byRecord.get(act.record.replace(/-again$/, ''))
      if (unattached.has(act.record) && kept) return [mergeInto(kept, act)]
      if (act.links.attachTo) return []
      return [...answerAlertOf(choices, act), ...verify(choices, act)]
    })
}

/** An author can attach a report only to an incident that the tablet had heard of. */
function linkedToKnown(field: readonly DemoAct[]): DemoAct[] {
  const receivedAt = new Map(
    field.filter(({ creates }) => creates).map((act) => [act.record, act.receivedAt]),
  )
  return field.map((act) => {
    const known = act.links.attachTo && receivedAt.get(act.links.attachTo)
    return !known || known < act.saidAt ? act : { ...act, links: {} }
  })
}

const setPieceRecords = new Set(setPieces(0).map(({ record }) => record))

function isSetPiece({ record }: DemoAct): boolean {
  return setPieceRecords.has(record)
}

import { reachOf } from '@tocsin/schema/access/rules'
import { alertStanding, answerWithin } from '@tocsin/schema/alert/select'
import type { Alert, Round } from '@tocsin/schema/alert/state'
import type { AlertLine } from '@tocsin/schema/desk/desk-answers'
import type { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import type { RecordRef } from '@tocsin/schema/events/define'
import type { Actor } from '@tocsin/schema/primitives/actor'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import { isOnlyHeard, reportTitle, reportValues } from '@tocsin/schema/report/select'
import { threatTitle, threatValues } from '@tocsin/schema/threat/select'
import type { Handle, ReadModels } from '../log/log-deps.ts'
import { missionOf } from '../log/mission.ts'
import { joined, ordinary, subjectOfRecord, type Treatment, treatmentOf } from '../log/subjects.ts'
import type { MissionWords } from '../words/words.ts'
import { rankOf } from './alert-urgency.ts'
import { titleFor } from './read-map.ts'
import { readSeatNames } from './read-seats.ts'
import { readRecords } from './record-store.ts'
import { createStates, type States } from './states.ts'
import { openTitles } from './titles.ts'

/** How long a closed alert stays in the list. */
const closedShownMs = 7 * 86_400_000

/** The queue, in the one order in which every screen shows it (SPEC LG-15). */
export async function readAlerts(
  db: Handle,
  { mission, words }: MissionWords,
  reader: Actor,
  now: number,
): Promise<AlertLine[]> {
  const { generation, settings } = await missionOf(db, mission)
  const at = { mission, generation, words }
  const rows = await db
    .selectFrom('alert_row')
    .select(['record_id', 'about', 'exercise'])
    .where('mission_id', '=', mission)
    .where('generation', '=', generation)
    .where(({ or, eb }) =>
      or([eb('standing', '<>', 'closed'), eb('closed_at', '>', now - closedShownMs)]),
    )
    .orderBy((order) =>
      order.case('standing').when('unanswered').then(0).when('closed').then(2).else(1).end(),
    )
    .orderBy('rank')
    .orderBy('raised_at')
    .execute()
  const ids = rows.map((row) => row.record_id as RecordId)
  const refs = rows.flatMap(({ about }, at): RecordRef[] => {
    const id = ids[at]
    return id
      ? [
          { kind: 'alert', id },
          { kind: about, id },
        ]
      : []
  })
  const states = createStates()
  const load = async (wanted: readonly RecordRef[]) => {
    for (const record of await readRecords(db, at, wanted)) {
      states.put(record, record.state)
    }
  }
  await load(refs)
  await load(
    ids.flatMap((id): RecordRef[] => {
      const report = states.get('report', id)
      return report ? [{ kind: 'incident', id: report.incident }] : []
    }),
  )
  const titles = await recordTitles(db, at, ids, reader)
  const lines = ids.flatMap((id) => {
    const line = alertLine(states, id, reader, settings)
    return line ? { ...line, title: titles.get(id) ?? line.title } : []
  })
  const seats = await readSeatNames(db, mission, [
    ...new Set(lines.map(({ alert }) => alert.raised.seat)),
  ])
  return lines.map((line) => ({ ...line, reporter: seats[line.alert.raised.seat] }))
}

/**
 * What the incidents are called that these reports opened: a full report may name it anew after the
 * flash that raised the alert, and one record has one name on every screen.
 */
async function recordTitles(
  db: Handle,
  at: ReadModels,
  ids: readonly RecordId[],
  reader: Actor,
): Promise<ReadonlyMap<string, string | null>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('incident_row')
    .select(['record_id', 'sealed_title', 'title_of', 'title_scope', 'set_aside'])
    .where('mission_id', '=', at.mission)
    .where('generation', '=', at.generation)
    .where('record_id', 'in', ids)
    .execute()
  return new Map(
    (await openTitles(db, at, rows)).map((row) => [
      row.record_id,
      titleFor(reader, row.title, {
        of: row.title_of,
        scope: row.title_scope,
        isSetAside: row.set_aside,
      }),
    ]),
  )
}

function alertLine(
  states: States,
  id: RecordId,
  reader: Actor,
  settings: MissionSettings,
): AlertLine | undefined {
  const alert = states.get('alert', id)
  if (!alert) return undefined
  const subject = subjectOfRecord({ scope: alert.scope, record: id }, treatmentOfAlert(states, id))
  const mayReadWords = reachOf(reader, subject, 'narrative') !== 'none'
  const about = aboutOf(states, alert)
  return {
    id,
    alert: mayReadWords ? alert : withoutWords(alert),
    standing: about.isWithdrawn ? 'closed' : alertStanding(alert),
    rank: rankOf(alert.level),
    ackMinutes: answerWithin(alert.level, settings.ackMinutes),
    exercise: about.exercise === true,
    onlyHeard: about.onlyHeard,
    title: mayReadWords ? (about.title ?? null) : null,
    what: about.what ?? null,
    place: about.place,
    occurred: about.occurred,
    imminence: about.imminence ?? null,
    reporter: undefined,
  }
}

/** By its report or threat, and by what a verifier found of the incident. */
function treatmentOfAlert(states: States, id: RecordId): Treatment {
  const report = states.get('report', id)
  const threat = states.get('threat', id)
  const incident = report && states.get('incident', report.incident)
  return joined(
    report ? treatmentOf('report', report) : threat ? treatmentOf('threat', threat) : ordinary,
    incident ? treatmentOf('incident', incident) : ordinary,
  )
}

function aboutOf(states: States, alert: Alert) {
  const report = states.get('report', alert.id)
  if (report) {
    const { what, violations, place, occurredAt, imminence, exercise } = reportValues(report)
    return {
      title: reportTitle(report),
      what: what ?? violations?.[0]?.type,
      place,
      occurred: occurredAt,
      imminence,
      exercise,
      isWithdrawn: report.withdrawn !== null || report.saidAgainAs !== null,
      onlyHeard: isOnlyHeard(report),
    }
  }
  const threat = states.get('threat', alert.id)
  const values = threat ? threatValues(threat) : {}
  return {
    title: threat && threatTitle(threat),
    what: values.kind,
    place: values.place,
    occurred: values.noticedAt,
    imminence: values.imminence,
    exercise: values.exercise,
    isWithdrawn: false,
    onlyHeard: false,
  }
}

function withoutWords(alert: Alert): Alert {
  const hushed = <R extends Round>(round: R): R => ({
    ...round,
    answers: round.answers.map((answer) => ({ ...answer, text: null })),
  })
  return { ...hushed(alert), before: alert.before.map(hushed) }
}

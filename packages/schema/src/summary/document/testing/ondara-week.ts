import type { Violation } from '../../../events/bodies.ts'
import { AreaId } from '../../../primitives/ids.ts'
import { addDays } from '../../../primitives/local-date.ts'
import type { Place } from '../../../primitives/place.ts'
import { utcMs } from '../../../primitives/utc-minute.ts'
import type { Locale } from '../../../vocabulary/vocabulary.ts'
import { paperModel } from '../../paper/paper-model.ts'
import type { PaperIncident } from '../../paper/source.ts'
import type { PaperModel } from '../../paper/state.ts'
import { alert, at, incident, killed, recordId, source, week } from '../../paper/testing/source.ts'
import type { PaperSetting } from '../document-of.ts'

const names = ['Osseko', 'Bassolo', 'Tavuri North', 'Wembali', 'Mutelo', 'Sangari']
const areas = names.map((_, n) => AreaId.parse(`OD0${n + 1}`))
const area = (n: number) => areas[n] ?? areas[0] ?? AreaId.parse('OD01')

/** Verified in every third, with ranges; of earlier weeks one in five came some days after its week. */
function incidents(): (PaperIncident & { place: Place })[] {
  return Array.from({ length: 60 }, (_, n) => {
    const isNow = n < 14
    const on = addDays(isNow ? week.firstDate : addDays(week.firstDate, -7 * ((n % 8) + 1)), n % 7)
    const told = incident(n + 1, {
      on,
      area: area((n * 7) % 5),
      countedAs: n % 3 === 0 ? 'verified' : 'unverified',
      violations: violations(n),
      actors: [['armed_group'], ['national_army', 'armed_group'], ['unknown'], []][n % 4] ?? [],
      ...(!isNow && n % 5 === 0 && { knownAt: utcMs(`${addDays(on, 9)}T10:00Z`) }),
    })
    return { ...told, place: place(n) }
  })
}

function violations(n: number): Violation[] {
  const exactly = (count: number) => ({
    min: count,
    best: count,
    max: count,
    status: 'reported' as const,
  })
  const all: Violation[][] = [
    [killed(1 + (n % 4))],
    [killed(2, 5), { type: 'injury', count: exactly(3 + (n % 5)) }],
    [{ type: 'abduction', count: { min: 1, best: null, max: null, status: 'reported' } }],
    [{ type: 'sexual_violence', count: exactly(1), form: 'rape' }],
    [],
  ]
  return all[n % 5] ?? []
}

function place(n: number): Place {
  const [lat, lon] = [0.54 + ((n * 7) % 5) * 0.11, 28.83 + ((n * 11) % 6) * 0.115]
  const name = names[(n * 7) % 5] ?? ''
  if (n % 6 === 4) return { kind: 'country', code: 'OND', name: 'Ondara', source: 'import' }
  if (n % 6 === 5)
    return { kind: 'unit', code: `OD${n % 3}`, name, level: 'admin2', source: 'village', lat, lon }
  const radiusM = [10, 80, 1_000, 9_000][n % 4] ?? 10
  return { kind: 'point', lat, lon, radiusM, source: 'pin', name }
}

function assessed(
  on: string,
  will: string,
  capacity: string | null,
  levers: readonly string[] = [],
) {
  return { on, will, capacity, levers, hrddp: levers.includes('training') ? 'under_way' : null }
}

/** A week of the fictional mission in which every section has something to say. */
export function ondaraWeek(): PaperModel {
  const minute = 60_000
  const raised = utcMs(week.end) - 30 * 60 * minute
  const threat = (n: number, kind: string, imminence: string) => ({
    id: recordId(200 + n),
    area: area(n),
    kind,
    imminence,
    intent: null,
    capability: null,
    noticedAt: {
      precision: 'hour' as const,
      earliest: `${week.lastDate}T06:00Z`,
      latest: `${week.lastDate}T07:00Z`,
    },
    alert: n === 0 ? ('unanswered' as const) : null,
  })
  const owed = (n: number, organ: string, due: string | null) => ({
    id: recordId(300 + n),
    area: area(n),
    organ,
    owner: n === 1 ? null : 'sector_command',
    due,
    standing: n === 0 ? ('unanswered' as const) : ('promised' as const),
  })
  return paperModel(
    source({
      areas,
      asOf: { seq: 4_127, reducers: 11, at },
      incidents: incidents(),
      alerts: [
        alert(101, { area: area(0), raisedAt: at - 74 * minute }),
        alert(102, { area: area(1), level: 'urgent', target: 60, raisedAt: at - 1_507 * minute }),
        alert(103, {
          area: area(4),
          standing: 'answered',
          raisedAt: raised,
          takenAt: raised + 52 * minute,
          onSiteAt: raised + 190 * minute,
          answers: [{ response: 'foot_patrol', reason: null }],
        }),
        alert(104, {
          area: area(5),
          level: 'urgent',
          target: 60,
          standing: 'answered',
          raisedAt: raised,
          takenAt: raised + 12 * minute,
          answers: [{ response: 'none', reason: 'no_access' }],
        }),
      ],
      threats: [
        threat(0, 'armed_men_movement', 'happening_now'),
        threat(1, 'attack_on_village', 'within_hours'),
        threat(2, 'abduction', 'within_72_hours'),
        threat(3, 'inter_communal', 'later_or_unsure'),
      ],
      recommendations: [
        owed(0, 'mission', addDays(week.lastDate, -9)),
        owed(1, 'host_state', null),
        owed(2, 'contributing_countries', addDays(week.lastDate, 12)),
      ],
      visits: [],
      hostStates: [
        {
          ...{ id: recordId(401), area: area(0), forces: 'national_army' },
          standing: [
            assessed(addDays(week.firstDate, -20), 'acting_partly', 'partial'),
            assessed(addDays(week.firstDate, 2), 'obstructing', 'partial', [
              'dialogue',
              'training',
            ]),
          ],
        },
        {
          ...{ id: recordId(402), area: area(3), forces: null },
          standing: [assessed(addDays(week.firstDate, -11), 'able_and_acting', null)],
        },
      ],
      heard: areas.slice(0, 5).map((of, n) => ({ area: of, at: utcMs(week.end) - n * 86_400_000 })),
    }),
  )
}

export function ondaraSetting(locale: Locale, of: Partial<PaperSetting> = {}): PaperSetting {
  const inWeek = incidents().filter(({ occurred }) => {
    if (occurred.precision === 'unknown') return false
    return week.start <= occurred.latest && occurred.latest < week.end
  })
  return {
    locale,
    missionName: { en: 'Mission in Ondara', fr: 'Mission en Ondara', ar: 'البعثة في أوندارا' }[
      locale
    ],
    areaNames: new Map(areas.map((id, n) => [id, names[n] ?? id])),
    classification: { en: 'UN CONFIDENTIAL', fr: 'ONU CONFIDENTIEL', ar: 'الأمم المتحدة – سرّي' }[
      locale
    ],
    places: inWeek.flatMap(({ id, area, place, countedAs }) =>
      countedAs === null ? [] : [{ id, area, place, countedAs }],
    ),
    ...of,
  }
}

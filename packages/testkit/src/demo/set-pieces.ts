import type { BodiesOf } from '@tocsin/schema/events/registry'
import { exactly } from '@tocsin/schema/primitives/count'
import { cornerAt } from '@tocsin/schema/primitives/drawn'
import type { AreaId } from '@tocsin/schema/primitives/ids'
import { occurredBetween } from '@tocsin/schema/primitives/occurred'
import type { LatLon } from '@tocsin/schema/primitives/place'
import type { DemoAct } from './demo-act.ts'
import { placeNamed } from './demo-areas.ts'
import { officerNamed } from './demo-officers.ts'
import { atVillage, near } from './demo-places.ts'
import { teamPieces } from './team-pieces.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

type Filed = Extract<DemoAct, { type: 'ReportFiled' }>
type Raised = Extract<DemoAct, { type: 'ThreatRaised' }>

/** What the field tells of the last days before `now`, as the pages of the look show it. */
export function setPieces(now: number): DemoAct[] {
  return [
    ...armedMen(now),
    ...column(now),
    ...homesBurned(now),
    ...exercise(now),
    ...quiet(now),
    ...teamPieces(now),
  ]
}

/** The flash that nobody has answered, with a second count from another tablet. */
function armedMen(now: number): DemoAct[] {
  const place = near(placeNamed('Osseko'), { north: 900, east: -600, radius: 100 }, 'gps')
  const first = report('osseko-hr', 'armed-men', now - 74 * minute, now - 48 * minute, {
    facts: {
      form: 'flash',
      what: 'armed_men_moving',
      place,
      occurredAt: occurredBetween('minute', now - 110 * minute, now - 105 * minute),
      imminence: 'happening_now',
      alert: 'flash',
    },
    narrative: {
      title: 'Armed men moving towards Osseko',
      text: 'About 40 men on foot from the north-west. Some in parts of uniform. Families leaving by the river path.',
    },
  })
  const second = report('osseko-mil', 'armed-men-again', now - 42 * minute, now - 37 * minute, {
    facts: {
      form: 'full',
      what: 'armed_men_moving',
      place,
      occurredAt: occurredBetween('hour', now - 110 * minute, now - 80 * minute),
      imminence: 'happening_now',
      actors: [{ type: 'unknown', attribution: 'alleged' }],
      sources: [{ type: 'un_eyewitness' }],
    },
    narrative: {
      title: 'Armed men north-west of Osseko',
      text: 'Counted from the water tower: 15 to 20, in two groups, moving slowly.',
    },
  })
  return [first, { ...second, links: { attachTo: first.record } }]
}

/** A threat that somebody has taken and not yet answered, and two that wait behind it. */
function column(now: number): DemoAct[] {
  const sangari = near(placeNamed('Sangari'), { north: -2600, east: -900, radius: 1000 })
  const raised = threat('kirandu-pol', 'column', now - 185 * minute, {
    facts: {
      kind: 'armed_men_movement',
      place: sangari,
      drawn: {
        kind: 'route',
        corners: along('Sangari', [
          [-9000, -5200],
          [-6900, -4100],
          [-4800, -2300],
          [-2600, -900],
          [-700, -200],
        ]),
      },
      noticedAt: occurredBetween('hour', now - 5 * hour, now - 4 * hour),
      imminence: 'within_hours',
      groupsAtRisk: ['unknown'],
      sources: [{ type: 'community', origin: 'alert network' }],
      alert: 'flash',
    },
    narrative: {
      title: 'Column leaving the Marado side, Sangari road',
      text: 'Six pick-ups and men on foot. Told by the alert network; two accounts name different groups.',
    },
  })
  const letter = threat('kirandu-pol', 'clinic-letter', now - 568 * minute, {
    facts: {
      kind: 'threat_letter',
      place: atVillage(placeNamed('Mutelo')),
      noticedAt: occurredBetween('day', now - day, now - 10 * hour),
      imminence: 'within_72_hours',
      groupsAtRisk: ['adult_unknown'],
      sources: [{ type: 'victim' }],
      alert: 'urgent',
    },
    narrative: {
      title: 'Threat letter to the clinic, Mutelo',
      text: 'The staff are told to stop treating people from across the river.',
    },
  })
  const barrier = threat('marado-lead', 'wembali-barrier', now - 22 * hour, {
    facts: {
      kind: 'checkpoint',
      place: near(placeNamed('Wembali'), { north: 1200, east: 1500, radius: 1000 }),
      drawn: {
        kind: 'area',
        corners: along('Wembali', [
          [500, 600],
          [700, 2900],
          [2300, 2600],
          [2000, 900],
        ]),
      },
      noticedAt: occurredBetween('day', now - 2 * day, now - day),
      imminence: 'later_or_unsure',
      groupsAtRisk: ['woman'],
      sources: [{ type: 'eyewitness' }],
      alert: 'watch',
    },
    narrative: {
      title: 'New checkpoint, Wembali road',
      text: 'The army post is empty since Thursday; other men stand there now.',
    },
  })
  return [raised, letter, barrier]
}

/** Corners of a drawing, in metres north and east of a village. */
function along(
  name: string,
  metres: readonly (readonly [north: number, east: number])[],
): LatLon[] {
  return metres.flatMap(([north, east]) => {
    const at = near(placeNamed(name), { north, east, radius: 10 })
    return at.kind === 'point' ? [cornerAt(at)] : []
  })
}

/** Answered and verified within a day: how it should go. */
function homesBurned(now: number): DemoAct[] {
  const at = now - 2 * day - 3 * hour
  const burned = report('osseko-mil', 'homes-burned', at, at + 11 * minute, {
    facts: {
      form: 'full',
      what: 'burning_looting',
      place: near(placeNamed('Bassolo'), { north: 300, east: 700, radius: 1000 }),
      occurredAt: occurredBetween('hour', at - 5 * hour, at - 3 * hour),
      imminence: 'within_72_hours',
      violations: [
        { type: 'property_destruction' },
        { type: 'killing', count: exactly(2, 'confirmed'), victims: [man(2)] },
        {
          type: 'forced_displacement',
          count: { min: 120, best: 150, max: 200, status: 'reported' },
        },
      ],
      actors: [{ type: 'armed_group', attribution: 'observed_by_un' }],
      sources: [{ type: 'un_eyewitness' }, { type: 'victim' }],
      alert: 'urgent',
    },
    narrative: {
      title: 'Homes burned on the river side',
      text: 'Thirty-one homes counted. Most families are with relatives on the other bank.',
    },
  })
  return [burned]
}

/** A drill of the alert chain: kept, shown as such, and in no count. */
function exercise(now: number): DemoAct[] {
  const at = now - 9 * day
  const drill = report('kirandu-lead', 'exercise', at, at + 2 * minute, {
    facts: {
      form: 'flash',
      what: 'attack_shooting',
      place: atVillage(placeNamed('Kirandu'), 100),
      occurredAt: occurredBetween('minute', at - 3 * minute, at),
      imminence: 'happening_now',
      violations: [{ type: 'killing', count: exactly(12) }],
      alert: 'flash',
      exercise: true,
    },
    narrative: { title: 'EXERCISE: shots heard at Kirandu', text: 'Drill of the alert chain.' },
  })
  return [drill]
}

/** What else came in over the last days. */
function quiet(now: number): DemoAct[] {
  const osseko = placeNamed('Osseko')
  return [
    report('osseko-cp', 'two-boys', now - 67 * minute, now - 63 * minute, {
      facts: {
        form: 'full',
        what: 'people_taken',
        place: near(osseko, { north: -120, east: 210, radius: 10 }, 'gps'),
        occurredAt: occurredBetween('day', now - 2 * day - 6 * hour, now - 2 * day),
        imminence: 'within_72_hours',
        violations: [
          {
            type: 'abduction',
            count: { min: 2, best: 2, max: 3, status: 'reported' },
            victims: [
              { group: 'boy', ageBand: 'age_12_14', status: 'civilian', count: exactly(2) },
            ],
          },
        ],
        actors: [{ type: 'unknown', attribution: 'unknown' }],
        sources: [
          { type: 'eyewitness', reliability: 'c', credibility: '2', origin: 'mother' },
          { type: 'secondary', reliability: 'b', credibility: '6', origin: 'mother' },
        ],
        alert: 'urgent',
      },
      narrative: {
        title: 'Two boys missing from the school',
        text: 'They did not come back from fetching water. The family was referred to the focal point.',
      },
    }),
    report('osseko-mil', 'strangers', now - 26 * hour, now - 25 * hour, {
      facts: {
        form: 'full',
        what: 'something_else',
        place: near(osseko, { north: 500, east: 620, radius: 100 }),
        occurredAt: occurredBetween('hour', now - 29 * hour, now - 28 * hour),
        violations: [{ type: 'threats' }],
        sources: [{ type: 'community' }],
        alert: 'watch',
      },
      narrative: {
        title: 'Strangers at the school',
        text: 'Asked which children have brothers, and left.',
      },
    }),
    report('osseko-lead', 'market-closed', now - 24 * hour, now - 21 * hour, {
      facts: {
        form: 'full',
        what: 'something_else',
        place: atVillage(placeNamed('Ndaro')),
        occurredAt: occurredBetween('day', now - 38 * hour, now - 25 * hour),
      },
      narrative: {
        title: 'Market stayed closed',
        text: 'Nobody says why. Traders had packed the evening before.',
      },
    }),
    report('marado-wp', 'women-traders', now - 3 * day, now - 59 * hour, {
      facts: {
        form: 'full',
        what: 'something_else',
        place: near(placeNamed('Wembali'), { north: 1100, east: 1400, radius: 1000 }),
        occurredAt: occurredBetween('day', now - 3 * day - 14 * hour, now - 3 * day - 2 * hour),
        violations: [{ type: 'extortion' }],
        actors: [{ type: 'armed_group', attribution: 'alleged' }],
        sources: [{ type: 'victim' }, { type: 'victim' }],
      },
      narrative: {
        title: 'Women traders made to pay',
        text: 'Half of what they carry, or they turn back.',
      },
    }),
    report('osseko-lead', 'ford-cattle', now - 3 * day - 2 * hour, now - 3 * day, {
      facts: {
        form: 'full',
        what: 'burning_looting',
        place: near(placeNamed('Bridge at Mutelo'), { north: 0, east: 0, radius: 1000 }),
        occurredAt: occurredBetween('day', now - 3 * day - 20 * hour, now - 3 * day - 4 * hour),
        violations: [{ type: 'looting' }],
        actors: [{ type: 'community_militia', attribution: 'alleged' }],
        sources: [{ type: 'authority' }],
      },
      narrative: {
        title: 'Cattle taken at the Mutelo ford',
        text: 'About sixty head, driven east.',
      },
    }),
  ]
}

function man(n: number) {
  return { group: 'man', status: 'civilian', count: exactly(n, 'confirmed') }
}

function report(
  officer: string,
  record: string,
  saidAt: number,
  receivedAt: number,
  bodies: BodiesOf<'ReportFiled'>,
): Filed {
  return { ...created(officer, record, saidAt, receivedAt), type: 'ReportFiled', bodies }
}

function threat(
  officer: string,
  record: string,
  saidAt: number,
  bodies: BodiesOf<'ThreatRaised'>,
): Raised {
  return { ...created(officer, record, saidAt, saidAt + 3 * minute), type: 'ThreatRaised', bodies }
}

function created(officer: string, record: string, saidAt: number, receivedAt: number) {
  const area: AreaId | null = officerNamed(officer).areas[0] ?? null
  return { officer, record, creates: true, area, saidAt, receivedAt, seenUntil: saidAt, links: {} }
}

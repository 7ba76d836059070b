import type { ReportFields } from '@tocsin/schema/events/report-filed'
import { type OccurredAt, occurredBetween } from '@tocsin/schema/primitives/occurred'
import { imminence } from '@tocsin/schema/vocabulary/imminence'
import type { SourceTypeCode } from '@tocsin/schema/vocabulary/source-types'
import type { OndaraPlace } from '../ondara/geography.ts'
import type { Choices } from '../random.ts'
import { linkDelay } from './delivery.ts'
import type { DemoAct, DemoOfficer } from './demo-act.ts'
import { somewhereAt } from './demo-places.ts'
import type { IncidentKind } from './incident-kinds.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Something that happened in the demo, as its first reporter comes to tell it. */
export type Happening = {
  record: string
  officer: DemoOfficer
  kind: IncidentKind
  village: OndaraPlace
  /** When it happened, ms since 1970. */
  at: number
}

type Filed = Extract<DemoAct, { type: 'ReportFiled' }>

/** The acts by which its reporter tells it: a flash and its details later, or one full report. */
export function tellHappening(choices: Choices, happening: Happening): DemoAct[] {
  if (choices.chance(happening.kind.flash)) return flashThenDetails(choices, happening)
  const saidAt = happening.at + choices.whole(2, 50) * hour
  const level = choices.chance(0.3) ? levelOf(happening.kind.imminence) : undefined
  return [
    filed(happening, saidAt, saidAt + linkDelay(choices), {
      facts: {
        form: 'full',
        ...facts(choices, happening, toldDate(choices, happening.at, saidAt)),
        ...(level ? { alert: level } : {}),
      },
      narrative: words(choices, happening),
    }),
  ]
}

function flashThenDetails(choices: Choices, happening: Happening): DemoAct[] {
  const { kind, at, record } = happening
  const saidAt = at + choices.whole(4, 55) * minute
  const whole = facts(choices, happening, occurredBetween('hour', at - hour, at))
  const { what, place, occurredAt, imminence: soon, ...details } = whole
  const narrative = words(choices, happening)
  const flash = filed(happening, saidAt, saidAt + choices.whole(1, 25) * minute, {
    facts: {
      form: 'flash',
      what,
      place,
      occurredAt,
      imminence: soon,
      alert: levelOf(kind.imminence),
    },
    narrative: { title: narrative.title },
  })
  if (!choices.chance(0.85)) return [flash]
  const laterAt = saidAt + choices.whole(1, 20) * hour
  const amendment: DemoAct = {
    officer: happening.officer.key,
    type: 'ReportAmended',
    record,
    creates: false,
    area: null,
    saidAt: laterAt,
    receivedAt: laterAt + linkDelay(choices),
    seenUntil: laterAt,
    bodies: { facts: { set: details }, narrative: { text: narrative.text } },
    links: {},
  }
  return [flash, amendment]
}

/** A second officer's report of the same event, hours or days after the first was received. */
export function tellAgain(
  choices: Choices,
  happening: Happening,
  first: DemoAct,
  record: string,
): Filed {
  const saidAt = first.receivedAt + choices.whole(2, 70) * hour
  const again = { ...happening, record }
  return {
    ...filed(again, saidAt, saidAt + linkDelay(choices), {
      facts: {
        form: 'full',
        ...facts(choices, again, toldDate(choices, happening.at, saidAt)),
      },
      narrative: words(choices, again),
    }),
    links: { attachTo: first.record },
  }
}

function filed(
  { officer, record }: Happening,
  saidAt: number,
  receivedAt: number,
  bodies: Filed['bodies'],
): Filed {
  return {
    officer: officer.key,
    type: 'ReportFiled',
    record,
    creates: true,
    area: officer.areas[0] ?? null,
    saidAt,
    receivedAt,
    seenUntil: saidAt,
    bodies,
    links: {},
  }
}

function facts(choices: Choices, { kind, village, officer }: Happening, occurredAt: OccurredAt) {
  const area = officer.areas[0]
  if (!area) throw new Error(`${officer.key} has no area to report from`)
  return {
    what: kind.what,
    place: somewhereAt(choices, village, area),
    occurredAt,
    imminence: kind.imminence,
    violations: kind.violations(choices),
    actors: [{ type: choices.pick(kind.actors), attribution: 'alleged' }],
    sources: sources(choices),
  } satisfies ReportFields
}

function sources(choices: Choices): NonNullable<ReportFields['sources']> {
  const types: SourceTypeCode[] = ['eyewitness', 'victim', 'community', 'authority', 'secondary']
  return Array.from({ length: choices.whole(1, 3) }, () => ({
    type: choices.pick(types),
    reliability: choices.pick(['b', 'c', 'c', 'f']),
    credibility: choices.pick(['2', '2', '3', '6']),
  }))
}

/** As exactly as people remember: an hour, a day, some days, now and then not at all. */
function toldDate(choices: Choices, at: number, saidAt: number): OccurredAt {
  const told = choices.whole(1, 100)
  const until = (ms: number) => Math.min(ms, saidAt)
  if (told <= 40) return occurredBetween('hour', at - hour, until(at + hour))
  if (told <= 80)
    return occurredBetween('day', at - (at % day), until(at - (at % day) + day - minute))
  if (told <= 92) return occurredBetween('range', at - 2 * day, until(at + day))
  if (told <= 97) return occurredBetween('week', at - 5 * day, until(at + 2 * day))
  return { precision: 'unknown' }
}

function words(choices: Choices, { kind, village }: Happening) {
  const title = choices.pick(kind.titles).replaceAll('{place}', village.name)
  return { title, text: choices.pick(kind.texts).replaceAll('{place}', village.name) }
}

function levelOf(soon: IncidentKind['imminence']): string {
  return imminence.items.find(({ code }) => code === soon)?.level ?? 'watch'
}

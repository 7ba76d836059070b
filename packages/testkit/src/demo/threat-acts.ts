import { occurredBetween } from '@tocsin/schema/primitives/occurred'
import { imminence } from '@tocsin/schema/vocabulary/imminence'
import type { Choices } from '../random.ts'
import { linkDelay } from './delivery.ts'
import type { DemoAct, DemoOfficer } from './demo-act.ts'
import { somewhereAt, villageOf } from './demo-places.ts'
import { threatSubjects } from './threat-kinds.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** A threat from its first word to its end, or still open when it is recent. */
export function tellThreat(
  choices: Choices,
  record: string,
  officer: DemoOfficer,
  at: number,
): DemoAct[] {
  const area = officer.areas[0]
  if (!area) throw new Error(`${officer.key} has no area to report from`)
  const subject = choices.weighted(threatSubjects, ({ weight }) => weight)
  const village = villageOf(choices, area)
  const say = (texts: readonly string[]) => choices.pick(texts).replaceAll('{place}', village.name)
  const soon = choices.pick(subject.imminence)
  const saidAt = at + choices.whole(10, 300) * minute
  const raised: DemoAct = {
    officer: officer.key,
    type: 'ThreatRaised',
    record,
    creates: true,
    area,
    saidAt,
    receivedAt: saidAt + linkDelay(choices),
    seenUntil: saidAt,
    bodies: {
      facts: {
        kind: subject.kind,
        place: somewhereAt(choices, village, area),
        noticedAt: occurredBetween('hour', at - hour, at),
        imminence: soon,
        actors: [{ type: choices.pick(['armed_group', 'unknown']), attribution: 'alleged' }],
        groupsAtRisk: [...subject.atRisk],
        sources: [{ type: choices.pick(['community', 'eyewitness', 'authority', 'secondary']) }],
        ...(soon === 'later_or_unsure' ? {} : { alert: levelOf(soon) }),
      },
      narrative: { title: say(subject.titles), text: say(subject.texts) },
    },
    links: {},
  }
  const about = { officer: officer.key, record, creates: false, area: null, links: {} } as const
  const acts: DemoAct[] = [raised]
  let last = saidAt
  if (choices.chance(0.4)) {
    last += choices.whole(6, 60) * hour
    acts.push({
      ...about,
      type: 'ThreatAmended',
      saidAt: last,
      receivedAt: last + linkDelay(choices),
      seenUntil: last,
      bodies: {
        facts: {
          set: { imminence: choices.pick(['within_hours', 'within_72_hours', 'later_or_unsure']) },
        },
        narrative: { text: `${say(subject.texts)} Heard again from a second quarter.` },
      },
    })
  }
  last += choices.whole(4, 30) * day
  acts.push({
    ...about,
    type: 'ThreatClosed',
    saidAt: last,
    receivedAt: last + linkDelay(choices),
    seenUntil: last,
    bodies: { facts: { reason: choices.pick(closingReasons) } },
  })
  return acts
}

const closingReasons = ['threat_ended', 'threat_ended', 'came_true', 'false_alarm', 'stale']

function levelOf(soon: string): string {
  return imminence.items.find(({ code }) => code === soon)?.level ?? 'watch'
}

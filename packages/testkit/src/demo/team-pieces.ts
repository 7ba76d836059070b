import { localDateOf } from '@tocsin/schema/primitives/local-date'
import { occurredBetween } from '@tocsin/schema/primitives/occurred'
import { about } from './alert-acts.ts'
import type { DemoAct } from './demo-act.ts'
import { placeNamed } from './demo-areas.ts'
import { officerNamed } from './demo-officers.ts'
import { atVillage } from './demo-places.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const deployment = 'osseko-deployment'

/** A team that is out around Osseko: whom it visited, what it owes, what it asked for. */
export function teamPieces(now: number): DemoAct[] {
  const date = (at: number) => localDateOf('Africa/Lubumbashi', at)
  const opened: DemoAct = {
    ...created('osseko-lead', deployment, now - 3 * day),
    type: 'DeploymentOpened',
    bodies: {
      facts: {
        trigger: 'threat_registered',
        from: date(now - 3 * day),
        to: date(now + 2 * day),
        stay: atVillage(placeNamed('Osseko')),
        members: ['civil_affairs', 'human_rights', 'child_protection', 'military'].map(
          (component) => ({ component }),
        ),
      },
      narrative: {
        title: 'Osseko, after the fires',
        text: 'Find out who moves on the north road, who is at risk, and what people ask of the base. Come back to everybody who was promised it.',
      },
    },
  }
  const links = { deployment }
  const sangari: DemoAct = {
    ...created('osseko-hr', 'sangari-visit', now - 26 * hour),
    type: 'VisitLogged',
    links,
    bodies: {
      facts: {
        place: atVillage(placeNamed('Sangari')),
        occurredAt: occurredBetween('hour', now - 31 * hour, now - 29 * hour),
        met: [
          { role: 'traditional_leaders', count: 3 },
          { role: 'women', count: 14 },
        ],
        perception: 'less_safe',
        returnDue: date(now - day),
      },
      narrative: {
        title: 'Sangari, under the mango tree',
        text: 'They go for water in groups since the column passed. Asked when the patrol comes, and whether it comes at dusk.',
      },
    },
  }
  const clinic: DemoAct = {
    ...created('osseko-lead', 'mutelo-visit', now - 23 * hour),
    type: 'VisitLogged',
    links,
    bodies: {
      facts: {
        place: atVillage(placeNamed('Mutelo')),
        occurredAt: occurredBetween('hour', now - 25 * hour, now - 24 * hour),
        met: [{ role: 'health_workers', count: 2 }],
        perception: 'divided',
        returnDue: date(now + 9 * day),
      },
      narrative: { title: 'Clinic at Mutelo', text: 'It stays open in the mornings.' },
    },
  }
  return [
    opened,
    sangari,
    clinic,
    asked('osseko-hr', 'dusk-patrol', now - 25 * hour, {
      facts: {
        organ: 'mission',
        owner: 'sector_command',
        due: date(now + 2 * day),
        means: ['patrols'],
      },
      narrative: {
        title: 'Patrol the Sangari road at dusk',
        text: 'Women fetch water then. Three times a week would be enough to be seen.',
      },
    }),
    asked('osseko-lead', 'liaison-night', now - 22 * hour, {
      facts: {
        organ: 'mission',
        owner: 'civil_affairs',
        due: date(now - day),
        means: ['interpreters'],
      },
      narrative: {
        title: 'A liaison assistant at the base by night',
        text: 'Nobody at the gate understands who comes after dark.',
      },
    }),
    asked('osseko-lead', 'clinic-helicopter', now - 22 * hour, {
      facts: { organ: 'mission', owner: 'mission_support', means: ['air'] },
      narrative: { title: 'A helicopter for the clinic at Mutelo', text: 'While the road is cut.' },
    }),
  ]
}

/** What headquarters said to it: two answers, and one that is overdue. */
export function answersToTeams(told: DemoAct): DemoAct[] {
  const officer = 'duty-day'
  const by = officerNamed(officer).name
  const answered = (
    facts: { answer: string; reason?: string; due?: string },
    text: string,
  ): DemoAct => ({
    ...about(told, officer, told.receivedAt + 3 * hour),
    type: 'RecommendationAnswered',
    bodies: { facts: { ...facts, by }, narrative: { text } },
  })
  if (told.record === 'dusk-patrol') {
    return [answered({ answer: 'accepted' }, 'From Thursday, with the liaison assistant.')]
  }
  if (told.record === 'clinic-helicopter') {
    return [answered({ answer: 'refused', reason: 'no_means' }, 'Both are out until the 30th.')]
  }
  return []
}

type Asked = Extract<DemoAct, { type: 'RecommendationMade' }>

function asked(officer: string, record: string, saidAt: number, bodies: Asked['bodies']): Asked {
  const links = { deployment }
  return { ...created(officer, record, saidAt), type: 'RecommendationMade', links, bodies }
}

function created(officer: string, record: string, saidAt: number) {
  const area = officerNamed(officer).areas[0] ?? null
  const receivedAt = saidAt + 8 * minute
  return { officer, record, creates: true, area, saidAt, receivedAt, seenUntil: saidAt, links: {} }
}

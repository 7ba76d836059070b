import { about, answeredBy, closed, taken } from './alert-acts.ts'
import type { DemoAct } from './demo-act.ts'
import { answersToTeams } from './team-pieces.ts'

const minute = 60_000
const hour = 60 * minute

const answers: Readonly<Record<string, (told: DemoAct) => DemoAct[]>> = {
  column: (told) => [taken(told, told.receivedAt + 6 * minute)],
  'clinic-letter': (told) => [taken(told, told.receivedAt + 52 * minute)],
  'homes-burned': (told) => [
    taken(told, told.receivedAt + 14 * minute),
    answeredBy(told, told.receivedAt + 95 * minute, [
      'vehicle_patrol',
      'Patrol on site from noon. It sleeps at the school.',
    ]),
    verified(told, told.receivedAt + 22 * hour),
  ],
  exercise: (told) => [
    taken(told, told.receivedAt + 4 * minute),
    answeredBy(told, told.receivedAt + 20 * minute, ['foot_patrol', 'Drill answered.']),
    closed(told, told.receivedAt + 50 * minute, 'other'),
  ],
}

/** What headquarters did about the set pieces; about the armed men near Osseko, nothing yet. */
export function answersToSetPieces(field: readonly DemoAct[]): DemoAct[] {
  return field.flatMap((told) =>
    told.creates ? (answers[told.record] ?? answersToTeams)(told) : [],
  )
}

function verified(told: DemoAct, at: number): DemoAct {
  const facts = {
    finding: 'verified',
    standardOfProof: 'reasonable_grounds',
    primarySources: 2,
    secondarySources: 1,
    unEyewitness: true,
  }
  return { ...about(told, 'analyst-hr', at), type: 'IncidentVerified', bodies: { facts } }
}

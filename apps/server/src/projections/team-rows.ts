import type { RecordRef } from '@tocsin/schema/events/define'
import type { TeamRecordTable } from '../db/team-tables.ts'
import type { Generation } from '../log/log-deps.ts'
import type { States } from './states.ts'

/** Kinds that are found by what a team does: the first three always, the others where they name a deployment. */
export const teamKinds = ['deployment', 'visit', 'recommendation', 'report', 'threat'] as const
export type TeamKind = (typeof teamKinds)[number]

/** By what the records of teams are found; nothing of what they say. */
export function teamRows(
  states: States,
  refs: readonly RecordRef[],
  at: Generation,
): TeamRecordTable[] {
  return refs.flatMap(({ kind, id }) => {
    const of = teamKinds.find((one) => one === kind)
    const state = of && states.get(of, id)
    if (!of || !state) return []
    const deployment = 'deployment' in state ? state.deployment : null
    if (!deployment && (of === 'report' || of === 'threat')) return []
    return [
      {
        mission_id: at.mission,
        generation: at.generation,
        kind: of,
        record_id: id,
        deployment_id: deployment,
      },
    ]
  })
}

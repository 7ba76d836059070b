import type { Paper } from '@tocsin/schema/paper/state'
import type { MissionId } from '@tocsin/schema/primitives/ids'
import type { ProblemCode } from '@tocsin/schema/problem'
import * as z from 'zod/mini'
import type { Generation, Handle } from './log-deps.ts'
import type { LogView } from './log-store.ts'
import type { Pushed, ReadableEvent } from './read-pushed.ts'

/** A table that the server gave as a file: of which week, to be handed to which profile. */
export const GivenTable = z.object({
  hash: z.string(),
  name: z.string(),
  version: z.string(),
  week: z.string(),
})
export type GivenTable = z.infer<typeof GivenTable>

/** The line of the book that keeps one; `about` is its hash. */
export const tableGiven = 'outside_table_given'

/**
 * Judges the hand-overs of a run: a table that one names was given here, for this profile and of the week
 * of its paper (SPEC RP-9).
 */
export async function readGivenTables(
  view: Pick<LogView, 'givenTables' | 'records'>,
  at: Generation,
  events: readonly Pushed[],
): Promise<(pushed: ReadableEvent) => ProblemCode | undefined> {
  const refused = new Map<string, ProblemCode>()
  for (const pushed of events) {
    if (!pushed.header || pushed.told?.type !== 'PaperShared') continue
    const { profile } = pushed.told.facts
    if (!profile) continue
    const { name, version, table } = profile
    const [stored] = await view.records(at, [{ kind: 'paper', id: pushed.header.record }])
    // as: the state was written by this kind's reducer.
    const paper = stored?.state as Paper | undefined
    const isGiven = (await view.givenTables(table)).some(
      (given) =>
        given.name === name && given.version === String(version) && given.week === paper?.weekStart,
    )
    if (!isGiven) refused.set(pushed.hash, 'table_not_given')
  }
  return ({ hash }) => refused.get(hash)
}

export async function givenTables(
  db: Handle,
  mission: MissionId,
  hash: string,
): Promise<GivenTable[]> {
  const rows = await db
    .selectFrom('audit')
    .select('detail_json')
    .where('mission_id', '=', mission)
    .where('what', '=', tableGiven)
    .where('about', '=', hash)
    .execute()
  return rows.map(({ detail_json }) => GivenTable.parse({ ...JSON.parse(detail_json), hash }))
}

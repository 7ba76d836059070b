import type { Wrap } from '@tocsin/schema/events/sealed'
import { OfficersStatement } from '@tocsin/schema/trust/statements'
import type { Handle } from './log-deps.ts'

/** Ids of the officers whom the newest roster of the mission names; empty while there is none. */
export async function officersInForce(tx: Handle, mission: string): Promise<ReadonlySet<string>> {
  const row = await tx
    .selectFrom('statement')
    .select('statement_json')
    .where('mission_id', '=', mission)
    .where('kind', '=', 'officers')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return new Set()
  const { officers } = OfficersStatement.parse(JSON.parse(row.statement_json))
  return new Set(officers.map(({ id }) => id))
}

/**
 * Of the wraps that come with a part those that are kept: a tablet may know an older roster than the one
 * in force. Those of who left are not, as long as one is for somebody who is there: the last way to an
 * identity never is dropped (SPEC SE-12).
 */
export function wrapsToKeep<W extends Pick<Wrap, 'officer'>>(
  wraps: readonly W[],
  inForce: ReadonlySet<string>,
): readonly W[] {
  const standing = wraps.filter(({ officer }) => inForce.has(officer))
  return standing.length > 0 ? standing : wraps
}

import type { AreaId } from '@tocsin/schema/primitives/ids'
import { sql } from 'kysely'
import type { Generation, Handle } from '../log/log-deps.ts'

type Known = {
  /** When the first incident became known. */
  since: number | null
  /** When the last incident of each area became known before a moment. */
  lastOfArea: { area: AreaId; at: number }[]
}

/** Area by area from the index, so that it takes as long as there are areas and not incidents. */
export async function readKnown(db: Handle, at: Generation, before: number): Promise<Known> {
  const of = sql`incident_row.mission_id = ${at.mission}
    and incident_row.generation = ${at.generation}::int8`
  const { rows } = await sql<{ area: AreaId; first: number; last: number | null }>`
    with recursive known(area) as (
      select min(area) from incident_row where ${of}
      union all
      select (select min(area) from incident_row where ${of} and area > known.area)
      from known where known.area is not null)
    select area,
      (select min(known_at) from incident_row where ${of} and incident_row.area = known.area) as first,
      (select max(known_at) from incident_row where ${of} and incident_row.area = known.area
        and known_at < ${before}::int8) as last
    from known where area is not null
  `.execute(db)
  const first = Math.min(...rows.map((row) => row.first))
  return {
    since: rows.length > 0 ? first : null,
    lastOfArea: rows.flatMap(({ area, last }) => (last === null ? [] : [{ area, at: last }])),
  }
}

import { tellEvent } from '@tocsin/schema/events/tell'
import { sameJson } from '@tocsin/schema/primitives/same-json'
import { isCounted } from '@tocsin/schema/report/select'
import type { Report } from '@tocsin/schema/report/state'
import type { Settled } from './invariants.ts'
import type { Spoken } from './short-operations.ts'

/**
 * A flash that was spoken is counted once, whenever its message and its own report came (SPEC SM-8). What
 * another seat had to say again of it is a record of its own (docs/deltas.md), and is left out here.
 */
export function countedTwice({ server }: Settled, spoken: readonly Spoken[]): string[] {
  const reports = server.records.flatMap(({ kind, state }) =>
    // as: written by the reducer of its kind.
    kind === 'report' ? [state as Report] : [],
  )
  const again = new Set(
    server.log.flatMap((entry) => tellEvent(entry)?.provenance?.readmits?.event ?? []),
  )
  return spoken.flatMap(({ record, flash }) => {
    if ([...again].some((event) => String(event) === record)) return []
    const counted = reports.filter((report) => {
      const places = report.fields.place ?? []
      return isCounted(report) && places.some(({ value }) => sameJson(value, flash.place))
    })
    return counted.length > 1 ? [`${record} was spoken and is counted ${counted.length} times`] : []
  })
}

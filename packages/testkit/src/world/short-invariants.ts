import { sameJson } from '@tocsin/schema/primitives/same-json'
import { isCounted } from '@tocsin/schema/report/select'
import type { Report } from '@tocsin/schema/report/state'
import type { Settled } from './invariants.ts'
import type { Spoken } from './short-operations.ts'

/**
 * A flash that was spoken is counted once, whenever its message and its own report came, and whoever had
 * to say it again (SPEC SM-8).
 */
export function countedTwice({ server }: Settled, spoken: readonly Spoken[]): string[] {
  const reports = server.records.flatMap(({ kind, state }) =>
    // as: written by the reducer of its kind.
    kind === 'report' ? [state as Report] : [],
  )
  return spoken.flatMap(({ record, flash }) => {
    const counted = reports.filter((report) => {
      const places = report.fields.place ?? []
      return isCounted(report) && places.some(({ value }) => sameJson(value, flash.place))
    })
    return counted.length > 1 ? [`${record} was spoken and is counted ${counted.length} times`] : []
  })
}

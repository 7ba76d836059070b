import type { ListRow } from '../../local/list-row.ts'
import type { RosterSeat } from '../../local/roster-seat.ts'

const lookBackMs = 90 * 86_400_000

type Counted = Pick<ListRow, 'kind' | 'ended' | 'receipt' | 'saidAt'>

/**
 * How much of its area a team takes along (domain.md §5, day 1): reports of the last 90 days, threats
 * and deployments that have not ended, people of the roster. `now` in ms since 1970.
 */
export function takenAlong(
  rows: readonly Counted[],
  seats: Iterable<Pick<RosterSeat, 'role'>>,
  now: number,
) {
  const open = (asked: ListRow['kind']) =>
    rows.filter(({ kind, ended }) => kind === asked && !ended).length
  return {
    reports: rows.filter((row) => row.kind === 'report' && knownAt(row) > now - lookBackMs).length,
    threats: open('threat'),
    deployments: open('deployment'),
    people: [...seats].filter(({ role }) => role !== 'system').length,
  }
}

function knownAt({ receipt, saidAt }: Counted): number {
  return receipt?.numbered.receivedAt ?? saidAt ?? 0
}

import type { RecordId } from '@tocsin/schema/primitives/ids'
import type { ListRow } from './list-row.ts'
import { lostPlaces } from './lost-places.ts'
import type { RosterSeat } from './roster-seat.ts'

/** What all rows say together, kept up with every change: nobody counts ten thousand rows after a save. */
export type ToldRows = {
  readonly seats: ReadonlyMap<RecordId, RosterSeat>
  /** Records with work that is only here, that headquarters holds unread, and that lost their place in the log. */
  readonly unsent: number
  readonly held: number
  readonly lost: number
}

export const nothingTold: ToldRows = { seats: new Map(), unsent: 0, held: 0, lost: 0 }

/** A copy to write to, and then to hand on. */
export function changeTold(before: ToldRows) {
  let { seats, unsent, held, lost } = before
  const count = (row: ListRow | undefined, by: 1 | -1) => {
    if (!row || row.kind === 'seat') return
    if (row.state === 'here') unsent += by
    if (row.state === 'held') held += by
    if (row.held && lostPlaces.includes(row.held.code)) lost += by
  }
  return {
    change: (was: ListRow | undefined, is: ListRow | undefined) => {
      count(was, -1)
      count(is, 1)
      const record = (is ?? was)?.id
      if (record === undefined || (!is?.seat && !was?.seat)) return
      const changed = new Map(seats)
      if (is?.seat) changed.set(record, is.seat)
      else changed.delete(record)
      seats = changed
    },
    done: (): ToldRows => ({ seats, unsent, held, lost }),
  }
}

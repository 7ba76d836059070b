import type { Actor } from '../primitives/actor.ts'
import type { Seat } from './state.ts'

/** Who acts when this seat acts. */
export function seatActor({ seat, role, areas, component }: Seat): Actor {
  return { seat, role, areas, component }
}

/** How far a seat's device has said that it knows of its changes of rights. */
export type ToldRights = { from: number; after: number }

/**
 * As whom a seat may have written one event of its chain, besides as whom it acts now (SPEC RC-4). No
 * clock decides it: what the device wrote before it was told of a change, it wrote under what it had.
 */
export function earlierActors(
  { seat, changed }: Pick<Seat, 'seat' | 'changed'>,
  told: ToldRights,
  seatSeq: number,
): Actor[] {
  const earlier = (changed?.before ?? []).filter(({ from }) =>
    seatSeq > told.after ? from === told.from : from < told.from,
  )
  return earlier.map(({ role, areas, component }) => ({ seat, role, areas, component }))
}

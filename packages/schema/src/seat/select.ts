import type { Actor } from '../primitives/actor.ts'
import type { Seat } from './state.ts'

/** Who acts when this seat acts. */
export function seatActor({ seat, role, areas, component }: Seat): Actor {
  return { seat, role, areas, component }
}

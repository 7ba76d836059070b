import { imminence } from '../vocabulary/imminence.ts'
import type { Register } from './register.ts'

/**
 * Level of the alert that an amendment raises by saying that it is sooner than everything that stands
 * (SPEC RD-15); undefined when it says nothing of how soon, or nothing sooner.
 */
export function alertOfSooner(
  standing: Register<string> | undefined,
  said: string | undefined,
): string | undefined {
  const place = placeOf(said)
  const soonest = Math.min(...(standing ?? []).map(({ value }) => placeOf(value)), unknown)
  return place < soonest ? imminence.items[place]?.level : undefined
}

/** Behind everything that the list knows. */
const unknown = imminence.items.length

/** The list goes from the soonest to the latest. */
function placeOf(said: string | null | undefined): number {
  const place = imminence.items.findIndex(({ code }) => code === said)
  return place < 0 ? unknown : place
}

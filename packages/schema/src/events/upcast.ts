import type { PartBody } from './envelope.ts'
import type { EventTypeName } from './registry.ts'

/** Turns the facts of version n into those of version n + 1, on read; stored bytes never change. */
export type Upcast = (facts: PartBody) => PartBody

/** By type and by the version upcast from. Empty while every type is at its first version. */
export const upcasts: Partial<Record<EventTypeName, Record<number, Upcast>>> = {}

/** Facts at the newest version that this code knows (SPEC EV-9). */
export function upcastFacts(
  type: EventTypeName,
  version: number,
  facts: PartBody,
  steps: Partial<Record<EventTypeName, Record<number, Upcast>>> = upcasts,
): PartBody {
  const step = steps[type]?.[version]
  return step ? upcastFacts(type, version + 1, step(facts), steps) : facts
}

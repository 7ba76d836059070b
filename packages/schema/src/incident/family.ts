import type { RecordId } from '../primitives/ids.ts'
import type { Incident } from './state.ts'

type Find = (id: RecordId) => Incident | undefined

/**
 * The incident in which this one is counted: itself, or the end of its merges. Three people who merge
 * three incidents in a circle, unseen, leave no end: then the one with the lowest id stands, so that
 * no incident ever leaves the figures unsaid (SPEC RD-10).
 */
export function countedIn(id: RecordId, find: Find): RecordId {
  const passed = [id]
  let next = find(id)?.mergedInto
  while (next) {
    const again = passed.indexOf(next)
    if (again >= 0) return passed.slice(again).reduce((low, other) => (other < low ? other : low))
    passed.push(next)
    next = find(next)?.mergedInto
  }
  return passed.at(-1) ?? id
}

/** Every incident that is counted in this one, itself first: their reports are its accounts (SPEC RD-10). */
export function incidentFamily(id: RecordId, find: Find): RecordId[] {
  const family = new Set([id])
  for (const member of family) {
    for (const absorbed of find(member)?.absorbed ?? []) {
      if (countedIn(absorbed, find) === id) family.add(absorbed)
    }
  }
  return [...family]
}

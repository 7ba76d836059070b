import { err, ok } from '@tocsin/schema/primitives/result'
import { problem } from '@tocsin/schema/problem'
import type { KeyId } from '@tocsin/schema/trust/statements'
import type { ServerInside, WorldIdentities } from '@tocsin/testkit/world/world-server'
import type { MemoryState } from '../memory-store.ts'
import type { KeptWrap } from '../memory-wraps.ts'

/** Faults of the identity side that the world must find. */
export const identityFaults = [
  'rewrap_rewrites_bytes',
  'keeps_wraps_of_leavers',
  'opens_without_a_row',
] as const
export type IdentityFault = (typeof identityFaults)[number]

/** Sealed identities over the store in memory: what `identities/` does in SQL. */
export function memoryIdentities(
  at: { state: MemoryState },
  fault?: IdentityFault,
): WorldIdentities & { openings: () => ServerInside['openings'] } {
  let openings: ServerInside['openings'] = []
  const entryOf = (event: string) => at.state.events.find((entry) => entry.event.id === event)
  const ofPart = (all: readonly KeptWrap[], { event, part }: Pick<KeptWrap, 'event' | 'part'>) =>
    all.filter((wrap) => wrap.event === event && wrap.part === part)
  const placeOf = ({ event, part }: Pick<KeptWrap, 'event' | 'part'>) => {
    const entry = entryOf(event)
    if (!entry) throw new Error('a wrap of an event that is not here')
    const { mission, record } = entry.event.header
    return { mission, record, event, label: part }
  }
  const dropLeavers = () => {
    if (fault === 'keeps_wraps_of_leavers') return
    const { wraps, officers } = at.state
    const kept = wraps.filter((wrap) => {
      return (
        officers.has(wrap.officer) ||
        !ofPart(wraps, wrap).some(({ officer }) => officers.has(officer))
      )
    })
    at.state = { ...at.state, wraps: kept }
  }
  return {
    openings: () => openings,
    async takeRoster(officers) {
      at.state = { ...at.state, officers: new Set(officers.map(({ id }) => id)) }
      dropLeavers()
    },
    async open(officer, { event, part }) {
      const held = entryOf(event)?.event.parts[part]
      if (held?.state !== 'sealed') return err(problem('not_found'))
      const own = ofPart(at.state.wraps, { event, part }).find((one) => one.officer === officer)
      if (!own) return err(problem('identity_not_for_you'))
      if (fault !== 'opens_without_a_row') openings = [...openings, { event, part, officer }]
      return ok({ place: placeOf({ event, part }), bytes: held.bytes, wrap: own.sealed })
    },
    async work(officer) {
      const { wraps, officers } = at.state
      const missingOf = (wrap: KeptWrap) => {
        const have = ofPart(wraps, wrap).map((one) => one.officer as string)
        // as: ids of the roster.
        return [...officers].filter((id) => !have.includes(id)) as KeyId[]
      }
      const waits = officers.has(officer)
        ? wraps.filter((wrap) => wrap.officer === officer && missingOf(wrap).length > 0)
        : []
      const items = waits.slice(0, 50).map((wrap) => {
        return { place: placeOf(wrap), wrap: wrap.sealed, missing: missingOf(wrap) }
      })
      return { items, left: waits.length }
    },
    async putWraps(_officer, made) {
      const fresh = made.filter(
        (wrap) => !ofPart(at.state.wraps, wrap).some(({ officer }) => officer === wrap.officer),
      )
      at.state = { ...at.state, wraps: [...at.state.wraps, ...fresh] }
      dropLeavers()
      if (fault === 'rewrap_rewrites_bytes')
        for (const { event, part } of made) rewrite(event, part)
    },
  }

  /** The fault: who wraps anew also writes the sealed bytes anew. */
  function rewrite(event: string, label: string) {
    const part = entryOf(event)?.event.parts[label]
    if (part?.state === 'sealed') part.bytes = `${part.bytes.slice(0, -4)}AAAA`
  }
}

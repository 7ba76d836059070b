import { fateOfScope, type Rights, type ScopeFate } from '../access/rights-change.ts'
import { grantedScopes } from '../access/rules.ts'
import { isRole } from '../primitives/actor.ts'
import { parseScopeId, type ScopeId } from '../primitives/ids.ts'
import type { SeatStatement } from '../trust/statements.ts'
import type { Cursors, TakenRights } from './wire.ts'

/** The change of rights that a tablet has carried out last. */
export type RightsHere = TakenRights & {
  /** Scopes that it made begin anew: a reply that is taken twice begins them once. */
  restart: readonly ScopeId[]
  /** The server was restored since: nobody here knows by which rights it went in between. */
  unsure?: boolean | undefined
}

export type RightsPlan = {
  rights: Rights
  here: RightsHere
  /** What others wrote in these goes at once. */
  dropped: ReadonlySet<ScopeId>
  /** Held before and granted no longer. */
  gone: readonly ScopeId[]
  /** From where each granted scope is pulled next. */
  cursors: Cursors
  /** False for rights that had been taken before: only `cursors` counts then. */
  isNew: boolean
}

/**
 * What a tablet does with the rights that came with a reply (SPEC RC-3); undefined when they are older
 * than those it has, or of a role that this version does not know.
 *
 * @param held how far each scope was pulled before the reply, `granted` how far it is with the reply.
 * @param end `seatSeq` of the end of the own chain.
 */
export function planRights(
  { role, component, areas, from = 0 }: SeatStatement,
  at: {
    before: Rights
    here: RightsHere | undefined
    held: Cursors
    granted: Cursors
    end: number
    /** The scope of the roster, which every role reads. */
    roster: ScopeId
  },
): RightsPlan | undefined {
  const { before, here, held, granted } = at
  if (!isRole(role) || from < (here?.from ?? 1)) return undefined
  const rights: Rights = { role, component, areas }
  // as: the keys of `Cursors` are scopes.
  const scopes = Object.keys(granted) as ScopeId[]
  const gone = (Object.keys(held) as ScopeId[]).filter((scope) => granted[scope] === undefined)
  // Rights that change between a pull and its reply come with what was granted before them.
  const named = scopes.map((scope) => parseScopeId(scope).area)
  const allowed = new Set(grantedScopes(rights, named))
  const stale = new Set(scopes.filter((scope) => !allowed.has(scope)))
  if (here && from === here.from) {
    const cursors = cursorsOf(granted, (scope) => {
      if (stale.has(scope)) return undefined
      return here.restart.includes(scope) ? held[scope] : granted[scope]
    })
    return { rights, here, dropped: stale, gone, cursors, isNew: false }
  }
  const fates = new Map<ScopeId, ScopeFate>(
    scopes.map((scope) => {
      if (stale.has(scope)) return [scope, 'drop']
      // What was not held comes from its beginning as it is.
      if (scope === at.roster || held[scope] === undefined) return [scope, 'keep']
      return [scope, here?.unsure ? 'drop' : fateOfScope(before, rights, scope)]
    }),
  )
  return {
    rights,
    here: { from, after: at.end, restart: scopes.filter((scope) => fates.get(scope) !== 'keep') },
    dropped: new Set(scopes.filter((scope) => fates.get(scope) === 'drop')),
    gone,
    cursors: cursorsOf(granted, (scope) => {
      const fate = fates.get(scope)
      return fate === 'keep' ? granted[scope] : fate === 'again' ? 0 : undefined
    }),
    isNew: true,
  }
}

/** A scope that is missing was dropped, and is asked for from its beginning. */
function cursorsOf(granted: Cursors, from: (scope: ScopeId) => number | undefined): Cursors {
  const cursors: Cursors = {}
  for (const scope of Object.keys(granted) as ScopeId[]) {
    const at = from(scope)
    if (at !== undefined) cursors[scope] = at
  }
  return cursors
}

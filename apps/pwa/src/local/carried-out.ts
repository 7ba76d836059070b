import type { EventId } from '@tocsin/schema/primitives/ids'
import { mostDestroyed } from '@tocsin/schema/sync/wire'
import { eraseTools } from './erase-tools.ts'
import type { LogDeps, LogState } from './log-state.ts'
import type { Meta } from './meta.ts'

/** Erasures of which the records and the own chain are clean already, on their way through the journal to the server. */
export type CarriedOut = {
  /** Destroys in the journal what is erased in the own chain; what fails is tried again with the next reply. */
  clean(state: LogState): Promise<void>
  /** For the next question: those that are carried out in every store (SPEC ER-10). */
  toTell(meta: Meta): { destroyed?: EventId[] }
  /** The state without those that were told: a reply is the answer to it. */
  answered(state: LogState): LogState
}

/** `isLost` = the database was lost, and what it knew of the journal with it. */
export function carriedOut(deps: LogDeps, isLost: boolean): CarriedOut {
  const cleaned = new Set<EventId>()
  let told: EventId[] = []
  let isUnknown = isLost
  return {
    async clean({ own, meta }) {
      const { destroyed = [] } = meta
      const isDue = isUnknown || destroyed.some((by) => !cleaned.has(by))
      if (!isDue || !deps.vault.leads.get()) return
      if (own.some(({ erased }) => erased)) {
        try {
          const { cleanJournal } = await import('./ready-erase-here.ts')
          if (!(await cleanJournal(eraseTools, deps, { own })).ok) return
        } catch (thrown) {
          // The code for it is not on this tablet yet, and cannot be fetched now.
          if (thrown instanceof TypeError) return
          throw thrown
        }
      }
      isUnknown = false
      for (const by of destroyed) cleaned.add(by)
    },
    toTell({ destroyed = [] }) {
      told = destroyed.filter((by) => cleaned.has(by)).slice(0, mostDestroyed)
      return told.length > 0 ? { destroyed: told } : {}
    },
    answered(state) {
      const { destroyed } = state.meta
      if (!destroyed || told.length === 0) return state
      const left = destroyed.filter((by) => !told.includes(by))
      return { ...state, meta: { ...state.meta, destroyed: left } }
    },
  }
}

import { err } from '@tocsin/schema/primitives/result'
import { problem } from '@tocsin/schema/problem'
import { leaving } from './leaving.ts'
import type { Local } from './local.ts'
import type { LogState } from './log-state.ts'
import { type EnvelopeDeps, envelopeOf } from './own-envelope.ts'
import { readClusters, readOwn } from './read-log.ts'
import { readersIn } from './teammates.ts'

/** What `ready-seal-again.ts` is given of the log. */
const sealTools = { leaving, envelopeOf, readClusters, readOwn }
export type SealTools = typeof sealTools

/** What this seat wrote, for who comes next. `depsNow` and `stateNow` give what is known at the moment. */
export function sealingAgain(
  depsNow: () => EnvelopeDeps,
  stateNow: () => LogState,
): Pick<Local, 'sealAgain' | 'readersIn'> {
  return {
    readersIn: (area) => {
      const { roster, vault } = depsNow()
      return readersIn(roster, { seat: vault.seat.id, areas: [area] })
    },
    // Not in turn: it reads what is never taken back, and no save waits for it.
    sealAgain: async (records) => {
      const later = await import('./ready-seal-again.ts').catch(() => undefined)
      if (!later) return err(problem('server_unreachable'))
      return later.sealForTeam(sealTools, depsNow(), stateNow(), records)
    },
  }
}

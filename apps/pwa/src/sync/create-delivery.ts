import type { Bytes } from '@tocsin/schema/primitives/bytes'
import { retryDelayMs } from '@tocsin/schema/sync/back-off'
import { isOfOtherMission } from '@tocsin/schema/sync/envelope-mark'
import { carry } from '../local/carried.ts'
import {
  carriedEnvelopes,
  type EscrowDeps,
  envelopesToTakeOut,
  escrowSources,
  outstandingOf,
  vaultIdsIn,
} from '../local/escrow.ts'
import { dropLines, type KeptLines, keepLines, keptLines } from '../local/kept-lines.ts'
import { createStore, type Store } from '../local/store.ts'
import { type Deliver, deliverRound } from './deliver-round.ts'

/**
 * What may be said on a locked screen, which shows no name, no count and no report: whether anything
 * on this device still waits. `needs_unlock`: something was saved before there was a key to seal it to.
 */
export type DeliveryState = 'looking' | 'waiting' | 'needs_unlock' | 'all_there'

export type DeliveryDeps = EscrowDeps & {
  deliver: Deliver
  /** Fingerprint of the root of the mission that this device is of, once somebody was enrolled here. */
  root: () => string | undefined
  /** In [0, 1). */
  fraction: () => number
  /** Runs the work while no other tab delivers; false when one does. */
  alone: (work: () => Promise<void>) => Promise<boolean>
  /** Calls when a network may have come or the page is looked at again. */
  onChance: (chance: () => void) => () => void
  /** After a round in which the server was heard, or had nothing to hear. */
  afterRound: () => Promise<void>
}

/** `ours`: what was kept, of which `added` is new. `foreign`: how many are of another mission. */
export type Carried = { ours: readonly Bytes[]; added: number; foreign: number }

export type Delivery = Store<DeliveryState> & {
  /** Looks at everything that is sealed on this device and brings it, at once. */
  tryNow(): Promise<void>
  /** What waits, for other hands; with that of the vault that asks. It stays here, too, until the server has it. */
  takeOut(open?: string): Promise<Bytes[]>
  /** Takes on what another tablet handed over, but for what names another mission: no server here opens it. */
  carry(envelopes: readonly Bytes[]): Promise<Carried>
  /** Lines of read-out envelopes that were typed here and are right. */
  lines: {
    kept(): Promise<KeptLines[]>
    keep(lines: KeptLines): Promise<void>
    drop(id: string): Promise<void>
  }
  /** What other tablets handed over and the server does not have yet. */
  carried(): Promise<Bytes[]>
  stop(): void
}

/** How soon it is looked again while another tab is at it. */
const otherTabMs = 5_000

/**
 * Delivers what lies sealed on this device: of every vault that no tab has open, with its passphrase
 * forgotten or its keys wiped as well, and of other tablets. It never gives up.
 */
export function createDelivery(deps: DeliveryDeps): Delivery {
  const state = createStore<DeliveryState>('looking')
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | undefined
  let isStopped = false
  let failures = 0

  const plan = (delay: number) => {
    clearTimeout(timer)
    if (!isStopped) timer = setTimeout(() => void tryNow(), delay)
  }

  const work = async () => {
    const round = await deliverRound(await escrowSources(deps), deps.deliver)
    if (round.ok) await deps.afterRound()
    const left = await leftOn(deps)
    // What the server did not take for a reason of its own is no failed link, and waits as long.
    failures = left.envelopes > 0 || !round.ok ? failures + 1 : 0
    state.set(left.envelopes > 0 ? 'waiting' : left.unsealed > 0 ? 'needs_unlock' : 'all_there')
    if (failures > 0) plan(retryDelayMs(failures, deps.fraction()))
  }

  const tryNow = async (): Promise<void> => {
    if (isStopped) return
    clearTimeout(timer)
    running ??= deps
      .alone(work)
      .then((isAlone) => {
        if (!isAlone) plan(otherTabMs)
      })
      .finally(() => {
        running = undefined
      })
    await running
  }

  const endChances = deps.onChance(() => void tryNow())
  return {
    get: state.get,
    subscribe: state.subscribe,
    tryNow,
    takeOut: (open) => envelopesToTakeOut(deps, open),
    carry: async (envelopes) => {
      const root = deps.root()
      const ours = envelopes.filter((sealed) => !root || !isOfOtherMission(sealed, root))
      const added = await carry(deps.factory, ours)
      void tryNow()
      return { ours, added, foreign: envelopes.length - ours.length }
    },
    lines: {
      kept: () => keptLines(deps.factory),
      keep: (lines) => keepLines(deps.factory, lines),
      drop: (id) => dropLines(deps.factory, id),
    },
    carried: () => carriedEnvelopes(deps),
    stop: () => {
      isStopped = true
      endChances()
      clearTimeout(timer)
    },
  }
}

/** What is left of everybody who is not at work here: they see their own on their own screens. */
async function leftOn(deps: EscrowDeps): Promise<{ envelopes: number; unsealed: number }> {
  const open = await deps.journals.open()
  let [envelopes, unsealed] = [0, 0]
  for (const vault of await vaultIdsIn(deps)) {
    if (open.has(vault)) continue
    const left = await outstandingOf(deps, vault)
    envelopes += left.envelopes
    unsealed += left.unsealed
  }
  for (const source of await escrowSources(deps)) {
    if (source.vault === null) envelopes += (await source.next(new Set(), 1)).length
  }
  return { envelopes, unsealed }
}

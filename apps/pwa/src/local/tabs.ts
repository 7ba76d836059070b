import { err, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import * as z from 'zod/mini'

/** What a tab tells the other tabs of its seat. Nothing of the domain: a tab that hears of a writing reads it. */
const TabMessage = z.object({
  /** Something was written. */
  wrote: z.object({
    /** Own events up to this `seatSeq` are in the journal. */
    journaled: z.int(),
    /** A draft that has become an event. */
    forgot: z.optional(z.string()),
  }),
})
export type TabMessage = z.infer<typeof TabMessage>

/** The other tabs of this seat. */
export type Tabs = {
  tell(message: TabMessage): void
  onTold(heard: (message: TabMessage) => void): () => void
  /** Does the work while no other tab writes. A tab that keeps the others waiting is not waited for longer than two seconds. */
  alone<T>(work: () => Promise<T>): Promise<T>
}

const longestTurnMs = 2000

/** For a seat that has no other tabs. */
export const noTabs: Tabs = {
  tell: () => undefined,
  onTold: () => () => undefined,
  alone: (work) => work(),
}

/** Tabs of one vault in this browser. A message of another version of the app that is not known here is left. */
export function openTabs(vaultId: string, locks: LockManager): Tabs & { close(): void } {
  const channel = new BroadcastChannel(`tocsin-tabs-${vaultId}`)
  return {
    tell: (message) => channel.postMessage(message),
    onTold: (heard) => {
      const hear = ({ data }: MessageEvent<unknown>) => {
        const read = TabMessage.safeParse(data)
        if (read.success) heard(read.data)
      }
      channel.addEventListener('message', hear)
      return () => channel.removeEventListener('message', hear)
    },
    alone: async (work) => {
      const end = await turnToWrite(locks, vaultId)
      try {
        return await work()
      } finally {
        end()
      }
    },
    close: () => channel.close(),
  }
}

/** Waits for the lock of the writers, or goes on without it: it keeps order, the guard keeps the log. */
function turnToWrite(locks: LockManager, vaultId: string): Promise<() => void> {
  const signal = AbortSignal.timeout(longestTurnMs)
  return new Promise((resolve) => {
    const held = () => new Promise<void>((end) => resolve(end))
    locks.request(`tocsin-write-${vaultId}`, { signal }, held).catch(() => resolve(() => undefined))
  })
}

/** How often a writing is repeated because another tab wrote first. */
const mostTries = 10

/** Tries until it is done (undefined = another tab was faster), from the second time on while no other tab does. */
export async function repeated<T>(
  tabs: Tabs,
  attempt: () => Promise<Result<T, Problem> | undefined>,
): Promise<Result<T, Problem>> {
  const first = await attempt()
  if (first) return first
  return tabs.alone(async () => {
    for (let tries = 1; tries < mostTries; tries++) {
      const tried = await attempt()
      if (tried) return tried
    }
    return err(problem('open_in_other_tab'))
  })
}

import type { Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'

/** The session that an unlocked seat has at the server (SPEC SI-8, SI-10). */
export type SeatSession = {
  /** `fetch` under it: opened before the first request, and once more when the server no longer knows it. */
  fetch: typeof fetch
  /** True once one is open; with `anew` another one, because the last was not taken. */
  open(anew: boolean): Promise<boolean>
  /** Ends it at the server. The page may be gone before the answer, or the link is missing: then it ends by rest. */
  end(): void
  /** Ends it as long as nothing is asked: the page is probably going, and is not told whether it went. */
  pause(): void
}

/** Opens sessions with the seat's key: nobody types a password for it. `lastWord` ends one (`sw/last-word.ts`). */
export function createSeatSession(
  fetcher: typeof fetch,
  openOne: () => Promise<Result<undefined, Problem>>,
  lastWord: () => void,
): SeatSession {
  let isOpen = false
  let isEnded = false
  let opening: Promise<boolean> | undefined

  const sayEnd = () => {
    isOpen = false
    lastWord()
  }
  const open = (): Promise<boolean> => {
    opening ??= openOne()
      .then((opened) => {
        isOpen = opened.ok
        // Asked for before the lock fell, answered after it.
        if (isOpen && isEnded) sayEnd()
        return isOpen
      })
      .finally(() => {
        opening = undefined
      })
    return opening
  }

  return {
    fetch: async (input, init) => {
      if (!isOpen || opening) await open()
      const first = await fetcher(input, init)
      if (first.status !== 401) return first
      return (await open()) ? fetcher(input, init) : first
    },
    open: async (anew) => (isOpen && !anew && !opening) || open(),
    end: () => {
      if (isOpen && !isEnded) sayEnd()
      isEnded = true
    },
    pause: () => {
      if (isOpen && !isEnded) sayEnd()
    },
  }
}

import type { Local } from './local/local.ts'

const everyMs = 10 * 60_000

/**
 * Counts this opening and, every ten minutes, the time the log stays open, by a clock that nobody can
 * turn. Resolves once the opening is counted: what is too old is gone before a screen shows it. Gives
 * back what ends the watch.
 */
export async function watchUse(
  page: Pick<Window, 'setInterval' | 'clearInterval'>,
  local: Pick<Local, 'countUse'>,
  steady: () => number,
): Promise<() => void> {
  await local.countUse({ openings: 1 })
  let countedAt = steady()
  const timer = page.setInterval(() => {
    const minutes = Math.round((steady() - countedAt) / 60_000)
    countedAt = steady()
    void local.countUse({ minutes })
  }, everyMs)
  return () => page.clearInterval(timer)
}

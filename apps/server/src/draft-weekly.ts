import type { SystemSeatDeps } from './log/open-system-seat.ts'
import type { Logger } from './observability/logger.ts'
import { draftDue } from './summaries/draft-due.ts'

const everyMs = 10 * 60_000

/** Looks every ten minutes whether a week is over that nobody has drafted the paper of. */
export function draftWeekly(deps: SystemSeatDeps, logger: Logger): { stop(): Promise<void> } {
  let drafting = Promise.resolve()
  const look = async () => {
    try {
      const paper = await draftDue(deps)
      if (paper) logger.info({ paper }, 'the weekly paper is drafted')
    } catch (error) {
      logger.error({ err: error }, 'the weekly paper could not be drafted; it is tried again')
    }
  }
  const timer = setInterval(() => {
    drafting = drafting.then(look)
  }, everyMs)
  timer.unref()
  return {
    async stop() {
      clearInterval(timer)
      await drafting
    },
  }
}

import type { Page } from '@playwright/test'
import * as z from 'zod/mini'

const TraceEvent = z.object({
  name: z.string(),
  cat: z.optional(z.string()),
  pid: z.number(),
  tid: z.number(),
  /** Microseconds: when it began, how long it took, and how much of the processor's time. */
  ts: z.number(),
  dur: z.optional(z.number()),
  tdur: z.optional(z.number()),
})
type TraceEvent = z.infer<typeof TraceEvent>

/**
 * Milliseconds of the longest task of the page's main thread between the marks `load begins` and `load
 * ends`: by the clock, and what the processor worked on one, which other work on the machine hardly changes.
 */
export async function longestTask<T>(
  page: Page,
  work: () => Promise<T>,
): Promise<{ value: T; blocked: number; longest: number }> {
  const session = await page.context().newCDPSession(page)
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const each of value) {
      const event = TraceEvent.safeParse(each)
      if (event.success) events.push(event.data)
    }
  })
  const complete = new Promise<void>((resolve) => {
    session.once('Tracing.tracingComplete', () => resolve())
  })
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'blink.user_timing'] },
  })
  const value = await work()
  await session.send('Tracing.end')
  await complete
  const mark = (name: string) => events.find((event) => event.name === name)
  const [from, to] = [mark('load begins'), mark('load ends')]
  const inside = events.filter(
    // The task that sets a mark has begun before it. One that has not ended says nothing yet.
    ({ name, pid, tid, ts, dur = Number.NaN }) =>
      name === 'ThreadControllerImpl::RunTask' &&
      from !== undefined &&
      pid === from.pid &&
      tid === from.tid &&
      ts + dur >= from.ts &&
      ts <= (to?.ts ?? 0),
  )
  const longest = Math.max(...inside.map(({ tdur }) => (tdur ?? 0) / 1000))
  const blocked = Math.max(...inside.map(({ dur }) => (dur ?? 0) / 1000))
  return { value, blocked, longest }
}

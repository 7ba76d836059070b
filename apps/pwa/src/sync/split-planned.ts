import type { OwnEvent } from '@tocsin/schema/events/draft'
import { largestBatch } from '@tocsin/schema/sync/wire'
import type { PlannedExchange } from '../local/local.ts'

/** Requests for which one plan has counters of its own: each of them is a frame. More than its bytes can fill. */
export const mostFrames = 64

/** Bytes that a frame should not exceed: what a cut link costs at most. One event that is larger is a frame of its own. */
const usualFrame = 16_000

/** Bytes that a frame takes at most behind its last alert, which waits for them: a quarter of a second at 64 kbit/s. */
const mostBehindAlert = 2_000

/**
 * What is planned as requests that follow each other, each with its part of the run and a counter of its
 * own, of which `spent` up to the planned one are free. What is asked for is asked by the last.
 */
export function splitPlanned(planned: PlannedExchange, spent: number): PlannedExchange[] {
  const runs = splitRun(planned.run, spent)
  return runs.map((run, at) => {
    const isLast = at === runs.length - 1
    const counter = planned.question.counter - (runs.length - 1 - at)
    const { destroyed, prove, ...before } = planned.question
    return {
      ...planned,
      question: isLast ? planned.question : { ...before, counter, limit: 0 },
      run,
      isCut: isLast ? planned.isCut : true,
      runHead: run.at(-1)?.event.hash ?? planned.runHead,
    }
  })
}

/** In their order. Where alerts are far apart, a frame ends soon behind one: what comes after it does not hold it up. */
function splitRun(run: readonly OwnEvent[], most: number): OwnEvent[][] {
  let now: OwnEvent[] = []
  const runs = [now]
  let bytes = 0
  let room = usualFrame
  for (const own of run) {
    const more = bytesOf(own)
    const isFull = bytes + more > room || now.length === largestBatch
    if (now.length > 0 && isFull && runs.length < most) {
      now = []
      runs.push(now)
      bytes = 0
      room = usualFrame
    }
    now.push(own)
    bytes += more
    if (raisesAlert(own)) room = Math.min(usualFrame, bytes + mostBehindAlert)
  }
  return runs
}

/** About as many as it takes on the wire: a fifth of its letters, of what is sealed or a picture three quarters. */
function bytesOf({ event, wraps }: OwnEvent): number {
  const text = JSON.stringify([event.parts, wraps])
  const packed = text.match(/[\w-]{40,}/g)?.join('').length ?? 0
  return 20 + (text.length - packed) / 5 + packed * 0.75
}

function raisesAlert({ event }: OwnEvent): boolean {
  const { facts } = event.parts
  return facts?.state === 'clear' && facts.body.alert !== undefined
}

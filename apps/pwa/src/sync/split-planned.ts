import type { OwnEvent } from '@tocsin/schema/events/draft'
import type { PlannedExchange } from '../local/local.ts'

/** Most requests in one go: each of them is a frame, and has a counter of its own. */
export const mostFrames = 12

/** Characters of JSON in one frame: in bytes some sixteen kilobytes of words at the most. */
const frameLetters = 90_000

/**
 * What is planned as requests that follow each other, each with its part of the run and a counter of its
 * own, of which `spent` up to the planned one are free. What is asked for is asked by the last.
 */
export function splitPlanned(planned: PlannedExchange, spent: number): PlannedExchange[] {
  const runs = splitRun(planned.run, Math.min(spent, mostFrames))
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

/** In their order. A frame ends behind an alert: what comes after it does not hold it up. */
function splitRun(run: readonly OwnEvent[], most: number): OwnEvent[][] {
  const runs: OwnEvent[][] = [[]]
  let letters = 0
  let isAlerted = false
  for (const own of run) {
    const more = JSON.stringify(own.event).length
    const now = runs.at(-1)
    const fits = !isAlerted && letters + more <= frameLetters
    if (now && (now.length === 0 || fits || runs.length === most)) now.push(own)
    else {
      runs.push([own])
      letters = 0
    }
    letters += more
    isAlerted = raisesAlert(own)
  }
  return runs
}

function raisesAlert({ event }: OwnEvent): boolean {
  const { facts } = event.parts
  return facts?.state === 'clear' && facts.body.alert !== undefined
}

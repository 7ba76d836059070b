import { nextTask } from './next-task.ts'

/** One work on the log at a time, each on what the one before has left. */
export type Turns = {
  inTurn<T>(work: () => Promise<T>): Promise<T>
  /** What a save has still to write: done before anything else, also before what waits already. */
  next(rest: () => Promise<void>): void
}

export function createTurns(): Turns {
  let queue: Promise<unknown> = Promise.resolve()
  let unwritten: (() => Promise<void>) | undefined
  const finish = async (): Promise<void> => {
    const rest = unwritten
    unwritten = undefined
    if (!rest) return
    // "Saved" is said first: working out the rest takes as long as half of a save.
    await nextTask()
    await rest()
  }
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = queue.then(finish).then(work)
    queue = turn.catch(() => undefined)
    return turn
  }
  return {
    inTurn,
    next(rest) {
      unwritten = rest
      void inTurn(async () => undefined)
    },
  }
}

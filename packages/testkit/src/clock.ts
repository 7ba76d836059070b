/** Milliseconds since 1970, moved only by the test. */
export type TestClock = { now(): number; pass(ms: number): void }

export function createClock(start: number): TestClock {
  let time = start
  return {
    now: () => time,
    pass: (ms) => {
      time += ms
    },
  }
}

/** A device's clock: runs with the true one and is wrong by what was set last. */
export type WrongClock = { now(): number; setWrong(byMs: number): void }

export function createWrongClock(truth: { now(): number }): WrongClock {
  let wrong = 0
  return {
    now: () => truth.now() + wrong,
    setWrong: (byMs) => {
      wrong = byMs
    },
  }
}

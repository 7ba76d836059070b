import type { Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import { useCallback, useEffect, useState } from 'react'

/** What the server answers to one question, asked again by `again`. */
export function useAsked<T>(ask: () => Promise<Result<T, Problem>>): {
  value: T | undefined
  problem: Problem | undefined
  again: () => void
} {
  const [value, setValue] = useState<T>()
  const [wrong, setWrong] = useState<Problem>()
  const [round, setRound] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round is the reason to ask again.
  useEffect(() => {
    let isWanted = true
    const run = async () => {
      const answer = await ask()
      if (!isWanted) return
      if (answer.ok) setValue(answer.value)
      setWrong(answer.ok ? undefined : answer.error)
    }
    void run()
    return () => {
      isWanted = false
    }
  }, [ask, round])
  return { value, problem: wrong, again: useCallback(() => setRound((n) => n + 1), []) }
}

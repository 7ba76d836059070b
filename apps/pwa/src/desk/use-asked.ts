import type { Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { useCallback, useEffect, useState } from 'react'
import { useSeat } from '../shell/deps.ts'

/**
 * What the server answers to one question, asked again by `again`. A session that has ended is opened
 * once by the key of the seat, as the desk's feed does it.
 */
export function useAsked<T>(ask: () => Promise<Result<T, Problem>>): {
  value: T | undefined
  problem: Problem | undefined
  again: () => void
} {
  const { openSession } = useSeat()
  const [value, setValue] = useState<T>()
  const [wrong, setWrong] = useState<Problem>()
  const [round, setRound] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round is the reason to ask again.
  useEffect(() => {
    let isWanted = true
    const run = async () => {
      let answer = await ask()
      if (!answer.ok && answer.error.code === problem('not_signed_in').code) {
        await openSession()
        answer = await ask()
      }
      if (!isWanted) return
      if (answer.ok) setValue(answer.value)
      setWrong(answer.ok ? undefined : answer.error)
    }
    void run()
    return () => {
      isWanted = false
    }
  }, [ask, openSession, round])
  return { value, problem: wrong, again: useCallback(() => setRound((n) => n + 1), []) }
}

import { useEffect, useState } from 'react'
import { useDeps } from './deps.ts'

/** The time by this device's clock, renewed twice a minute: for ages. */
export function useNow(): number {
  const { now } = useDeps()
  const [at, setAt] = useState(now)
  useEffect(() => {
    const timer = setInterval(() => setAt(now()), 30_000)
    return () => clearInterval(timer)
  }, [now])
  return at
}

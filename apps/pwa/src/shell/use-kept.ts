import { useCallback, useEffect, useState } from 'react'
import { askToKeep } from './ask-to-keep.ts'
import { useDeps } from './deps.ts'
import { browserOf, type KeepingRisk, keepingRisk } from './keeping.ts'

/** What was found last: a notice that came only after its screen would push away what is looked at. */
const found = new WeakMap<object, boolean>()

/** Whether the browser has promised not to clear the storage (null while not known), and what that means here. */
export function useKept(options: { askNow?: boolean } = {}): {
  isKept: boolean | null
  risk: KeepingRisk
  ask: () => Promise<void>
} {
  const { storage } = useDeps()
  const { askNow = false } = options
  const [isKept, showKept] = useState(() => (storage && found.get(storage)) ?? null)
  const setKept = useCallback(
    (kept: boolean) => {
      if (storage) found.set(storage, kept)
      showKept(kept)
    },
    [storage],
  )
  useEffect(() => {
    let isGone = false
    const look = async () => {
      const kept = (await storage?.persisted?.()) ?? false
      const now = kept || (askNow && (await askToKeep(storage)))
      if (!isGone) setKept(now)
    }
    void look()
    return () => {
      isGone = true
    }
  }, [storage, askNow, setKept])
  const ask = async () => setKept(await askToKeep(storage))
  return { isKept, risk: keepingRisk(browserOf(window), isKept), ask }
}

import { useEffect, useState } from 'react'
import { useDeps } from '../../shell/deps.ts'
import { askToKeep } from './ask-to-keep.ts'

/** Whether the browser has promised not to clear the storage; null while that is not known. */
export function useKept(): { isKept: boolean | null; ask: () => Promise<void> } {
  const { storage } = useDeps()
  const [isKept, setKept] = useState<boolean | null>(null)
  useEffect(() => {
    let isGone = false
    const look = async () => {
      const kept = (await storage?.persisted?.()) ?? false
      if (!isGone) setKept(kept)
    }
    void look()
    return () => {
      isGone = true
    }
  }, [storage])
  return { isKept, ask: async () => setKept(await askToKeep(storage)) }
}

import type { Problem } from '@tocsin/schema/problem'
import { useEffect, useEffectEvent, useMemo, useState } from 'react'
import { createAutosave } from '../local/autosave.ts'
import type { SavedDraft } from '../local/drafts.ts'
import { useDeps, useSeat } from './deps.ts'

export type DraftKeeper = {
  id: string
  /** When it was last written here; null before the first change. */
  savedAt: number | null
  problem: Problem | null
  /** Notes a change: on the disk within a second. */
  change(draft: Pick<SavedDraft, 'title' | 'form'>): void
  /** Call before `local.append(…, { draft: id })`: no late keystroke brings the draft back. */
  stop(): void
  discard(): Promise<void>
}

/** Keeps a form as a sealed draft while it is being filled in. `saved` = the draft it was opened from. */
export function useDraft(kind: string, saved: SavedDraft | undefined): DraftKeeper {
  const { unsaved } = useDeps()
  const { local, vault } = useSeat()
  const [id] = useState(() => saved?.id ?? local.drafts.newId())
  const [savedAt, setSavedAt] = useState(saved?.savedAt ?? null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const onSaved = useEffectEvent((failed: Problem | undefined) => {
    setProblem(failed ?? null)
    if (!failed) setSavedAt(local.drafts.find(id)?.savedAt ?? null)
  })
  const autosave = useMemo(
    () =>
      createAutosave<Pick<SavedDraft, 'title' | 'form'>>({
        save: (draft) => local.drafts.save({ id, kind, ...draft }),
        onSaved: (failed) => onSaved(failed),
      }),
    [id, kind, local],
  )
  useEffect(() => {
    const endUnsaved = unsaved.add(autosave.flush)
    const endLock = vault.beforeLock(autosave.flush)
    return () => {
      endUnsaved()
      endLock()
      void autosave.flush()
    }
  }, [autosave, unsaved, vault])
  return {
    id,
    savedAt,
    problem,
    change: autosave.change,
    stop: autosave.stop,
    discard: async () => {
      autosave.stop()
      await local.drafts.remove(id)
    },
  }
}

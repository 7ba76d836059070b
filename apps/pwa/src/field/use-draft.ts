import type { Draft } from '@tocsin/schema/events/draft'
import type { Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import { useCallback, useEffect, useRef, useState } from 'react'
import { createAutosave } from '../local/autosave.ts'
import type { SavedDraft } from '../local/drafts.ts'
import type { Local, Saved } from '../local/local.ts'

export type DraftForm<F> = {
  form: F
  /** Changes the form; it is on the disk within a second. */
  change: (patch: Partial<F>) => void
  /** When it was last on the disk; null while nothing has been changed. */
  savedAt: number | null
  /** Why the last change, or the sending, is not on the disk. */
  problem: Problem | null
  sending: boolean
  /** Signs and writes the event; the draft goes in the same writing. */
  send: (draft: Draft) => Promise<Result<Saved, Problem>>
  discard: () => Promise<void>
}

/** A form that saves itself. Nothing is written before the first change, so that a look leaves no draft. */
export function useDraft<F extends object>(options: {
  local: Local
  now: () => number
  kind: string
  /** Of a draft that is opened again. */
  id: string | undefined
  /** The form of a kept draft; undefined when it cannot be read. */
  read: (kept: SavedDraft['form']) => F | undefined
  fresh: () => F
  titleOf: (form: F) => string | null
}): DraftForm<F> {
  const { local, now, kind, titleOf } = options
  const [start] = useState(() => {
    const kept = options.id === undefined ? undefined : local.drafts.find(options.id)
    const form = kept && options.read(kept.form)
    return { id: kept?.id ?? local.drafts.newId(), form: form ?? options.fresh() }
  })
  const [form, setForm] = useState(start.form)
  const [savedAt, setSavedAt] = useState<number | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [sending, setSending] = useState(false)
  const latest = useRef(start.form)

  const [autosave] = useState(() =>
    createAutosave<F>({
      save: (value) =>
        local.drafts.save({
          id: start.id,
          kind,
          title: titleOf(value),
          form: JSON.parse(JSON.stringify(value)),
        }),
      onSaved: (failed) => {
        setProblem(failed ?? null)
        if (!failed) setSavedAt(now())
      },
    }),
  )
  useEffect(() => {
    const flush = () => void autosave.flush()
    document.addEventListener('visibilitychange', flush)
    window.addEventListener('pagehide', flush)
    return () => {
      document.removeEventListener('visibilitychange', flush)
      window.removeEventListener('pagehide', flush)
      flush()
    }
  }, [autosave])

  const change = useCallback(
    (patch: Partial<F>) => {
      latest.current = { ...latest.current, ...patch }
      setForm(latest.current)
      autosave.change(latest.current)
    },
    [autosave],
  )
  return {
    form,
    change,
    savedAt,
    problem,
    sending,
    send: async (draft) => {
      setSending(true)
      await autosave.flush()
      const sent = await local.append(draft, { draft: start.id })
      if (sent.ok) autosave.stop()
      setProblem(sent.ok ? null : sent.error)
      setSending(false)
      return sent
    },
    discard: async () => {
      autosave.stop()
      await local.drafts.remove(start.id)
    },
  }
}

import type { Draft } from '@tocsin/schema/events/draft'
import type { Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import { useRef, useState } from 'react'
import type { SavedDraft } from '../local/drafts.ts'
import type { AppendOptions, Local, Saved } from '../local/local.ts'
import { useDraft } from '../shell/use-draft.ts'

export type FormOf<F> = {
  form: F
  /** Changes the form; it is on the disk within a second. */
  change: (patch: Partial<F>) => void
  /** When it was last written here; null before the first change. */
  savedAt: number | null
  /** Why the last change, or the sending, is not on the disk. */
  problem: Problem | null
  sending: boolean
  /** Signs and writes the event, its people sealed first; the draft goes in the same writing. */
  send: (draft: Draft, sealed?: AppendOptions['people']) => Promise<Result<Saved, Problem>>
  discard: () => Promise<void>
}

/** A form that saves itself. Nothing is written before the first change, so that a look leaves no draft. */
export function useForm<F extends object>(options: {
  local: Local
  kind: string
  /** Of a draft that is opened again. */
  draft: string | undefined
  /** The form of a kept draft; undefined when it cannot be read. */
  read: (kept: SavedDraft['form']) => F | undefined
  fresh: () => F
  titleOf: (form: F) => string | null
}): FormOf<F> {
  const { local, kind, titleOf } = options
  const [start] = useState(() => {
    const kept = options.draft === undefined ? undefined : local.drafts.find(options.draft)
    const form = kept && options.read(kept.form)
    return { kept: form && kept, form: form ?? options.fresh() }
  })
  const keeper = useDraft(kind, start.kept)
  const [form, setForm] = useState(start.form)
  const [refused, setRefused] = useState<Problem | null>(null)
  const [sending, setSending] = useState(false)
  const latest = useRef(start.form)
  return {
    form,
    savedAt: keeper.savedAt,
    problem: refused ?? keeper.problem,
    sending,
    discard: keeper.discard,
    change: (patch) => {
      latest.current = { ...latest.current, ...patch }
      setForm(latest.current)
      setRefused(null)
      // Through JSON text, because optional fields may be present as `undefined`.
      const plain: SavedDraft['form'] = JSON.parse(JSON.stringify(latest.current))
      keeper.change({ title: titleOf(latest.current), form: plain })
    },
    send: async (draft, people = {}) => {
      setSending(true)
      const sent = await local.append(draft, { draft: keeper.id, people })
      // Only then: after a refusal the form goes on saving itself.
      if (sent.ok) keeper.stop()
      setRefused(sent.ok ? null : sent.error)
      setSending(false)
      return sent
    },
  }
}

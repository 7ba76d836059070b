import type { Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'

/** Quiet time after a change, and the longest time a change waits: both well under the promised second. */
const quietMs = 300
const longestMs = 700

export type Autosave<T> = {
  /** Notes a change; it is written within 0.7 seconds. */
  change(value: T): void
  /** Writes at once what is not written yet: before locking, hiding, leaving or updating. */
  flush(): Promise<void>
  /** Writes nothing any more: the form has been sent or thrown away. */
  stop(): void
}

/** Writes the last of a series of changes. One writing at a time, so that none overtakes another. */
export function createAutosave<T>(options: {
  save: (value: T) => Promise<Result<unknown, Problem>>
  /** `problem` is undefined when the writing succeeded. */
  onSaved: (problem: Problem | undefined) => void
}): Autosave<T> {
  let pending: { value: T } | undefined
  let quiet: ReturnType<typeof setTimeout> | undefined
  let longest: ReturnType<typeof setTimeout> | undefined
  let writing: Promise<void> = Promise.resolve()
  let isStopped = false

  const clear = () => {
    clearTimeout(quiet)
    clearTimeout(longest)
    quiet = undefined
    longest = undefined
  }
  const flush = (): Promise<void> => {
    clear()
    const due = pending
    pending = undefined
    if (due && !isStopped) {
      writing = writing.then(async () => {
        if (isStopped) return
        const saved = await options.save(due.value)
        options.onSaved(saved.ok ? undefined : saved.error)
      })
    }
    return writing
  }
  return {
    change: (value) => {
      if (isStopped) return
      pending = { value }
      clearTimeout(quiet)
      quiet = setTimeout(() => void flush(), quietMs)
      longest ??= setTimeout(() => void flush(), longestMs)
    },
    flush,
    stop: () => {
      isStopped = true
      pending = undefined
      clear()
    },
  }
}

/**
 * What is half written anywhere in the app. It is written down before the page is hidden, left,
 * locked or loaded again.
 */
export type Unsaved = {
  /** Adds work that writes something down; gives back what takes it off. */
  add(write: () => Promise<void>): () => void
  /** Resolves when everything is written. */
  flush(): Promise<void>
}

export function createUnsaved(): Unsaved {
  const works = new Set<() => Promise<void>>()
  return {
    add: (write) => {
      works.add(write)
      return () => {
        works.delete(write)
      }
    },
    flush: async () => {
      await Promise.all([...works].map((write) => write()))
    },
  }
}

/** Browsers kill hidden pages without a word, so hiding is the last sure moment. */
export function flushWhenHidden(page: Window, unsaved: Unsaved): void {
  page.document.addEventListener('visibilitychange', () => {
    if (page.document.visibilityState === 'hidden') void unsaved.flush()
  })
  page.addEventListener('pagehide', () => void unsaved.flush())
}

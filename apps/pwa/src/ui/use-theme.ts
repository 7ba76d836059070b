import { useSyncExternalStore } from 'react'
import { isTheme, showTheme, type Theme, themeKey } from './theme-names.ts'

const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The page carries the truth: `early.ts` put it there before the first paint. */
function currentTheme(): Theme {
  const shown = document.documentElement.dataset.theme
  return isTheme(shown) ? shown : 'day'
}

/** Changes the screen at once and remembers it on this device. */
export function setTheme(theme: Theme): void {
  showTheme(document, theme)
  try {
    localStorage.setItem(themeKey, theme)
  } catch {
    // Storage refused: the choice then lasts until the page is closed.
  }
  for (const listener of listeners) listener()
}

export function useTheme(): { theme: Theme; setTheme: (theme: Theme) => void } {
  const theme = useSyncExternalStore(subscribe, currentTheme, () => 'day' as const)
  return { theme, setTheme }
}

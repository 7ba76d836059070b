import { useEffect, useEffectEvent } from 'react'

/** The single keys of the desk, and what each does. `/` and `?` by what they print, whatever the keyboard. */
export type DeskKeys = Partial<
  Record<'j' | 'k' | 'a' | 'v' | 'e' | '/' | '?' | 'Escape', () => void>
>

/** Single keys work only while nobody is typing and no dialog is open; never together with Ctrl, Alt or Meta. */
export function useDeskKeys(keys: DeskKeys): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return
    if (isTyping(event.target) || document.querySelector('dialog[open]')) return
    const act = Object.entries(keys).find(([key]) => key === event.key)?.[1]
    if (!act) return
    event.preventDefault()
    act()
  })
  useEffect(() => {
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable) return true
  return target.matches('textarea, select, input:not([type="radio"], [type="checkbox"])')
}

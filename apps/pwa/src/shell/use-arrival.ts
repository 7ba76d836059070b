import { useEffect, useLayoutEffect, useRef } from 'react'

/** Frames in which the heading of a screen that is still loading is looked for: about two seconds. */
const patience = 120

/**
 * A screen that is opened begins at its top, with its heading in focus, so that it is read out; who
 * comes back to where they came from stands where they stood. The browser does this only where pages
 * are loaded: here the screens change within one.
 */
export function useArrival(path: string): void {
  const stood = useRef(new Map<string, number>())
  const at = useRef({ path, from: path })
  useLayoutEffect(() => {
    const came = at.current
    if (came.path === path) return
    at.current = { path, from: came.path }
    window.scrollTo(0, came.from === path ? (stood.current.get(path) ?? 0) : 0)
    return focusHeading()
  }, [path])
  useEffect(() => {
    const note = () => stood.current.set(at.current.path, window.scrollY)
    window.addEventListener('scroll', note, { passive: true })
    return () => window.removeEventListener('scroll', note)
  }, [])
}

/** Only where the focus was lost with the screen that was left; a field that asks for it keeps it. */
function focusHeading(): () => void {
  let left = patience
  let frame = requestAnimationFrame(function look() {
    const holds = document.activeElement
    // The link that was pressed keeps the focus for a moment after it is hidden.
    if (holds !== document.body && isSeen(holds)) return
    const heading = document.querySelector('h1')
    if (heading && isSeen(heading)) {
      heading.tabIndex = -1
      heading.focus({ preventScroll: true })
    } else if (left-- > 0) frame = requestAnimationFrame(look)
  })
  return () => cancelAnimationFrame(frame)
}

function isSeen(element: Element | null): boolean {
  return (element?.getClientRects().length ?? 0) > 0
}

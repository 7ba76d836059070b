import { paths } from './paths.ts'
import type { Session } from './session.ts'
import type { Unsaved } from './shell/unsaved.ts'

/** Esc so often within so long leaves at once: no dialog is closed that fast by anybody else. */
const presses = 3
const withinMs = 1500

type Parts = { session: Pick<Session, 'drop'>; unsaved: Unsaved }

/**
 * Leaves: what is half written goes on its way to the disk, the keys are dropped, the page is emptied
 * and another one of the same origin takes its place in the history, also without a network.
 */
export function quickExit(page: Window, { session, unsaved }: Parts): void {
  void unsaved.flush()
  // One task later, so that what was just told to the vault's worker is with it before the keys go.
  page.setTimeout(() => {
    session.drop()
    leave(page)
  }, 0)
}

/** Empties the page and puts the quiet one in its place. */
export function leave(page: Window): void {
  page.document.body.replaceChildren()
  page.location.replace(paths.quiet())
}

/** Watches for the keys, and for a way back into a page that was left. Gives back what ends it. */
export function watchQuickExit(page: Window, exit: () => void): () => void {
  let pressed: number[] = []
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.repeat) return
    pressed = [...pressed, event.timeStamp].filter((at) => event.timeStamp - at <= withinMs)
    if (pressed.length >= presses) exit()
  }
  // A page that the browser kept whole for its back button starts anew, locked.
  const onShow = (event: PageTransitionEvent) => {
    if (event.persisted) page.location.reload()
  }
  page.addEventListener('keydown', onKey, { capture: true })
  page.addEventListener('pageshow', onShow)
  return () => {
    page.removeEventListener('keydown', onKey, { capture: true })
    page.removeEventListener('pageshow', onShow)
  }
}

import {
  type AutoLock,
  type AutoLockEvent,
  autoLockFrom,
  type Moment,
  msToLock,
  stepAutoLock,
  usualAutoLock,
} from './vault/auto-lock.ts'

const touches = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const

/** Locks after five minutes without a touch and after one off the screen. Gives back what ends the watch. */
export function lockByItself(page: Window, lock: () => void): () => void {
  const now = (): Moment => ({ wall: Date.now(), steady: performance.now() })
  let state: AutoLock = autoLockFrom(now())
  let timer: ReturnType<typeof setTimeout> | undefined

  const step = (event: AutoLockEvent) => {
    state = stepAutoLock(state, event, now(), usualAutoLock)
    clearTimeout(timer)
    const left = msToLock(state, now(), usualAutoLock)
    if (left === 0) lock()
    else timer = setTimeout(() => step('looked'), left)
  }
  const touched = () => step('touched')
  const looked = () => step(page.document.visibilityState === 'visible' ? 'shown' : 'hidden')

  for (const touch of touches) page.addEventListener(touch, touched, { passive: true })
  page.document.addEventListener('visibilitychange', looked)
  step('looked')
  return () => {
    clearTimeout(timer)
    for (const touch of touches) page.removeEventListener(touch, touched)
    page.document.removeEventListener('visibilitychange', looked)
  }
}

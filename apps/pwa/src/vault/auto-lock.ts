/**
 * One moment on two clocks, in milliseconds: `wall` goes on while the tablet sleeps but can be set
 * back; `steady` (performance.now) cannot be set but may stand still in sleep. Whichever moved more
 * is believed, so neither sleep nor a changed clock keeps a vault open.
 */
export type Moment = { wall: number; steady: number }

/** After how long a vault locks by itself: without any touch, and while it is not on the screen. */
export type AutoLockRule = { idleMs: number; hiddenMs: number }

export const usualAutoLock: AutoLockRule = { idleMs: 5 * 60_000, hiddenMs: 60_000 }

/** `due` stays true: a touch after the time is over cannot bring the vault back. */
export type AutoLock = { touchedAt: Moment; hiddenAt: Moment | undefined; due: boolean }

export type AutoLockEvent = 'touched' | 'hidden' | 'shown' | 'looked'

export function autoLockFrom(now: Moment): AutoLock {
  return { touchedAt: now, hiddenAt: undefined, due: false }
}

function elapsed(since: Moment, now: Moment): number {
  return Math.max(now.wall - since.wall, now.steady - since.steady)
}

/** Milliseconds until the vault has to lock; 0 = now. Look again then, and at every touch, hide and show. */
export function msToLock(state: AutoLock, now: Moment, rule: AutoLockRule): number {
  if (state.due) return 0
  const idle = rule.idleMs - elapsed(state.touchedAt, now)
  const hidden = state.hiddenAt ? rule.hiddenMs - elapsed(state.hiddenAt, now) : idle
  return Math.max(0, Math.min(idle, hidden))
}

/** The machine after an event. Showing the page is no touch: only a person's hand is one. */
export function stepAutoLock(
  state: AutoLock,
  event: AutoLockEvent,
  now: Moment,
  rule: AutoLockRule,
): AutoLock {
  if (msToLock(state, now, rule) === 0) return { ...state, due: true }
  switch (event) {
    case 'touched':
      return { ...state, touchedAt: now }
    case 'hidden':
      return { ...state, hiddenAt: state.hiddenAt ?? now }
    case 'shown':
      return { ...state, hiddenAt: undefined }
    case 'looked':
      return state
  }
}

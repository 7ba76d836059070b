import type { Choices } from '../random.ts'
import type { DemoAct } from './demo-act.ts'

const minute = 60_000
const hour = 60 * minute

/** How long a tablet has no link after saving: mostly minutes, sometimes the rest of a patrol. */
export function linkDelay(choices: Choices): number {
  const drawn = choices.whole(1, 100)
  if (drawn <= 60) return choices.whole(1, 20) * minute
  if (drawn <= 90) return choices.whole(20, 9 * 60) * minute
  return choices.whole(9, 60) * hour
}

/**
 * The acts in each seat's own order, received in that order: a later event of a chain never arrives
 * before an earlier one, so what waits for a link is received together. Acts that would arrive after
 * `now` are still only on their tablets, with everything behind them.
 */
export function delivered(acts: readonly DemoAct[], now: number): DemoAct[] {
  const lastReceived = new Map<string, number>()
  return acts
    .toSorted((a, b) => a.saidAt - b.saidAt)
    .map((act) => {
      const receivedAt = Math.max(act.receivedAt, lastReceived.get(act.officer) ?? 0)
      lastReceived.set(act.officer, receivedAt)
      return { ...act, receivedAt }
    })
    .filter(({ receivedAt }) => receivedAt <= now)
}

/** The order in which the server numbers them: by time of receipt, then each seat's own order. */
export function inOrderOfReceipt(acts: readonly DemoAct[]): DemoAct[] {
  return acts.toSorted(
    (a, b) =>
      a.receivedAt - b.receivedAt ||
      (a.officer < b.officer ? -1 : a.officer > b.officer ? 1 : a.saidAt - b.saidAt),
  )
}

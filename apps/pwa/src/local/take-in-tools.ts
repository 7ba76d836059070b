import { eraseTools } from './erase-tools.ts'
import { actorOf } from './local-facts.ts'
import { isStrictHere } from './teammates.ts'

/** What `ready-take-in.ts` is given of the log. */
export const takeInTools = {
  ...eraseTools,
  actorOf,
  isStrictHere,
  erasing: () => import('./ready-erase-here.ts'),
}
export type TakeInTools = typeof takeInTools

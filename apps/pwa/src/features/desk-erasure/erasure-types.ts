import type { ErasableEvent } from '@tocsin/schema/desk/erasures'
import type { Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'

export type AskedErasure = {
  seq: number
  labels: string[]
  reason: string
  reference: string | null
}

/** What somebody who may erase does about it. */
export type ErasureActs = {
  look(seq: number): Promise<Result<ErasableEvent, Problem>>
  propose(asked: AskedErasure): Promise<Result<unknown, Problem>>
  decide(id: string, approve: boolean): Promise<Result<unknown, Problem>>
  /** Opens a certificate. */
  open(id: string): void
}

/** What kind of event it is, as a desk's lists say it. */

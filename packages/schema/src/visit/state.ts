import type { Fields } from '../events/fields.ts'
import type { Register } from '../events/register.ts'
import type { VisitFields } from '../events/visit-logged.ts'
import type { RecordId, ScopeId, SeatId } from '../primitives/ids.ts'

/** One visit to a community, with every amendment folded in. Plain JSON. */
export type Visit = {
  id: RecordId
  scope: ScopeId
  author: SeatId
  saidAt: number
  receivedAt: number | null
  deployment: RecordId | null
  returnOf: RecordId | null
  fields: Fields<VisitFields>
  title: Register<string>
  text: Register<string>
  /** Visits by which the promised return was kept, in the order of the log. */
  returnedBy: readonly RecordId[]
  seq: number | null
}

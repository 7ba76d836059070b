import type { VisitFields } from '../events/visit-logged.ts'
import type { Written } from '../events/written.ts'
import type { RecordId } from '../primitives/ids.ts'

/** One visit to a community, with every amendment folded in. Plain JSON. */
export type Visit = Written<VisitFields> & {
  deployment: RecordId | null
  returnOf: RecordId | null
  /** Visits by which the promised return was kept, in the order of the log. */
  returnedBy: readonly RecordId[]
}

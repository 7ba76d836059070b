import * as z from 'zod/mini'
import { RecordId } from '../primitives/ids.ts'
import { defineEvent } from './define.ts'

export const IncidentMergedFacts = z.object({ merged: RecordId })

/** Two incidents are the same event: the one in the header stays, `merged` is counted no more. Reversible. */
export const incidentMerged = defineEvent({
  type: 'IncidentMerged',
  version: 1,
  kind: 'incident',
  facts: IncidentMergedFacts,
  touches: (id, facts) => [
    { kind: 'incident', id },
    { kind: 'incident', id: facts.merged },
  ],
})

import * as z from 'zod/mini'
import { RecordId } from '../primitives/ids.ts'
import { defineEvent } from './define.ts'

export const IncidentUnmergedFacts = z.object({ merged: RecordId })

/** A merge was wrong: `merged` stands for itself again, with everything it held before. */
export const incidentUnmerged = defineEvent({
  type: 'IncidentUnmerged',
  version: 1,
  kind: 'incident',
  facts: IncidentUnmergedFacts,
  touches: (id, facts) => [
    { kind: 'incident', id },
    { kind: 'incident', id: facts.merged },
  ],
})

import { defineEvent } from './define.ts'
import { PaperReadFacts } from './paper-signed.ts'

/** Another officer lets it go out: from here on nothing of it changes (SPEC SP-17). */
export const paperReleased = defineEvent({
  type: 'PaperReleased',
  version: 1,
  kind: 'paper',
  facts: PaperReadFacts,
})

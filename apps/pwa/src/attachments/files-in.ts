import { AttachmentLinks } from '@tocsin/schema/events/attachments'
import type { Narrative } from '@tocsin/schema/events/bodies'
import { type ToldAttachment, toldAttachments } from '@tocsin/schema/events/told-attachments'
import type { EventId } from '@tocsin/schema/primitives/ids'

/** The attachments that the history of a record names, for a reader to whom its facts are of any type. */
export function filesIn(
  history: readonly { id: EventId; facts: unknown; narrative?: Narrative | undefined }[],
): ToldAttachment[] {
  return toldAttachments(
    history.map(({ id, facts, narrative }) => {
      const has = typeof facts === 'object' && facts !== null && 'attachments' in facts
      const attachments = has ? AttachmentLinks.safeParse(facts.attachments).data : undefined
      return { id, facts: { attachments }, narrative }
    }),
  )
}

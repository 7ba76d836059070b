import type { EventId } from '../primitives/ids.ts'
import type { AttachmentLink, MediaKey, SealedFile } from './attachments.ts'
import type { Narrative } from './bodies.ts'
import type { Told } from './tell.ts'

/** What an event brings beside its words (SPEC AT-1). */
export function attachmentsIn(told: Told): readonly AttachmentLink[] {
  return 'attachments' in told.facts ? (told.facts.attachments ?? []) : []
}

/** An attachment as a screen shows it: which event brought it, and what opens its copy where its reader may. */
export type ToldAttachment = AttachmentLink & { event: EventId; media: MediaKey | undefined }

/** The attachments of some events, in their order. A key that stands beside no copy of its event opens nothing. */
export function toldAttachments(
  events: readonly {
    id: EventId
    facts: { attachments?: readonly AttachmentLink[] | undefined }
    narrative: Narrative | undefined
  }[],
): ToldAttachment[] {
  return events.flatMap(({ id, facts, narrative }) =>
    (facts.attachments ?? []).map((link) => ({
      ...link,
      event: id,
      media: narrative?.media?.find(({ content }) => content === link.copy?.content),
    })),
  )
}

/** The sealed bytes that an attachment is made of. */
export function filesOf({ copy, original }: AttachmentLink): SealedFile[] {
  return [copy, original].flatMap((file) => (file ? [file] : []))
}

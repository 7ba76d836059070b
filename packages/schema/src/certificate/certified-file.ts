import * as z from 'zod/mini'
import { chunkCount, contentOf } from '../chain/content.ts'
import { AttachmentLink, ContentId, largestFile, mostAttachments } from '../events/attachments.ts'
import { Hash, PartLabel, type Parts } from '../events/envelope.ts'
import { tellEvent } from '../events/tell.ts'
import { attachmentsIn } from '../events/told-attachments.ts'
import { EventId } from '../primitives/ids.ts'
import type { CertifiedEvent } from './certificate.ts'
import { readEvent } from './read-event.ts'

/** The copy or the original of a photo, sound or file, as the signed facts of an event name it (SPEC CE-7). */
const NamedFile = z.object({
  event: EventId,
  /** Which of the event's attachments, from 1. */
  number: z.int().check(z.gte(1), z.lte(mostAttachments)),
  kind: AttachmentLink.shape.kind,
  form: z.enum(['copy', 'original']),
  /** The part that holds its key. */
  part: PartLabel,
  /** What its device signed: the hash over its sealed chunks (SPEC AT-2). */
  content: ContentId,
  /** Before sealing. */
  bytes: z.int().check(z.gte(1), z.lte(largestFile)),
})
type NamedFile = z.infer<typeof NamedFile>

/** The same with what the server says of it: this the log key answers for, no device. */
export const CertifiedFile = z.extend(NamedFile, {
  /** SHA-256 of each sealed chunk, whose hash in turn is `content`; null where nothing of it is on the server. */
  chunks: z.nullable(z.array(Hash).check(z.maxLength(chunkCount(largestFile)))),
  /** Whether every chunk is on the server. */
  isWhole: z.boolean(),
  /** Plain SHA-256 of the picture once it is opened: of a copy whose key stands in the certificate. */
  opened: z.nullable(Hash),
})
export type CertifiedFile = z.infer<typeof CertifiedFile>

/** The files that the clear facts of an event name; undefined where this version cannot tell what it says. */
export function filesNamedBy(line: CertifiedEvent): NamedFile[] | undefined {
  const event = readEvent(line)
  if (event?.parts.facts?.state !== 'clear') return []
  const { seq, scopeSeq, receivedAt } = line
  const told = tellEvent({ event, numbered: { seq, scopeSeq, receivedAt } })
  return (
    told &&
    attachmentsIn(told).flatMap(({ kind, copy, original }, at) => {
      const of = { event: event.id, number: at + 1, kind }
      return [
        ...(copy ? [{ ...of, form: 'copy' as const, part: 'narrative', ...copy }] : []),
        ...(original ? [namedOriginal(of, original)] : []),
      ]
    })
  )
}

function namedOriginal(
  of: Pick<NamedFile, 'event' | 'number' | 'kind'>,
  { part, content, bytes }: NonNullable<AttachmentLink['original']>,
): NamedFile {
  return { ...of, form: 'original', part, content, bytes }
}

/** Whether a line is about just the file that the event names, and no more is said of it than can be. */
export function isFileAsNamed(named: NamedFile, file: CertifiedFile, parts: Parts): boolean {
  const isSame = Object.entries(named).every(([name, value]) => {
    // as: every name of the one is a name of the other.
    return file[name as keyof NamedFile] === value
  })
  const { chunks, isWhole, opened } = file
  const isList =
    chunks === null
      ? !isWhole
      : chunks.length === chunkCount(named.bytes) && contentOf(chunks) === named.content
  const mayTell = named.form === 'copy' && isWhole && parts.narrative?.state === 'clear'
  return isSame && isList && (opened === null || mayTell)
}

/**
 * Why a file's opened hash stands in a certificate or does not. `officers`: opens for identity officers
 * only. `unreadable`: what arrived does not open with the key of its event.
 */
export type FileStanding = 'opened' | 'officers' | 'erased' | 'absent' | 'withheld' | 'unreadable'

export function standingOf(
  { part, form, isWhole, opened }: CertifiedFile,
  parts: Parts,
): FileStanding {
  if (parts[part]?.state === 'erased') return 'erased'
  if (form === 'original') return 'officers'
  if (parts[part]?.state !== 'clear') return 'withheld'
  if (!isWhole) return 'absent'
  return opened === null ? 'unreadable' : 'opened'
}

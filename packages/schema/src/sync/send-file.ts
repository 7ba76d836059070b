import type { ContentId } from '../events/attachments.ts'
import { type Bytes, toBase64Url } from '../primitives/bytes.ts'
import type { EventId } from '../primitives/ids.ts'
import { err, ok, type Result } from '../primitives/result.ts'
import type { Problem } from '../problem.ts'

/**
 * What a server says of a file that a seat has. `later`: its event, or the part with its key, is not in
 * the log yet. `gone`: that part was erased, and the file is not to be sent any more.
 */
export type FileStanding = { is: 'wanted'; missing: number[] } | { is: 'later' } | { is: 'gone' }

type Named = { event: EventId; content: ContentId }

/** A stretch of a file as it lies on the server: sealed. */
export type FileStretch = {
  /** Of the whole file, before sealing. */
  bytes: number
  /** SHA-256 of each of its chunks, in order; together they are its content (SPEC AT-2). */
  hashes: string[]
  /** From the chunk that was asked for on, without a gap; base64url. */
  chunks: string[]
}

/** Of which file, and from which chunk on. */
export type FileAsked = Named & { from: number }

/** The two questions by which a file goes up. */
export type FileLink = {
  begin(asked: Named & { chunks: string[] }): Promise<Result<FileStanding, Problem>>
  put(asked: Named & { index: number; bytes: string }): Promise<Result<unknown, Problem>>
}

/** A sealed file as it lies on a tablet. */
export type FileToSend = Named & {
  /** SHA-256 of each sealed chunk. */
  chunks: string[]
  read(index: number): Promise<Result<Bytes, Problem>>
}

/**
 * Sends what the server does not have of a file, chunk by chunk. Where it was cut off, by the link or by
 * anything else, calling it again asks what is missing and goes on there: a cut costs the chunk that was
 * on its way, and not even that when only the answer was lost (SPEC AT-6).
 *
 * @param said.onWay hears of every chunk that the server has, before the first and after each.
 * @param said.isStopped is asked before each, with its number.
 */
export async function sendFile(
  link: FileLink,
  { event, content, chunks, read }: FileToSend,
  said: { onWay: (here: number) => void; isStopped: (next: number) => boolean },
): Promise<Result<'whole' | 'later' | 'gone' | 'stopped', Problem>> {
  const begun = await link.begin({ event, content, chunks })
  if (!begun.ok) return begun
  if (begun.value.is !== 'wanted') return ok(begun.value.is)
  const { missing } = begun.value
  let here = chunks.length - missing.length
  said.onWay(here)
  for (const index of missing) {
    if (said.isStopped(index)) return ok('stopped')
    const bytes = await read(index)
    if (!bytes.ok) return bytes
    const put = await link.put({ event, content, index, bytes: toBase64Url(bytes.value) })
    if (!put.ok) return err(put.error)
    here += 1
    said.onWay(here)
  }
  return ok('whole')
}

import { chunkCount } from '@tocsin/schema/chain/content'
import { type Bytes, fromBase64Url } from '@tocsin/schema/primitives/bytes'
import type { EventId } from '@tocsin/schema/primitives/ids'
import { err, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import type { FileAsked, FileStretch } from '@tocsin/schema/sync/send-file'
import { openFile } from './open-copy.ts'

export type ReadFile = (asked: FileAsked) => Promise<Result<FileStretch, Problem>>

/**
 * A file from headquarters, stretch by stretch, opened here and held to its name (SPEC AT-10).
 *
 * @returns `not_found` while some of it has not arrived, and where it is not what the event names.
 */
export async function fetchFile(
  read: ReadFile,
  file: { event: EventId; content: string; bytes: number; key: string },
): Promise<Result<Bytes, Problem>> {
  const chunks: Bytes[] = []
  while (chunks.length < chunkCount(file.bytes)) {
    const { event, content } = file
    const stretch = await read({ event, content, from: chunks.length })
    if (!stretch.ok) return stretch
    if (stretch.value.chunks.length === 0) return err(problem('not_found'))
    chunks.push(...stretch.value.chunks.map(fromBase64Url))
  }
  return openFile(file, chunks)
}

import { chunkCount, contentOf } from '@tocsin/schema/chain/content'
import { sha256Of } from '@tocsin/schema/chain/hash'
import { fromBase64Url, toHex } from '@tocsin/schema/primitives/bytes'
import type { EventId, RecordId } from '@tocsin/schema/primitives/ids'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import type { Meter } from '../local/ready-meter.ts'
import type { ReadFile } from './fetch-file.ts'
import type { KeptFile, KeptFiles } from './kept-files.ts'
import { chunkOnWire } from './send-files.ts'

/** The copy of a teammate's photo, as the signed event names it. */
export type CopyAsked = { event: EventId; record: RecordId; content: string; bytes: number }

type FetchDeps = {
  kept: KeptFiles
  read: ReadFile
  meter: Pick<Meter, 'count' | 'allows'>
  hasRoom: (bytes: number) => Promise<boolean>
}

/**
 * Fetches what is not here of a copy, chunk by chunk, and keeps each as it was sent: sealed. Where it was
 * cut, calling it again goes on there (SPEC AT-16).
 *
 * @returns `spent` when the day's budget of the link is used up; `not_found` while it has not arrived at
 * headquarters, and for a chunk that is not what the event names.
 */
export async function fetchCopy(
  { kept, read, meter, hasRoom }: FetchDeps,
  asked: CopyAsked,
  onWay: (lying: number) => void,
): Promise<Result<undefined, Problem | 'spent'>> {
  const { event, content, bytes, record } = asked
  const count = chunkCount(bytes)
  const there = await kept.list()
  if (!there.ok) return there
  let file = there.value.find((one) => isOf(one, asked))
  for (let index = file?.lying ?? 0; index < count; index++) {
    if (!meter.allows(chunkOnWire(asked, index))) return err('spent')
    const stretch = await read({ event, content, from: index })
    if (!stretch.ok) return stretch
    const { hashes, chunks } = stretch.value
    const [chunk] = chunks
    if (chunk === undefined) return err(problem('not_found'))
    meter.count({ fetched: chunk.length })
    const sealed = fromBase64Url(chunk)
    const isNamed = hashes.length === count && contentOf(hashes) === content
    if (!isNamed || toHex(sha256Of(sealed)) !== hashes[index]) return err(problem('not_found'))
    if (!file) {
      if (!(await hasRoom(bytes))) return err(problem('storage_full'))
      const head = { content, role: 'fetched' as const, bytes, chunks: hashes }
      const name = await kept.keep(head, new Uint8Array())
      if (!name.ok) return name
      const tie = { event, record, sent: true }
      const tied = await kept.tie(name.value, tie)
      if (!tied.ok) return tied
      file = { ...head, name: name.value, tie, lying: 0 }
    }
    const put = await kept.put(file.name, index, sealed)
    if (!put.ok) return put
    onWay(index + 1)
  }
  return ok(undefined)
}

function isOf({ role, tie, content }: KeptFile, asked: CopyAsked): boolean {
  return role === 'fetched' && tie?.event === asked.event && content === asked.content
}

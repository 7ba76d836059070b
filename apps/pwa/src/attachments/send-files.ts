import { sealedChunkLength } from '@tocsin/schema/chain/content'
import { type Failed, ok, type Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import type { FileLink } from '@tocsin/schema/sync/send-file'
import { sendFile } from '@tocsin/schema/sync/send-file'
import type { Meter } from '../local/ready-meter.ts'
import type { KeptFile, KeptFiles } from './kept-files.ts'

/** What waits to be sent: copies before originals, and of each kind the smaller first. */
export function inLine(files: readonly KeptFile[]): KeptFile[] {
  const waits = files.filter(({ tie }) => tie !== null && !tie.sent)
  const rank = ({ role }: KeptFile) => (role === 'copy' ? 0 : 1)
  return waits.sort((a, b) => rank(a) - rank(b) || a.bytes - b.bytes)
}

/**
 * Sends everything that waits, one file behind the other. A copy stays here to be looked at, an original
 * goes once headquarters has it: nobody on this tablet can open it.
 */
export async function sendWaiting(
  {
    kept,
    link,
    meter,
  }: { kept: KeptFiles; link: FileLink; meter: Pick<Meter, 'count' | 'allows'> },
  said: { onWay: (file: KeptFile, here: number) => void; isStopped: () => boolean },
): Promise<Result<undefined, Problem>> {
  const listed = await kept.list()
  if (!listed.ok) return listed
  let refused: Failed<Problem> | undefined
  for (const file of inLine(listed.value)) {
    const { name, content, chunks, role, tie } = file
    if (!tie || said.isStopped() || !meter.allows(chunkOnWire(file))) return ok(undefined)
    const done = await sendFile(
      counted(link, meter, role),
      { event: tie.event, content, chunks, read: (index) => kept.read(name, index) },
      {
        onWay: (here) => said.onWay(file, here),
        isStopped: (next) => said.isStopped() || !meter.allows(chunkOnWire(file, next)),
      },
    )
    if (!done.ok && isOfLink(done.error)) return done
    // One that the server does not take must not hold back the others.
    if (!done.ok) {
      refused ??= done
      continue
    }
    const isOver = done.value === 'gone' || (done.value === 'whole' && role === 'original')
    if (isOver) {
      const removed = await kept.remove(name)
      if (!removed.ok) return removed
    } else if (done.value === 'whole') {
      const tied = await kept.tie(name, { ...tie, sent: true })
      if (!tied.ok) return tied
    }
  }
  return refused ?? ok(undefined)
}

/** Bytes of a chunk of a file on the link: sealed, and spelled in letters. */
export function chunkOnWire({ bytes }: Pick<KeptFile, 'bytes'>, index = 0): number {
  return Math.ceil((sealedChunkLength(bytes, index) * 4) / 3)
}

/** What headquarters has answered to is counted; of what was cut off nobody knows how much went. */
function counted(link: FileLink, meter: Pick<Meter, 'count'>, role: KeptFile['role']): FileLink {
  return {
    begin: link.begin,
    put: async (asked) => {
      const put = await link.put(asked)
      const wasHeard = put.ok || put.error.code !== 'server_unreachable'
      if (wasHeard) meter.count({ [role === 'copy' ? 'copies' : 'originals']: asked.bytes.length })
      return put
    },
  }
}

function isOfLink({ code }: Problem): boolean {
  return code !== 'not_found' && code !== 'bad_input'
}

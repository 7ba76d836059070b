import { type Failed, ok, type Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import type { FileLink } from '@tocsin/schema/sync/send-file'
import { sendFile } from '@tocsin/schema/sync/send-file'
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
  { kept, link }: { kept: KeptFiles; link: FileLink },
  said: { onWay: (file: KeptFile, here: number) => void; isStopped: () => boolean },
): Promise<Result<undefined, Problem>> {
  const listed = await kept.list()
  if (!listed.ok) return listed
  let refused: Failed<Problem> | undefined
  for (const file of inLine(listed.value)) {
    const { name, content, chunks, role, tie } = file
    if (!tie || said.isStopped()) return ok(undefined)
    const done = await sendFile(
      link,
      { event: tie.event, content, chunks, read: (index) => kept.read(name, index) },
      { onWay: (here) => said.onWay(file, here), isStopped: said.isStopped },
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

function isOfLink({ code }: Problem): boolean {
  return code !== 'not_found' && code !== 'bad_input'
}

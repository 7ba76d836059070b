import type { GivenFile } from '@tocsin/schema/desk/given-files'
import type { Draft } from '@tocsin/schema/events/draft'
import type { PaperProfileRef } from '@tocsin/schema/events/paper-shared'
import { sharePaper } from '@tocsin/schema/paper/decide'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import { ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { useCallback } from 'react'
import { useSeat } from '../shell/deps.ts'
import { called } from '../sync/server-client.ts'
import { saveBlob } from '../ui/save-file.ts'
import { useDesk } from './desk-context.ts'

type Answer<T> = Promise<Result<T, Problem>>
type HandOver = { paper: RecordId; to: string; why: string; profile?: PaperProfileRef | undefined }

/** Gives the person a file that the server made. */
function saveGiven({ name, type, bytes }: GivenFile): void {
  const whole = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))
  saveBlob(document, name, new Blob([whole], { type }))
}

/** Saves what the server gives. */
export async function saved(asking: Answer<GivenFile>): Answer<GivenFile> {
  const file = await asking
  if (file.ok) saveGiven(file.value)
  return file
}

/**
 * How a hand-over is done at this desk: the file is made, that it goes to an office is an event of this
 * seat, and only when that stands on this device is the file given to the person.
 */
export function useHandOver(): (given: HandOver, asking: () => Answer<GivenFile>) => Answer<null> {
  const { server } = useSeat()
  const { actor, feed, baseOf } = useDesk()
  return useCallback(
    async ({ paper, ...given }, asking) => {
      if (given.to.trim() === '' || given.why.trim() === '') return failed('reason_needed')
      const read = await called(server.paper.read.query({ paper }))
      if (!read.ok) return read
      const { paper: now, seenSeq } = read.value
      const { profile, to, why } = given
      const base = await baseOf(paper, seenSeq)
      const draft: Result<Draft, Problem> = sharePaper(now, actor, base, {
        to,
        why,
        ...(profile && { profile }),
      })
      if (!draft.ok) return draft
      const file = await asking()
      if (!file.ok) return file
      const written = await feed.write(draft.value)
      if (!written.ok) return written
      saveGiven(file.value)
      return ok(null)
    },
    [server, actor, feed, baseOf],
  )
}

function failed(code: Problem['code']): Result<null, Problem> {
  return { ok: false, error: problem(code) }
}

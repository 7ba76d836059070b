import type { RecordAnswer } from '@tocsin/schema/desk/desk-answers'
import type { Result } from '@tocsin/schema/primitives/result'
import type { Problem, ProblemCode } from '@tocsin/schema/problem'
import type { DeskServer } from './desk-server.ts'

/** Until a record that could not be read is asked for once more. */
export const askAgainMs = 3_000

/** What no asking again changes; a session that just ends or a link that just breaks does pass. */
const lasting: readonly ProblemCode[] = ['not_found', 'not_allowed', 'bad_input']

/**
 * Asks for one record until it is told. Without the second question whoever chose a record in the moment
 * in which the link broke saw the problem until something else happened in the log: choosing it again
 * changes nothing, and so asked nothing.
 *
 * @returns ends it; nothing is told any more.
 */
export function askRecord(
  server: Pick<DeskServer, 'record'>,
  asked: Parameters<DeskServer['record']>[0],
  tell: (answer: Result<RecordAnswer, Problem>) => void,
): () => void {
  let isWanted = true
  let timer: ReturnType<typeof setTimeout> | undefined
  const ask = async () => {
    const answer = await server.record(asked)
    if (!isWanted) return
    tell(answer)
    if (answer.ok || lasting.includes(answer.error.code)) return
    timer = setTimeout(() => void ask(), askAgainMs)
  }
  void ask()
  return () => {
    isWanted = false
    clearTimeout(timer)
  }
}

import { ProblemForm } from '@tocsin/schema/problem-form'
import * as z from 'zod/mini'

/**
 * A job on its way to the server that has the database open: one line of JSON, then the bytes of the
 * file. Everything is in the body: nothing of it can land in a log of addresses.
 */
export const JobCall = z.object({ job: z.string(), asked: z.unknown() })

/** What comes back: lines of JSON, progress first, one end. */
export const JobLine = z.union([
  z.object({ progress: z.object({ done: z.number(), of: z.nullable(z.number()) }) }),
  z.object({ value: z.unknown() }),
  z.object({ problem: ProblemForm }),
])
export type JobLine = z.infer<typeof JobLine>

export const jobPath = '/internal/jobs'

/** Longest first line of a call. */
const longestCall = 65_536

/** Takes the first line off a stream of bytes; undefined when there is none of a sane length. */
export async function splitFirstLine(
  bytes: AsyncIterable<Uint8Array>,
): Promise<{ line: string; rest: AsyncIterable<Uint8Array> } | undefined> {
  const source = bytes[Symbol.asyncIterator]()
  let held = Buffer.alloc(0)
  while (!held.includes(10)) {
    const next = await source.next()
    if (next.done || held.length > longestCall) return undefined
    held = Buffer.concat([held, next.value])
  }
  const end = held.indexOf(10)
  async function* rest() {
    yield held.subarray(end + 1)
    for (let next = await source.next(); !next.done; next = await source.next()) yield next.value
  }
  return { line: held.toString('utf8', 0, end), rest: rest() }
}

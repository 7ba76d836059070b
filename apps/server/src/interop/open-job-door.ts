import { timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { toHex } from '@tocsin/schema/primitives/bytes'
import { problem } from '@tocsin/schema/problem'
import type { Contact } from '../db/embedded-lock.ts'
import { JobCall, type JobLine, jobPath, splitFirstLine } from './job-wire.ts'
import { isJobName, jobs } from './jobs.ts'
import { type JobDeps, runJob } from './run-job.ts'

export type JobDoor = {
  /** For the database lock: where the command line finds this door. */
  contact: Contact
  /** Lets the jobs under way finish and takes no more. */
  close(): Promise<void>
}

/**
 * A door for the command line while this process has the embedded database open: a listener of its
 * own on the loopback address, so that no proxy or tablet can reach it, and behind a secret that lies
 * in a file for the owner of the data folder only. Jobs run one after the other.
 */
export async function openJobDoor(
  deps: JobDeps,
  onDefect: (error: unknown) => void = () => {},
): Promise<JobDoor> {
  const token = toHex(deps.random(32))
  let last: Promise<unknown> = Promise.resolve()
  const server = createServer((request, response) => {
    if (!isMeant(request, token)) {
      response.writeHead(404, { connection: 'close' }).end()
      return
    }
    last = last.then(() => serve(deps, request, response, onDefect))
  })
  // An import may take longer than any request of a tablet.
  server.requestTimeout = 0
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // as: a listening TCP server has an address of this form.
  const { port } = server.address() as AddressInfo
  return {
    contact: { port, token },
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      await last
      server.closeAllConnections()
      await closed
    },
  }
}

/** A page in a browser on this machine could also send here: it knows no token and sets no such header. */
function isMeant(request: IncomingMessage, token: string): boolean {
  const given = Buffer.from(request.headers.authorization ?? '')
  const wanted = Buffer.from(`Bearer ${token}`)
  return (
    request.method === 'POST' &&
    request.url === jobPath &&
    request.headers.origin === undefined &&
    given.length === wanted.length &&
    timingSafeEqual(given, wanted)
  )
}

async function serve(
  deps: JobDeps,
  request: IncomingMessage,
  response: ServerResponse,
  onDefect: (error: unknown) => void,
): Promise<void> {
  const write = (line: JobLine) => response.write(`${JSON.stringify(line)}\n`)
  response.writeHead(200, { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' })
  try {
    write(await answer(deps, request, (progress) => write({ progress })))
  } catch (error) {
    // Somebody who goes away in the middle of a file is no defect of the server.
    if (!request.destroyed || request.complete) onDefect(error)
    write({ problem: problem('server_failed') })
  }
  response.end()
}

async function answer(
  deps: JobDeps,
  request: IncomingMessage,
  onProgress: (progress: { done: number; of: number | null }) => void,
): Promise<JobLine> {
  const split = await splitFirstLine(request)
  const call = JobCall.safeParse(split && json(split.line))
  if (!split || !call.success || !isJobName(call.data.job)) return { problem: problem('bad_input') }
  const { job } = call.data
  const asked = jobs[job].asks.safeParse(call.data.asked)
  if (!asked.success) return { problem: problem('bad_input') }
  const context = { deps, file: split.rest, onProgress }
  // as: parsed by the schema of this very job, which TypeScript cannot tie to its name.
  const done = await runJob(job, asked.data as never, context)
  return done.ok ? { value: done.value } : { problem: done.error }
}

function json(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

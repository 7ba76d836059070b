import { request } from 'node:http'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import type { Contact } from '../db/embedded-lock.ts'
import { JobLine, jobPath } from '../interop/job-wire.ts'
import { type Answer, type Asked, type JobName, type JobProgress, jobs } from '../interop/jobs.ts'

/**
 * Has the server that holds the embedded database do a job, and hears how far it is.
 *
 * @returns what the job returns, or `server_unreachable` when the server is gone or stops meanwhile.
 */
export async function handOver<J extends JobName>(
  { port, token }: Contact,
  { job, asked, file }: { job: J; asked: Asked<J>; file: AsyncIterable<Uint8Array> },
  onProgress: (progress: JobProgress) => void,
): Promise<Result<Answer<J>, Problem>> {
  async function* body() {
    yield Buffer.from(`${JSON.stringify({ job, asked })}\n`)
    yield* file
  }
  try {
    for await (const line of call(port, token, body())) {
      if ('progress' in line) onProgress(line.progress)
      else if ('problem' in line) return err(line.problem)
      // as: parsed by the schema of this very job.
      else return ok(jobs[job].answers.parse(line.value) as Answer<J>)
    }
  } catch (error) {
    if (!isConnectionLost(error)) throw error
  }
  return err(problem('server_unreachable'))
}

async function* call(
  port: number,
  token: string,
  body: AsyncIterable<Uint8Array>,
): AsyncGenerator<JobLine> {
  const outgoing = request({
    host: '127.0.0.1',
    port,
    path: jobPath,
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
  })
  const source = Readable.from(body, { objectMode: false })
  const reply = new Promise<Readable>((resolve, reject) => {
    outgoing.once('response', (response) => {
      if (response.statusCode === 200) resolve(response)
      else reject(Object.assign(new Error('another server'), { code: 'ECONNREFUSED' }))
    })
    outgoing.on('error', reject)
    source.on('error', (error) => {
      outgoing.destroy()
      reject(error)
    })
  })
  source.pipe(outgoing)
  try {
    for await (const line of createInterface({ input: await reply })) {
      if (line !== '') yield JobLine.parse(JSON.parse(line))
    }
  } finally {
    outgoing.destroy()
  }
}

function isConnectionLost(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE'].includes(code)
}

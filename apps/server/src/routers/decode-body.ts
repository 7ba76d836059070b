import type { IncomingMessage } from 'node:http'
import type { Transform } from 'node:stream'
import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createZstdDecompress,
} from 'node:zlib'
import type { RequestHandler } from 'express'
import { sendProblem } from './send-problem.ts'

/** Most bytes of a body after decompression: counted there, so that a small bomb does not grow. */
export const largestBody = 4_000_000

/** A map, not an object: the name of the encoding is the caller's, `constructor` and `__proto__` included. */
const decoders: ReadonlyMap<string, () => Transform> = new Map<string, () => Transform>([
  ['gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
  // The window is memory that the sender asks for: 8 MB, as RFC 8878 §3.1.1.1.2 recommends.
  ['zstd', () => createZstdDecompress({ params: { [constants.ZSTD_d_windowLogMax]: 23 } })],
])

/** Reads the body whole, decompressed and bounded, as the text that tRPC then takes from `request.body`. */
export const decodeBody: RequestHandler = (request, response, next) => {
  if (request.method !== 'POST') return next()
  const encoding = request.headers['content-encoding'] ?? 'identity'
  const decoder = decoders.get(encoding)?.()
  if (encoding !== 'identity' && !decoder) {
    request.resume()
    return sendProblem(response, 415, 'bad_input')
  }
  readBody(request, decoder).then(
    (body) => {
      request.body = body
      next()
    },
    (error: unknown) => {
      // What is still on its way is not read: the connection ends after the answer.
      response.set('Connection', 'close')
      if (error instanceof TooLarge) sendProblem(response, 413, 'too_large')
      else sendProblem(response, 400, 'bad_input')
    },
  )
}

class TooLarge extends Error {}

async function readBody(request: IncomingMessage, decoder: Transform | undefined): Promise<string> {
  if (Number(request.headers['content-length'] ?? 0) > largestBody) throw new TooLarge()
  const chunks: Buffer[] = []
  let length = 0
  const source = decoder
    ? request.on('error', (error) => decoder.destroy(error)).pipe(decoder)
    : request
  for await (const chunk of source) {
    length += chunk.length
    if (length > largestBody) {
      request.unpipe()
      throw new TooLarge()
    }
    chunks.push(chunk)
  }
  return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
}

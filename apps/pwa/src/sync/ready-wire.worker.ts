import { readFrames, writeFrames } from './wire-frames.ts'
import type { WireAnswer, WireAsk } from './wire-messages.ts'

/** Writes and reads the exchange in bytes, away from the page: a slow tablet needs seconds for a large one. */
function answerTo(asked: WireAsk): WireAnswer {
  const { id, requests } = asked
  try {
    return asked.act === 'write'
      ? { id, body: writeFrames(requests, asked.there) }
      : { id, replies: readFrames(asked.body, requests) }
  } catch (thrown) {
    return { id, failed: String(thrown) }
  }
}

addEventListener('message', ({ data }: MessageEvent<WireAsk>) => postMessage(answerTo(data)))

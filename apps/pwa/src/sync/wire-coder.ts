import type { Bytes } from '@tocsin/schema/primitives/bytes'
import type { There } from '@tocsin/schema/sync/codec/request-form'
import type { ExchangeRequest } from '@tocsin/schema/sync/wire'
import type { WireAnswer, WireAsk, WireReplies } from './wire-messages.ts'

/** What turns requests into bytes and bytes into replies. Throws an Error when its worker failed. */
export type WireCoder = {
  write(requests: readonly ExchangeRequest[], there?: readonly There[]): Promise<Bytes>
  read(body: Bytes, requests: readonly ExchangeRequest[]): Promise<WireReplies>
  /** Ends it: what it holds of reports goes with it. */
  end(): void
}

type Asked = WireAsk extends infer A ? (A extends { id: number } ? Omit<A, 'id'> : never) : never

export function createWireCoder(): WireCoder {
  const worker = new Worker(new URL('./ready-wire.worker.ts', import.meta.url), { type: 'module' })
  const waiting = new Map<number, { taken: (a: WireAnswer) => void; failed: (e: Error) => void }>()
  let last = 0
  /** What ended it: nobody answers any more. */
  let ended: Error | undefined

  const fail = (message: string) => {
    ended = new Error(message)
    for (const { failed } of waiting.values()) failed(ended)
    waiting.clear()
  }
  worker.onmessage = ({ data }: MessageEvent<WireAnswer>) => {
    waiting.get(data.id)?.taken(data)
    waiting.delete(data.id)
  }
  worker.onerror = () => fail('the worker of the wire ended')

  const ask = (asked: Asked) =>
    new Promise<WireAnswer>((taken, failed) => {
      if (ended) return failed(ended)
      last += 1
      waiting.set(last, { taken, failed })
      worker.postMessage({ ...asked, id: last })
    })

  return {
    async write(requests, there = []) {
      const answer = await ask({ act: 'write', requests, there })
      if (!('body' in answer)) throw new Error('failed' in answer ? answer.failed : 'no body')
      return answer.body
    },
    async read(body, requests) {
      const answer = await ask({ act: 'read', body, requests })
      if (!('replies' in answer)) throw new Error('failed' in answer ? answer.failed : 'no replies')
      return answer.replies
    },
    end() {
      worker.terminate()
      fail('the vault was locked')
    },
  }
}

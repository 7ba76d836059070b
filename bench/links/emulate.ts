import type { Socket } from 'node:net'
import type { Passage } from '../lib/counting-proxy.ts'
import { createDirection, createStalls, type Line, turnsToConnect } from './line.ts'

/** One packet on the line. */
const packet = 1400
/** More of one connection is not taken on before: about what a line of 1 Mbit/s holds in its round trip. */
const mostWaiting = 96_000

/**
 * A line between client and server, as every connection through a proxy shares it. It carries at once
 * until it is started.
 */
export function emulate(line: Line, seed: number) {
  let startedAt: number | undefined
  let ways = { up: never(), down: never() }
  const now = () => (startedAt === undefined ? 0 : performance.now() - startedAt)

  const passage: Passage = (client, server, count) => {
    const connectedAt = startedAt === undefined ? 0 : now() + turnsToConnect * line.rttMs
    forward(client, server, 'up', connectedAt, count)
    forward(server, client, 'down', connectedAt, count)
  }

  function forward(
    from: Socket,
    to: Socket,
    way: 'up' | 'down',
    connectedAt: number,
    count: Parameters<Passage>[2],
  ): void {
    let waiting = 0
    /** In its order: two timers of one millisecond may ring the wrong way round. */
    const queue: { due: number; act: () => void }[] = []
    const later = (due: number, act: () => void) => {
      queue.push({ due, act })
      if (queue.length === 1) setTimeout(next, Math.max(1, due - now()))
    }
    const next = () => {
      for (let first = queue[0]; first && first.due <= now(); first = queue[0]) {
        first.act()
        queue.shift()
      }
      const first = queue[0]
      if (first) setTimeout(next, Math.max(1, first.due - now()))
    }
    let arrivedAt = 0
    from.on('data', (chunk) => {
      if (startedAt === undefined) {
        count(way, chunk.length)
        to.write(chunk)
        return
      }
      for (let at = 0; at < chunk.length; at += packet) {
        const part = chunk.subarray(at, at + packet)
        const sentAt = ways[way].carry(part.length, Math.max(now(), connectedAt))
        arrivedAt = sentAt + line.rttMs / 2
        waiting += part.length
        later(arrivedAt, () => {
          waiting -= part.length
          // What a line that was cut still held did not arrive.
          if (to.writable) {
            count(way, part.length)
            to.write(part)
          }
          if (waiting < mostWaiting) from.resume()
        })
      }
      if (waiting >= mostWaiting) from.pause()
    })
    from.on('end', () => {
      if (startedAt === undefined) to.end()
      else later(Math.max(arrivedAt, now()), () => to.end())
    })
    from.on('error', () => to.destroy())
  }

  return {
    passage,
    start() {
      const stalls = createStalls(seed)
      ways = { up: createDirection(line, stalls), down: createDirection(line, stalls) }
      startedAt = performance.now()
    },
    elapsed: now,
  }
}

function never(): ReturnType<typeof createDirection> {
  return { carry: () => 0 }
}

import type { ExchangeWithServer } from '../../apps/pwa/src/sync/exchange-with-server.ts'
import { createWireLink, type WireLink } from '../../apps/pwa/src/sync/ready-wire-link.ts'
import { readFrames, writeFrames } from '../../apps/pwa/src/sync/wire-frames.ts'

/** The exchange as the app has it, coded in here instead of in a worker. */
export function openLink(fetcher: typeof fetch, json: ExchangeWithServer): WireLink {
  const coder = {
    write: async (...asked: Parameters<typeof writeFrames>) => writeFrames(...asked),
    read: async (...asked: Parameters<typeof readFrames>) => readFrames(...asked),
  }
  return createWireLink({ fetch: fetcher, coder, json })
}

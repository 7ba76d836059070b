import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { ExchangeWithServer } from '../../apps/pwa/src/sync/exchange-with-server.ts'

const folder = join(import.meta.dirname, '../../apps/pwa/src/sync')

/** What the exchange in bytes exports, as far as the bench needs it. */
type InBytes = {
  createWireLink(deps: {
    fetch: typeof fetch
    coder: {
      write: (...asked: never[]) => Promise<unknown>
      read: (...asked: never[]) => Promise<unknown>
    }
    json: ExchangeWithServer
  }): { exchange: ExchangeWithServer }
  writeFrames(...asked: never[]): unknown
  readFrames(...asked: never[]): unknown
}

/**
 * The exchange as the app has it: in bytes where this checkout knows how (it did not when the bench was
 * written, and older ones are measured by it, too), coded in here instead of in a worker.
 */
export async function openLink(
  fetcher: typeof fetch,
  json: ExchangeWithServer,
): Promise<{ exchange: ExchangeWithServer }> {
  if (!existsSync(join(folder, 'ready-wire-link.ts'))) return { exchange: json }
  const parts = ['ready-wire-link.ts', 'wire-frames.ts'].map((file) => import(join(folder, file)))
  // as: the two files export these.
  const known = Object.assign({}, ...(await Promise.all(parts))) as InBytes
  const coder = {
    write: async (...asked: never[]) => known.writeFrames(...asked),
    read: async (...asked: never[]) => known.readFrames(...asked),
  }
  return known.createWireLink({ fetch: fetcher, coder, json })
}

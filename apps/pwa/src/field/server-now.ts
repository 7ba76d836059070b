import type { Local } from '../local/local.ts'

/** Now by the server's clock as far as it is known: "just now" must not be wrong by the tablet's clock. */
export function serverNow({ local, now }: { local: Local; now: () => number }): number {
  return now() + (local.facts.get().offset ?? 0)
}

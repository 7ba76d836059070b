import { leftOver } from '@tocsin/schema/desk/quarantine'
import type { LogEvent } from '@tocsin/schema/events/envelope'
import type { Settled } from './invariants.ts'

/**
 * Every promise about copied devices that does not hold (SPEC DV-10, DV-15, DV-17): what was written on
 * either of the two is at headquarters once, under its own id or under the one that stands for it, and a
 * seat that was stopped for its fork is told nothing more.
 */
export function forksBroken(settled: Settled): string[] {
  const { copies, tablets } = settled
  if (!copies) return []
  const written = new Map<string, { event: LogEvent; isWiped: boolean }>()
  for (const { seat, own, isWiped = false } of tablets) {
    if (!copies.seats.has(seat)) continue
    for (const event of own) {
      const hash = originOf(event.hash, copies)
      // On both devices when it was written before the copy: one that still has its keys says it again.
      const isOnWipedOnly = isWiped && (written.get(hash)?.isWiped ?? true)
      written.set(hash, { event, isWiped: isOnWipedOnly })
    }
  }
  const problems = [...written].map(([origin, one]) => notOnce(settled, copies, { origin, ...one }))
  return [...copies.leaked, ...problems.filter((said) => said !== undefined)]
}

/** The hash of the event whose words these are, also when nothing of them is left to tell it. */
export function originOf(
  of: string,
  { saidAgain }: Pick<NonNullable<Settled['copies']>, 'saidAgain'>,
): string {
  for (const [hash, again] of saidAgain) if (again.includes(of)) return hash
  return of
}

function notOnce(
  { server }: Settled,
  { saidAgain }: NonNullable<Settled['copies']>,
  { origin, event, isWiped }: { origin: string; event: LogEvent; isWiped: boolean },
): string | undefined {
  const again = saidAgain.get(origin) ?? []
  const logged = server.log.filter(({ event: { hash } }) => {
    return hash === event.hash || hash === origin || again.includes(hash)
  })
  if (logged.length > 1)
    return `${event.id} of a copied device stands ${logged.length} times in the log`
  if (logged.length === 1) return undefined
  const held = new Map(server.quarantine.map((row) => [row.hash, row.problem]))
  const why = held.get(event.hash) ?? held.get(origin)
  // Refused for what it is, itself or where it is said again: as any event may be.
  if (why !== undefined && !leftOver.some((code) => code === why)) return undefined
  if (again.some((hash) => held.has(hash))) return undefined
  // Only a desk that may read it whole can say again what lay on a device without keys.
  if (isWiped && why !== undefined) return undefined
  return `${event.id} was written on a copied device and is not said again`
}

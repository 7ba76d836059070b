import { checkEvent } from '@tocsin/schema/chain/chain'
import { isSealedLabel } from '@tocsin/schema/events/sealed'
import { fromBase64Url } from '@tocsin/schema/primitives/bytes'
import type { EventId } from '@tocsin/schema/primitives/ids'
import { type ConsentSaid, mayLeave, partKey } from '@tocsin/schema/sync/consent'
import type { KeyId } from '@tocsin/schema/trust/statements'
import type { Settled } from './invariants.ts'
import { openedBy, type WorldRoster } from './officers.ts'
import type { LoggedEvent, ServerInside } from './world-server.ts'

/** Which names were sealed in a world, and what was handed out of them. */
export type SealedNames = {
  parts: Map<string, SealedName>
  /** What each event says about consent, by its hash: as it was typed, not as anybody reads it. */
  said: Map<string, ConsentSaid[]>
  handedOut: { event: EventId; part: string; officer: KeyId }[]
  /** How many names were made up. */
  told: number
}

export function noNames(): SealedNames {
  return { parts: new Map(), said: new Map(), handedOut: [], told: 0 }
}

/** By the hash: two devices with one seat may each have an event of one id. */
export function nameKey(hash: string, part: string): string {
  return `${hash} ${part}`
}

export type SealedName = {
  event: EventId
  part: string
  record: LoggedEvent['event']['header']['record']
  seat: LoggedEvent['event']['header']['seat']
  name: string
}

type AtRest = Settled & { roster: WorldRoster; sealed: SealedNames }

/**
 * Every promise about sealed identities that does not hold, one sentence each: no committed byte has
 * changed, and each name opens for exactly the officers of the roster when its person agrees, else for
 * nobody; what was handed out is in the log of openings.
 */
export async function brokenSeals(settled: AtRest): Promise<string[]> {
  const { server, sealed } = settled
  const problems: string[] = []
  const logged = consentsOf(
    server.log.map(({ event }) => event),
    sealed,
  )
  const own = consentsOf(
    settled.tablets.flatMap(({ own }) => own),
    sealed,
  )
  for (const { event } of server.log) {
    if (!checkEvent(event).ok) problems.push(`${event.id} is not what it was committed to`)
    for (const [part, { state }] of Object.entries(event.parts)) {
      // What was erased opens for nobody; whether it had to go is another promise's business.
      if (!isSealedLabel(part) || event.parts.facts?.state === 'erased') continue
      const key = partKey(event.id, part)
      const agreed = mayLeave(logged.get(key)?.at(-1)?.consent)
      const isTold = logged.get(key)?.length === own.get(key)?.length
      if (agreed && isTold && state !== 'sealed' && state !== 'erased') {
        problems.push(`${part} of ${event.id}: its person agrees, and it is not there`)
      }
      const entitled = agreed && state === 'sealed' ? idsOf(settled.roster.now) : []
      const opens = await whoOpens(settled, event, part)
      if (opens.join() !== entitled.join()) {
        problems.push(`${part} of ${event.id} opens for [${opens}] instead of [${entitled}]`)
      }
    }
  }
  return settled.wasRestored ? problems : [...problems, ...unlogged(server, sealed)]
}

function consentsOf(
  events: Iterable<LoggedEvent['event']>,
  sealed: SealedNames,
): Map<string, ConsentSaid[]> {
  const said = new Map<string, ConsentSaid[]>()
  for (const { hash } of events) {
    for (const one of sealed.said.get(hash) ?? []) {
      const key = partKey(one.event, one.part)
      said.set(key, [...(said.get(key) ?? []), one])
    }
  }
  return said
}

/** Whose private key opens it by whatever wrap lies at the server, and to the name that was sealed. */
async function whoOpens(
  { server, roster, sealed }: AtRest,
  event: LoggedEvent['event'],
  label: string,
): Promise<string[]> {
  const part = event.parts[label]
  if (part?.state !== 'sealed') return []
  const { mission, record } = event.header
  const stored = {
    place: { mission, record, event: event.id, label },
    bytes: fromBase64Url(part.bytes),
  }
  const wraps = server.wraps.filter((wrap) => wrap.event === event.id && wrap.part === label)
  const name = sealed.parts.get(nameKey(event.hash, label))?.name
  const opens: KeyId[] = []
  for (const officer of roster.all) {
    for (const wrap of wraps) {
      const text = await openedBy(officer, stored, wrap.sealed)
      if (name && text?.includes(`${name}"`)) opens.push(officer.named.id)
    }
  }
  return opens.sort()
}

function idsOf(officers: WorldRoster['now']): string[] {
  return officers.map(({ named }) => named.id).sort()
}

function unlogged({ openings }: ServerInside, { handedOut }: SealedNames): string[] {
  const line = ({ event, part, officer }: SealedNames['handedOut'][number]) =>
    `${part} of ${event} by ${officer}`
  const [said, done] = [openings.map(line).sort(), handedOut.map(line).sort()]
  return said.join('\n') === done.join('\n')
    ? []
    : [`${done.length} identities were handed out and ${said.length} are in the log of openings`]
}

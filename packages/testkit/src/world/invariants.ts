import { grantedScopes, mayReadPart, onlyOwnOf } from '@tocsin/schema/access/rules'
import { checkRun } from '@tocsin/schema/chain/chain'
import { commitmentOf } from '@tocsin/schema/chain/parts'
import type { RecordRef } from '@tocsin/schema/events/define'
import type { Entry, LogEvent, Parts } from '@tocsin/schema/events/envelope'
import { type ErasedParts, holdsAny } from '@tocsin/schema/events/erase'
import { authorSeat } from '@tocsin/schema/events/tell'
import type { Actor } from '@tocsin/schema/primitives/actor'
import type { AreaId, EventId, RecordId, SeatId } from '@tocsin/schema/primitives/ids'
import { sameJson } from '@tocsin/schema/primitives/same-json'
import { type Folds, foldAll } from '@tocsin/schema/testing/fold-all'
import { forksBroken, originOf } from './fork-invariants.ts'
import type { WorldCopies } from './world.ts'
import type { LoggedEvent, ServerInside } from './world-server.ts'
import type { RecordFolds } from './world-tablet.ts'

/** What is left when everything has settled. */
export type Settled = {
  server: ServerInside
  areas: readonly AreaId[]
  tablets: readonly {
    name: string
    seat: SeatId
    own: readonly LogEvent[]
    records: ReadonlyMap<RecordId, RecordFolds>
    /** Every event on it, in every form in which it lies there. */
    everything?: readonly LogEvent[]
    /** It shows nothing any more; what it had written must be there all the same. */
    isWiped?: boolean
    /** Its officer was enrolled again: it shows nothing any more. */
    isRetired?: boolean
  }[]
  /** Events of which a tablet was told that the server has them. */
  acknowledged: ReadonlyMap<EventId, string>
  /** A restored server judges again what it had lost: a grant may be gone by then. */
  wasRestored: boolean
  /** What was erased while the world went on. */
  erased?: readonly ErasedParts[]
  /** Devices that were copied, and what was said again of what was written on them. */
  copies?: Pick<WorldCopies, 'seats' | 'saidAgain' | 'leaked'>
}

/** Of records, as the folds keep them. */
export const kinds = [
  'report',
  'incident',
  'threat',
  'alert',
  'seat',
  'deployment',
  'visit',
  'recommendation',
] as const

/** Every promise that does not hold, one sentence each. Empty = the world is as it has to be. */
export function brokenPromises(settled: Settled): string[] {
  return [
    ...gaps(settled.server.log),
    ...twice(settled.server.log),
    ...lost(settled),
    ...brokenChains(settled),
    ...forksBroken(settled),
    ...settled.tablets.flatMap((tablet) => {
      return tablet.isWiped || tablet.isRetired ? [] : wrongFolds(settled, tablet)
    }),
    ...wrongReadModels(settled.server),
    ...keptErased(settled),
    ...overRead(settled),
  ]
}

/** Nothing erased lies anywhere (SPEC ER-7, ER-9), but on devices that are told nothing of its scope any more. */
function keptErased({ server, areas, tablets, erased = [], copies }: Settled): string[] {
  const here = [...server.log, ...server.quarantine].flatMap(({ event }) => event ?? [])
  const origin = (hash: string) => (copies ? originOf(hash, copies) : hash)
  const inLog = here.flatMap((event) => isKept(event, erased, 'the server', origin))
  const onTablets = tablets.flatMap(({ name, seat, everything = [], isWiped }) => {
    const known = server.seats.get(seat)
    if (!known || known.isRevoked || isWiped) return []
    const granted = grantedScopes(known.actor, areas)
    const told = everything.filter(({ header }) => granted.includes(header.scope))
    return told.flatMap((event) => isKept(event, erased, name))
  })
  return [...inLog, ...onTablets]
}

/**
 * After its last contact no tablet holds anything of others that its rights do not allow: no event of a
 * scope that is not granted, no part that it may not read (SPEC RC-3). Strict records are let off: what
 * a device read before is not unread by what its record became.
 */
function overRead({ server, areas, tablets }: Settled): string[] {
  return tablets.flatMap(({ name, seat, everything = [], isWiped }) => {
    const known = server.seats.get(seat)
    if (!known || known.isRevoked || isWiped) return []
    const granted = grantedScopes(known.actor, areas)
    const others = everything.filter(({ header }) => header.seat !== seat)
    return others.flatMap(({ id, header, parts }) => {
      if (!granted.includes(header.scope)) return [`${id} of ${header.scope} lies on ${name}`]
      const subject = { ...header, isErasure: header.type === 'PartErased' }
      return Object.entries(parts).flatMap(([label, part]) => {
        const isHeld = part.state === 'clear' && !mayReadPart(known.actor, subject, label)
        return isHeld ? [`${label} of ${id} lies on ${name}, which may not read it`] : []
      })
    })
  })
}

/** `origin` = the hash of the event whose words these are, where they lie under others too. */
function isKept(
  event: LogEvent,
  erased: readonly ErasedParts[],
  where: string,
  origin = (hash: string) => hash,
): string[] {
  return erased.flatMap(({ hash, parts }) => {
    if (origin(event.hash) !== origin(hash) || !holdsAny(event, parts)) return []
    return [`${parts.join(', ')} of ${event.id} was erased and lies on ${where}`]
  })
}

function gaps(log: readonly LoggedEvent[]): string[] {
  const problems: string[] = []
  const scopes = new Map<string, number>()
  for (const [at, { event, numbered }] of log.entries()) {
    const { scope } = event.header
    const scopeSeq = (scopes.get(scope) ?? 0) + 1
    scopes.set(scope, scopeSeq)
    if (numbered.seq !== at + 1) problems.push(`seq ${numbered.seq} is at place ${at + 1}`)
    if (numbered.scopeSeq !== scopeSeq) {
      problems.push(`scopeSeq ${numbered.scopeSeq} of ${scope} is at place ${scopeSeq}`)
    }
  }
  return problems
}

function twice(log: readonly LoggedEvent[]): string[] {
  const seen = new Set<string>()
  return log.flatMap(({ event }) => {
    const again = seen.has(event.id)
    seen.add(event.id)
    return again ? [`${event.id} is stored twice`] : []
  })
}

/** Everything ever written is in the log or, said so, in quarantine; what was acknowledged is in the log. */
function lost({ server, tablets, acknowledged, wasRestored, copies }: Settled): string[] {
  const logged = new Map(server.log.map(({ event }) => [event.id, event.hash]))
  const held = new Set(server.quarantine.map(({ seat, hash }) => `${seat} ${hash}`))
  const written = tablets.flatMap(({ own }) => own)
  const nowhere = written.filter((event) => {
    const { id, hash, header } = event
    const isHere = logged.get(id) === hash || held.has(`${header.seat} ${hash}`)
    return !isHere && !copies?.saidAgain.has(originOf(hash, copies))
  })
  const missing = [...acknowledged].filter(([id, hash]) => {
    return logged.get(id) !== hash && !(wasRestored && held.has(`${id.slice(0, 32)} ${hash}`))
  })
  return [
    ...nowhere.map(({ id }) => `${id} was written and is neither logged nor held`),
    ...missing.map(([id]) => `${id} was acknowledged and is missing`),
  ]
}

function brokenChains({ server, tablets }: Settled): string[] {
  return tablets.flatMap(({ name, seat, own }) => {
    const checked = checkRun(undefined, own)
    const problems = checked.ok ? [] : [`the own chain of ${name}: ${checked.error}`]
    // Two devices may have had one seat: each wrote its own.
    const same = tablets.filter((other) => other.seat === seat).flatMap((other) => other.own)
    const mine = new Set(same.map(({ hash }) => hash))
    const foreign = server.log.filter(({ event }) => {
      return event.header.seat === seat && !mine.has(event.hash)
    })
    return [...problems, ...foreign.map(({ event }) => `${event.id} is not what ${name} wrote`)]
  })
}

function wrongFolds(
  { server, areas }: Settled,
  { name, seat, own, records }: Settled['tablets'][number],
): string[] {
  const known = server.seats.get(seat)
  if (!known) return [`${name} is unknown to the server`]
  const expected = foldAll(
    // A revoked seat is sent nothing more, and what it had of others is gone: its own words are left.
    known.isRevoked
      ? own.map((event) => ({ event, numbered: null }))
      : readableBy(known.actor, { log: server.log, areas, own }),
  )
  const ids = new Set([...records.keys(), ...kinds.flatMap((kind) => [...expected[kind].keys()])])
  return [...ids].flatMap((id) =>
    kinds.flatMap((kind) => {
      const here = records.get(id)?.[kind]
      const there = expected[kind].get(id)
      if (sameJson(here, there)) return []
      return [
        `${kind} ${id} on ${name}:\n    ${tell(here)}\n  by the server's log:\n    ${tell(there)}`,
      ]
    }),
  )
}

/** The log as this seat may see it; its own events whole, those that are held behind them. */
export function readableBy(
  actor: Actor,
  {
    log,
    areas,
    own,
  }: { log: readonly LoggedEvent[]; areas: readonly AreaId[]; own: readonly LogEvent[] },
): Entry[] {
  const granted = new Set(grantedScopes(actor, areas))
  const onlyOwn = new Set(onlyOwnOf(actor, [...granted]))
  const folds = foldAll(log)
  const strictFrom = (record: RecordId) =>
    (folds.report.get(record) ?? folds.threat.get(record))?.restrictedBy?.seq ?? null
  const logged = new Set(log.map(({ event }) => event.id))
  const readable = log.flatMap((entry): Entry[] => {
    const { scope, record } = entry.event.header
    if (entry.event.header.seat === actor.seat) {
      // Of a scope that is no longer granted a seat is not told what was erased of its own.
      const mine = granted.has(scope) ? undefined : own.find(({ id }) => id === entry.event.id)
      return [mine ? { ...entry, event: mine } : entry]
    }
    if (!granted.has(scope)) return []
    // Where nothing of others' may be read, not even their headers come.
    if (onlyOwn.has(scope) && authorSeat(record) !== actor.seat) return []
    return [withheld(entry, actor, strictFrom(record))]
  })
  const tail = own.filter(({ id }) => !logged.has(id))
  return [...readable, ...tail.map((event) => ({ event, numbered: null }))]
}

function withheld(
  { event, numbered }: LoggedEvent,
  actor: Actor,
  strictFrom: number | null,
): Entry {
  const isStrict = strictFrom !== null && numbered.seq >= strictFrom
  const parts: Parts = {}
  const isErasure = event.header.type === 'PartErased'
  for (const [label, part] of Object.entries(event.parts)) {
    const commitment = commitmentOf(part)
    const isOpen = mayReadPart(actor, { ...event.header, isStrict, isErasure }, label)
    if (isOpen || part.state === 'erased') parts[label] = part
    else if (commitment) parts[label] = { state: 'withheld', commitment }
  }
  return { event: { ...event, parts }, numbered }
}

function wrongReadModels({ log, records }: ServerInside): string[] {
  const expected = foldAll(log)
  const stored = new Map(records.map((record) => [keyOf(record), record.state]))
  const folded = kinds.flatMap((kind) => entriesOf(expected, kind))
  const wrong = folded.filter(([key, state]) => !sameJson(stored.get(key), state))
  const known = new Set(folded.map(([key]) => key))
  const extra = [...stored.keys()].filter((key) => !known.has(key))
  return [
    ...wrong.map(([key]) => `the read model of ${key} is not the fold of the log`),
    ...extra.map((key) => `the read model has ${key}, the log does not`),
  ]
}

function entriesOf(folds: Folds, kind: (typeof kinds)[number]): [string, unknown][] {
  return [...folds[kind]].map(([id, state]) => [keyOf({ kind, id }), state])
}

function keyOf({ kind, id }: RecordRef): string {
  return `${kind} ${id}`
}

function tell(state: unknown): string {
  return state === undefined ? 'nothing' : JSON.stringify(state)
}

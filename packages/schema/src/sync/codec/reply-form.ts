import { GENESIS, headerHash } from '../../chain/chain.ts'
import { rootOfParts } from '../../chain/parts.ts'
import { Header, Parts } from '../../events/envelope.ts'
import type { Json } from '../../primitives/canonical-json.ts'
import { eventId, MissionId, SeatId } from '../../primitives/ids.ts'
import {
  besideHeader,
  headerForm,
  headerOf,
  isRecord,
  type JsonRecord,
  sameText,
} from './header-form.ts'

/**
 * A reply without what its receiver computes: of each event its id, its hash, the root over its parts,
 * and the hash of the event before where that is in the same reply (SPEC WC-3). Of clear parts the bodies
 * stand as they do on their way up, their salts beside them.
 */
export function replyForm(reply: JsonRecord): JsonRecord {
  const { events, ...rest } = reply
  if (!Array.isArray(events)) return { rest: reply }
  const [first] = events
  const header = isRecord(first) ? Header.safeParse(first.header) : undefined
  if (!header?.success) return { rest, events }
  const chains: Chains = { mission: header.data.mission, hashes: new Map() }
  return { rest, mission: chains.mission, events: events.map((raw) => shortEvent(raw, chains)) }
}

/** The reply of a {@link replyForm}, its events behind the rest; undefined for what is none. Never throws. */
export function replyOf(form: Json): JsonRecord | undefined {
  if (!isRecord(form) || !isRecord(form.rest)) return undefined
  if (form.events === undefined) return form.rest
  if (!Array.isArray(form.events)) return undefined
  if (form.mission === undefined) return { ...form.rest, events: form.events }
  const mission = MissionId.safeParse(form.mission)
  if (!mission.success) return undefined
  const chains: Chains = { mission: mission.data, hashes: new Map() }
  const events: Json[] = []
  for (const one of form.events) {
    const event = eventOf(one, chains)
    if (event === undefined) return undefined
    events.push(event)
  }
  return { ...form.rest, events }
}

/** Hashes of the events so far, by seat and number. */
type Chains = { mission: MissionId; hashes: Map<string, string> }

function note(chains: Chains, raw: Json) {
  if (isRecord(raw) && typeof raw.id === 'string' && typeof raw.hash === 'string') {
    chains.hashes.set(raw.id, raw.hash)
  }
}

function shortEvent(raw: Json, chains: Chains): Json {
  const short = shortOf(raw, chains)
  const back = short && eventOf(short, { ...chains, hashes: new Map(chains.hashes) })
  note(chains, raw)
  return short && back !== undefined && sameText(back, raw) ? short : { whole: raw }
}

function shortOf(raw: Json, chains: Chains): JsonRecord | undefined {
  if (!isRecord(raw)) return undefined
  const { id, header, hash, parts, ...beside } = raw
  const read = Header.safeParse(header)
  const readParts = Parts.safeParse(parts)
  if (!read.success || !readParts.success) return undefined
  const { seat, seatSeq, prevHash } = read.data
  const foretold = before(chains, seat, seatSeq)
  const bodies: JsonRecord = {}
  const salts: JsonRecord = {}
  for (const [label, part] of Object.entries(readParts.data)) {
    bodies[label] = part.state === 'clear' ? part.body : null
    if (part.state === 'clear') salts[label] = part.salt
    else salts[label] = part
  }
  return {
    ...headerForm(read.data),
    seat,
    n: seatSeq,
    ...(prevHash !== foretold && { prev: prevHash }),
    salts,
    parts: bodies,
    ...beside,
  }
}

function eventOf(form: Json, chains: Chains): Json | undefined {
  if (!isRecord(form)) return undefined
  if ('whole' in form) {
    note(chains, form.whole ?? null)
    return form.whole
  }
  const { seat, n, prev, salts, parts: bodies, ...beside } = besideHeader(form)
  const readSeat = SeatId.safeParse(seat)
  if (!readSeat.success || !isSeatSeq(n) || !isRecord(salts) || !isRecord(bodies)) return undefined
  const parts = Parts.safeParse(
    Object.fromEntries(
      Object.entries(salts).map(([label, salt]) => [
        label,
        typeof salt === 'string' ? { state: 'clear', salt, body: bodies[label] } : salt,
      ]),
    ),
  )
  const root = parts.success ? rootOfParts(parts.data) : undefined
  if (!parts.success || root === undefined) return undefined
  const hash = typeof prev === 'string' ? prev : before(chains, readSeat.data, n)
  const head = { seatSeq: n - 1, hash }
  const header = headerOf(form, { mission: chains.mission, seat: readSeat.data, head }, root)
  if (!header) return undefined
  const event = { id: eventId(header.seat, n), header, hash: headerHash(header), parts: parts.data }
  note(chains, event)
  return { ...event, ...beside }
}

function isSeatSeq(n: Json | undefined): n is number {
  return typeof n === 'number' && Number.isInteger(n) && n >= 1 && n <= 0xffffffff
}

/** The hash of the event before, as far as this reply tells. */
function before(chains: Chains, seat: SeatId, seatSeq: number): string {
  if (seatSeq <= 1) return GENESIS
  return chains.hashes.get(eventId(seat, seatSeq - 1)) ?? GENESIS
}

import { teamLevel } from '@tocsin/schema/access/team-level'
import { isTeamWord } from '@tocsin/schema/access/team-word'
import { checkEvent } from '@tocsin/schema/chain/chain'
import { commitmentOf } from '@tocsin/schema/chain/parts'
import { Header, type LogEvent, Parts } from '@tocsin/schema/events/envelope'
import { type TeamLevel, teamParts } from '@tocsin/schema/events/team-parts'
import type { Actor } from '@tocsin/schema/primitives/actor'
import { type Bytes, fromBase64Url } from '@tocsin/schema/primitives/bytes'
import { eventId, type RecordId } from '@tocsin/schema/primitives/ids'
import { ok, type Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import { envelopeSignedBytes } from '@tocsin/schema/sync/envelope'
import { isTeamEnvelope, readTeamEnvelope } from '@tocsin/seal/open-team-envelope'
import { verifyRun } from '@tocsin/seal/seat-key'
import type { StoredEntry } from './fold-record.ts'
import type { EnvelopeFate, TakenIn } from './local.ts'
import type { Change, LogDeps, LogState } from './log-state.ts'
import type { TakeInTools } from './take-in-tools.ts'
import type { Roster } from './teammates.ts'

// This file comes with "ready for offline" (docs/adr/0019); what it needs of the log it is given.

type Reader = LogDeps & { roster: Roster; actor: Actor }

type Read = { fate: 'read'; event: LogEvent } | { fate: EnvelopeFate }

/**
 * What the envelopes of teammates bring that this tablet may read (SPEC EN-14): its events go into their
 * records as entries without a number, so that each is the same when it is pulled later. Nothing else is
 * written, and nothing of it is an own event: who sends it on is the device that carries the envelopes.
 */
export async function takeInChange(
  tools: TakeInTools,
  deps: LogDeps,
  roster: Roster,
  state: LogState,
  envelopes: readonly Bytes[],
): Promise<Result<{ change: Change; taken: TakenIn }, Problem>> {
  const reader = { ...deps, roster, actor: tools.actorOf(deps, state, roster) }
  const taken: TakenIn = {}
  const count = (fate: EnvelopeFate) => {
    taken[fate] = (taken[fate] ?? 0) + 1
  }
  const events: LogEvent[] = []
  for (const sealed of envelopes) {
    const read = await readOne(reader, state, sealed)
    if (!read.ok) return read
    if (read.value.fate === 'read') events.push(read.value.event)
    else count(read.value.fate)
  }
  events.sort((a, b) => a.header.seatSeq - b.header.seatSeq)
  const clusters = new Map<RecordId, StoredEntry[]>()
  for (const event of events) {
    const added = await addEvent(tools, reader, state, clusters, event)
    if (!added.ok) return added
    count(added.value)
  }
  const { meta } = state
  const change: Change = { meta, clusters, own: [] }
  const entries = [...clusters.values()].flat()
  if (!entries.some(({ event }) => event.header.type === 'PartErased')) return ok({ change, taken })
  // What was erased is not brought back by an envelope from before.
  const { eraseInChange } = await tools.erasing()
  const less = await eraseInChange(tools, reader, state, change, [])
  return less.ok ? ok({ change: less.value, taken }) : less
}

/** Opens one, and holds it to the roster: who signed it, and whether they are still of the mission. */
async function readOne(
  { vault, roster }: Reader,
  { meta }: LogState,
  sealed: Bytes,
): Promise<Result<Read, Problem>> {
  if (!isTeamEnvelope(sealed)) return ok({ fate: 'carried' })
  const { mission } = meta.profile
  const opened = await vault.sealing.use((key) => readTeamEnvelope(key, mission, sealed))
  if (!opened.ok) return opened
  const read = opened.value
  if (!read.ok) return ok({ fate: read.error === 'not_for_us' ? 'carried' : 'altered' })
  const { seat, hash, signature, event: foreign } = read.value
  const { data: header } = Header.safeParse(foreign.header)
  const { data: parts } = Parts.safeParse(foreign.parts)
  if (header?.seat !== seat || header.mission !== mission || !parts) return ok({ fate: 'altered' })
  const event = { id: eventId(seat, header.seatSeq), header, hash, parts }
  if (!checkEvent(event).ok) return ok({ fate: 'altered' })
  if (seat === vault.seat.id) return ok({ fate: 'known' })
  const known = roster.get(seat)
  if (!known?.isProven || known.key === null) return ok({ fate: 'unknown' })
  const signed = envelopeSignedBytes({ mission, seat, hash })
  const isSigned = await verifyRun(fromBase64Url(known.key), fromBase64Url(signature), signed)
  if (!isSigned) return ok({ fate: 'altered' })
  if (known.revoked) return ok({ fate: 'revoked' })
  // What no server has judged yet is judged here: it might close a threat, answer an alert or erase.
  const { role, areas } = known
  return ok(
    isTeamWord({ seat, role, areas }, header) ? { fate: 'read', event } : { fate: 'carried' },
  )
}

async function addEvent(
  { readClusters, putEntry, clustersOf, isStrictHere }: TakeInTools,
  reader: Reader,
  state: LogState,
  clusters: Map<RecordId, StoredEntry[]>,
  whole: LogEvent,
): Promise<Result<EnvelopeFate, Problem>> {
  const { record, scope } = whole.header
  const own = await readClusters(reader, state, [record])
  if (!own.ok) return own
  const before = clusters.get(record) ?? own.value.clusters.get(record) ?? []
  const there = before.find(({ event }) => event.id === whole.id)
  if (there) return ok(there.event.hash === whole.hash ? 'known' : 'forked')
  const previous = before.find(({ event: { header } }) => {
    return header.seat === whole.header.seat && header.seatSeq === whole.header.seatSeq - 1
  })
  if (previous && previous.event.hash !== whole.header.prevHash) return ok('forked')
  // By what is known here now: the one who sealed it may have known older rights.
  const isStrict = isStrictHere(state, { event: whole }, before)
  const level = teamLevel(reader.actor, { scope, record, isStrict })
  if (level === 0 || (state.meta.expiredAt ?? null) !== null) return ok('carried')
  const event = upTo(level, whole)
  const entry: StoredEntry = { event, numbered: null, epoch: '', held: null }
  const touched = clustersOf(entry)
  const read = await readClusters(reader, state, touched)
  if (!read.ok) return read
  for (const one of touched) {
    const entries = clusters.get(one) ?? read.value.clusters.get(one) ?? []
    clusters.set(one, putEntry(entries, entry))
  }
  return ok('shown')
}

/** The event with commitments for the parts beyond a level. */
function upTo(level: TeamLevel, event: LogEvent): LogEvent {
  const parts = { ...event.parts }
  for (const label of teamParts.slice(level)) {
    const part = parts[label]
    const commitment = part?.state === 'clear' ? commitmentOf(part) : undefined
    if (commitment) parts[label] = { state: 'withheld', commitment }
  }
  return { ...event, parts }
}

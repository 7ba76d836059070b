import type { Actor } from '@tocsin/schema/primitives/actor'
import type { Bytes } from '@tocsin/schema/primitives/bytes'
import { eventId, type ScopeId, type SeatId } from '@tocsin/schema/primitives/ids'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { utcMs } from '@tocsin/schema/primitives/utc-minute'
import { type Problem, problem } from '@tocsin/schema/problem'
import { earlierActors, type ToldRights } from '@tocsin/schema/seat/select'
import type { Seat } from '@tocsin/schema/seat/state'
import type { SignedHead } from '@tocsin/schema/sync/log-word'
import type { Held, Receipt } from '@tocsin/schema/sync/wire'
import type { Appended } from './append.ts'
import { destroyAgain } from './erased-parts.ts'
import { readGivenTables } from './given-tables.ts'
import { growTrees, type KeptNode, rootOfTrees, type Trees } from './grow-trees.ts'
import { type Judged, judgeRun } from './judge-run.ts'
import type { Generation, LogEntry, NewEntry } from './log-deps.ts'
import { type LogKey, signHead } from './log-key.ts'
import type { LogView } from './log-store.ts'
import { forgeryQuota, type Quarantined, quarantineKey, quarantineQuota } from './quarantine.ts'
import type { Pushed, ReadableEvent } from './read-pushed.ts'
import { readReadmitted } from './readmitted.ts'
import { refuseByAccess } from './refuse-by-access.ts'
import { readRunAbouts } from './run-abouts.ts'
import type { KnownSeat } from './seats.ts'
import { readShortMessages } from './short-messages.ts'

/** Events under one signature of their seat: those of a request, or the one of an envelope. */
export type RunToAppend = {
  seat: SeatId
  /** By what a request is good only once. An envelope may come at any time, and again (SPEC EN-5). */
  once: { epoch: string; counter: number; rights?: ToldRights } | null
  hashes: readonly string[]
  signature: string
  /** What was signed. */
  signed: Bytes
  events: readonly Pushed[]
  receivedAt: number
}

/** Everything an append will write, and what must still be so for it to fit. */
export type AppendPlan = {
  at: Generation
  firstSeq: number
  seat: KnownSeat
  run: RunToAppend
  entries: NewEntry[]
  /** The scopes' trees that grow, and the subtrees to keep of them. */
  grown: Trees
  kept: readonly KeptNode[]
  /** The mission's head with these entries; null when there are none. */
  signed: SignedHead | null
  quarantine: Quarantined[]
  appended: Appended
}

/** Reads, judges and numbers; writes nothing. */
export async function planAppend(
  view: LogView,
  asked: RunToAppend,
  logKey: LogKey,
): Promise<Result<AppendPlan, Problem>> {
  const { once } = asked
  // Read first: as long as this number stands, nothing read after it has changed.
  const mission = await view.mission()
  const at = { mission: mission.settings.mission, generation: mission.generation }
  const known = await view.seat(asked.seat)
  if (!known) return err(problem('unknown_seat'))
  const seat = { ...known, told: toldBy(known, once?.rights) }
  if (once && once.epoch !== mission.epoch)
    return err(problem('stale_epoch', { epoch: mission.epoch }))
  if (once && once.counter <= seat.counter) {
    return err(problem('replayed_request', { counter: seat.counter }))
  }
  const run = { ...asked, events: await destroyAgain(view, asked.events) }
  const { judged, head, kept, known: received } = await judge(view, at, seat, run)
  const accepted = judged.flatMap((one) => (one.is === 'new' ? [one.pushed] : []))
  const { trees } = await view.proofs()
  const entries = number(accepted, mission.lastSeq, trees, seat, run.receivedAt)
  const { grown, kept: nodes } = growTrees(trees, entries)
  const acknowledged = [...received, ...entries.map(acknowledgedOf)].sort(
    (a, b) => a.receipt.seatSeq - b.receipt.seatSeq,
  )
  const last = entries.at(-1)?.numbered
  const logHead = last && {
    mission: at.mission,
    epoch: mission.epoch,
    seq: last.seq,
    at: last.receivedAt,
    ...rootOfTrees(new Map([...trees, ...grown])),
  }
  return ok({
    at,
    firstSeq: mission.lastSeq + 1,
    seat,
    run,
    entries,
    grown,
    kept: nodes,
    signed: logHead ? await signHead(logKey, logHead) : null,
    quarantine: quarantineRows(judged, kept, at, seat, run),
    appended: {
      receipts: acknowledged.map(({ receipt }) => receipt),
      lines: acknowledged.map(({ hash, receipt }) => ({ ...receipt.numbered, hash })),
      held: judged.flatMap(heldOf),
      head,
      seat,
    },
  })
}

async function judge(view: LogView, at: Generation, seat: KnownSeat, run: RunToAppend) {
  const { actor, head: before } = seat
  const seatSeqs = [...new Set(run.events.flatMap(({ seatSeq }) => seatSeq ?? []))]
  const behind = seatSeqs.filter((seatSeq) => seatSeq >= 1 && seatSeq <= before.seatSeq)
  const logged = await view.logged(actor.seat, behind)
  const kept = await view.quarantined(actor.seat, seatSeqs)
  const abouts = await readRunAbouts(view, at, run.events)
  const person = await view.seatsOfPerson(actor.seat)
  const used = {
    signed: await view.quarantineUsed(actor.seat, true),
    // Asked for only where something of it may have to be kept: usually the run is what was signed.
    unsigned: isSigned(run) ? 0 : await view.quarantineUsed(actor.seat, false),
  }
  const keep = (bytes: string, signed: boolean): boolean => {
    if (kept.keys.has(quarantineKey(bytes))) return true
    const [by, quota] = signed
      ? (['signed', quarantineQuota] as const)
      : (['unsigned', forgeryQuota] as const)
    if (used[by] + bytes.length > quota) return false
    used[by] += bytes.length
    return true
  }
  const earlier = await earlierRights(view, at, seat)
  const readmitted = await readReadmitted(view, run.events, { actor, person })
  const refuseShort = await readShortMessages(view, run.events)
  const refuseTable = await readGivenTables(view, at, run.events)
  const result = judgeRun(run.events, {
    mission: at.mission,
    actor,
    isRevoked: seat.revokedAt !== null,
    head: before,
    hashes: run.hashes,
    kept: { logged, quarantined: kept.bySeatSeq },
    refuse: (pushed) => {
      const now = refuseByAccess(actor, pushed, abouts, person)
      const isOpen =
        !now || earlier(pushed).some((as) => !refuseByAccess(as, pushed, abouts, person))
      const unfit = refuseShort(pushed) ?? refuseTable(pushed) ?? readmitted.refuse(pushed)
      const code = isOpen ? unfit : now
      if (!code) abouts.note(pushed)
      if (!code) readmitted.note(pushed)
      return code
    },
    keep,
  })
  const known = result.judged.flatMap((one) => {
    const row = one.is === 'known' ? logged.get(one.seatSeq) : undefined
    return row ? [row] : []
  })
  return { ...result, kept: kept.keys, known }
}

/** Whether every event of it is one of the seat's own, under the hash that it signed. */
function isSigned({ seat, hashes, events }: RunToAppend): boolean {
  return events.every((pushed, at) => {
    return !pushed.header || (pushed.header.seat === seat && pushed.hash === hashes[at])
  })
}

/** What the device says now, or has said before: the place at which it took a change is told once. */
function toldBy({ told }: KnownSeat, now: ToldRights | undefined): ToldRights {
  return now && now.from > told.from ? now : told
}

/** As whom the seat may have written an event when it did not know of its present rights (SPEC RC-4). */
async function earlierRights(
  view: LogView,
  at: Generation,
  { actor, record, rightsFrom, told }: KnownSeat,
): Promise<(pushed: ReadableEvent) => readonly Actor[]> {
  if (rightsFrom === 0) return () => []
  const [found] = await view.records(at, [{ kind: 'seat', id: record }])
  // as: written by the reducer of seats.
  const changed = (found?.state as Seat | undefined)?.changed
  if (!changed) return () => []
  return ({ seatSeq }) => earlierActors({ seat: actor.seat, changed }, told, seatSeq)
}

/** Gives each event its numbers. */
function number(
  accepted: readonly ReadableEvent[],
  lastSeq: number,
  trees: Trees,
  { actor }: KnownSeat,
  receivedAt: number,
): NewEntry[] {
  const heads = new Map<ScopeId, number>()
  return accepted.map((pushed, at) => {
    const { header, headerBytes, hash, parts, written, wraps, sets, released, told } = pushed
    const scopeSeq = (heads.get(header.scope) ?? trees.get(header.scope)?.size ?? 0) + 1
    heads.set(header.scope, scopeSeq)
    // Only the server's own imports may say that something was known before it was received.
    const claimed = actor.role === 'system' ? told?.provenance?.knownAt : undefined
    const knownAt = claimed === undefined ? Number.NaN : utcMs(claimed)
    const numbered = { seq: lastSeq + 1 + at, scopeSeq, receivedAt }
    // Judged as it came: what was erased since tells less.
    const isWhole = Object.values(parts).every(({ state }) => state !== 'erased')
    return {
      event: { id: eventId(header.seat, header.seatSeq), header, hash, parts },
      numbered,
      ...(isWhole && { told: told ? { ...told, seq: numbered.seq, receivedAt } : null }),
      knownAt: Number.isNaN(knownAt) ? receivedAt : knownAt,
      headerBytes,
      written,
      wraps,
      sets,
      released,
    }
  })
}

function quarantineRows(
  judged: readonly Judged[],
  kept: ReadonlySet<string>,
  { mission }: Generation,
  { actor }: KnownSeat,
  { receivedAt }: RunToAppend,
): Quarantined[] {
  return judged.flatMap((one) => {
    if (one.is !== 'held' || one.bytes === null || kept.has(quarantineKey(one.bytes))) return []
    return [
      {
        mission_id: mission,
        quarantine_key: quarantineKey(one.bytes),
        seat_id: actor.seat,
        seat_seq: one.seatSeq,
        header_hash: one.hash,
        problem: one.problem.code,
        bytes: one.bytes,
        size: one.bytes.length,
        proven: one.isSigned,
        received_at: receivedAt,
      },
    ]
  })
}

function acknowledgedOf({ event, numbered }: LogEntry): { hash: string; receipt: Receipt } {
  return { hash: event.hash, receipt: { seatSeq: event.header.seatSeq, numbered } }
}

function heldOf(one: Judged): Held[] {
  return one.is === 'held' ? [{ seatSeq: one.seatSeq, problem: one.problem }] : []
}

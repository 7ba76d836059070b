import {
  baseOf,
  type Draft,
  draftToEvent,
  type OwnEvent,
  type Sealing,
} from '@tocsin/schema/events/draft'
import { type Bytes, toBase64Url } from '@tocsin/schema/primitives/bytes'
import { type EventId, eventId, recordIdOf } from '@tocsin/schema/primitives/ids'
import { err, ok } from '@tocsin/schema/primitives/result'
import { sameJson } from '@tocsin/schema/primitives/same-json'
import { type Problem, problem } from '@tocsin/schema/problem'
import { acceptReply } from '@tocsin/schema/sync/accept-reply'
import { checkLog } from '@tocsin/schema/sync/check-log'
import {
  consentsIn,
  leavingForm,
  mayLeave,
  releasedBy,
  standingConsents,
} from '@tocsin/schema/sync/consent'
import { isAcknowledged } from '@tocsin/schema/sync/deliver'
import { envelopeSignedBytes } from '@tocsin/schema/sync/envelope'
import { logToCheck } from '@tocsin/schema/sync/log-to-check'
import { compareEntries, settled } from '@tocsin/schema/sync/order'
import { owesProof, proofQuestion } from '@tocsin/schema/sync/pinned-log'
import { planRun, pushedEvent } from '@tocsin/schema/sync/plan-run'
import { readmitTail } from '@tocsin/schema/sync/readmit-tail'
import { sealEnvelope } from '@tocsin/seal/envelope'
import { sealPeople } from '@tocsin/seal/seal-people'
import { signRun, verifyRun } from '@tocsin/seal/seat-key'
import { foldRecord } from './fold-record.ts'
import { signRequest } from './sign-request.ts'
import {
  emptyState,
  isChainLost,
  oldEvents,
  recordsOf,
  type TabletState,
  unprovenLines,
  withEpoch,
  withOwn,
  withReply,
} from './tablet-state.ts'
import type { AppendOptions, TabletOptions, WorldTablet } from './world-tablet.ts'

/** Faults that the world must find: what a tablet would be that does not keep a rule. */
export type TabletFault =
  | 'folds_in_order_of_arrival'
  | 'wipes_envelopes'
  | 'keeps_what_is_erased'
  | 'hears_consent_of_reports_only'
  | 'keeps_what_it_may_not_read'
  | 'says_nothing_again'

type Disk = {
  state: TabletState
  journal: OwnEvent[]
  envelopes: { id: EventId; sealed: Bytes; isReceived: boolean }[]
}

/**
 * A tablet over the real pure logic (`events/draft`, `sync/*`), with its database and journal in
 * memory: fast enough for thousands of steps. The app's own log runs in the same world in
 * `apps/pwa/src/local/world.test.ts`.
 */
export function createMemoryTablet(
  options: TabletOptions,
  fault?: TabletFault,
  disk: Disk = { state: emptyState(options.epoch, options.actor), journal: [], envelopes: [] },
): WorldTablet {
  const { actor, mission, key } = options

  /** One transaction. There are no tabs in here: a change is always made on what the disk holds. */
  function commit(change: (on: TabletState) => TabletState): TabletState {
    disk.state = change(disk.state)
    return disk.state
  }

  /** Sealing takes its time: who waited for it would make the story depend on the machine. */
  let sealing: Promise<unknown> = Promise.resolve()
  function sealLater(own: OwnEvent): void {
    const { id } = own.event
    const sealed = seal(leaving(own), options.random(32))
    sealing = sealing.then(async () => {
      // Waited for first: an exchange puts another list in the place of this one meanwhile.
      const bytes = await sealed
      const before = disk.envelopes.find((one) => one.id === id)
      if (before) before.sealed = bytes
      else disk.envelopes.push({ id, sealed: bytes, isReceived: false })
    })
    // What somebody takes back is taken out of the envelopes that wait.
    for (const { event, consent } of consentsIn(own.event)) {
      const earlier = event !== id && !mayLeave(consent) && ownEvent(event)
      if (earlier) sealLater(earlier)
    }
  }

  function ownEvent(id: EventId): OwnEvent | undefined {
    return disk.state.own.find(({ event }) => event.id === id)
  }

  /** As its people agree now: the one door through which own events leave. */
  function leaving(own: OwnEvent): OwnEvent {
    const isDeaf = fault === 'hears_consent_of_reports_only'
    if (isDeaf && own.event.header.type.startsWith('Threat')) return own
    const consents = standingConsents(disk.state.own.flatMap(({ event }) => consentsIn(event)))
    return { ...leavingForm(own, consents), released: releasedBy(own.event, consents, ownEvent) }
  }

  async function sealingOf(
    people: NonNullable<AppendOptions['people']>,
    draft: Draft,
  ): Promise<Sealing | undefined> {
    if (Object.keys(people).length === 0) return undefined
    const event = eventId(actor.seat, disk.state.head.seatSeq + 1)
    const place = { mission, record: draft.record ?? recordIdOf(event), event }
    return sealPeople(people, place, { officers: options.officers(), random: options.random })
  }

  async function seal(own: OwnEvent, ephemeral: Bytes): Promise<Bytes> {
    const { hash } = own.event
    const bytes = envelopeSignedBytes({ mission, seat: actor.seat, hash })
    const signature = toBase64Url(await signRun(key, bytes))
    // Through JSON text: a body may hold `undefined` members, which no envelope carries.
    const event = JSON.parse(JSON.stringify(pushedEvent(own)))
    const content = { v: 1 as const, seat: actor.seat, event, hash, signature }
    const sealed = await sealEnvelope(options.transport, { mission, content, ephemeral })
    if (!sealed.ok) throw new Error(sealed.error)
    return sealed.value
  }

  function start() {
    const last = disk.state.head.seatSeq
    for (const own of disk.journal) {
      if (own.event.header.seatSeq > last) disk.state = withOwn(disk.state, own)
    }
    disk.journal.push(...disk.state.own.slice(disk.journal.length))
  }

  function correct({ code, detail = {} }: Problem): boolean {
    const { epoch, counter } = detail
    if (code === 'stale_epoch' && typeof epoch === 'string') {
      commit((on) => withEpoch(on, epoch))
      return true
    }
    if (code !== 'replayed_request' || typeof counter !== 'number') return false
    commit((on) => ({ ...on, counter: Math.max(on.counter, counter) }))
    return true
  }

  /** The journal and the envelopes follow what is left of each own event. */
  function destroyInJournal(): void {
    const own = new Map(disk.state.own.map((one) => [one.event.id, one]))
    const changed = new Set<EventId>()
    disk.journal = disk.journal.map((one) => {
      const now = own.get(one.event.id)
      if (!now || sameJson(now.event, one.event)) return one
      changed.add(one.event.id)
      return now
    })
    disk.envelopes = disk.envelopes.filter(({ id }) => !changed.has(id))
  }

  const tablet: WorldTablet = {
    async append(draft, { dies, people = {} }) {
      if (disk.state.isBehind) return err(problem('forked'))
      const sealed = await sealingOf(people, draft)
      const stamp = { at: options.now(), offset: null, salt: options.random(12) }
      const written = commit((on) => {
        const author = { mission, seat: actor.seat, head: on.head }
        return withOwn(on, draftToEvent(draft, author, stamp, sealed))
      })
      const own = written.own.at(-1)
      if (!own) throw new Error('an event was written and is not there')
      if (dies) start()
      else disk.journal.push(own)
      sealLater(own)
      return ok(own.event)
    },
    async exchange(send) {
      const before = commit((on) => ({ ...on, counter: on.counter + 1 }))
      const { cursors, epoch, counter, own, head } = before
      const limit = options.limit()
      const run = planRun(own, before.serverSeatSeq).map(leaving)
      const unproven = run.length > 0 ? [] : unprovenLines(before)
      const prove = run.length > 0 ? undefined : proofQuestion(before.pinned, epoch, unproven)
      const lines = prove ? unproven : []
      const plain = { mission, seat: actor.seat, epoch, counter, cursors, limit }
      const { from, after } = before.rightsHere ?? {}
      const rights = from !== undefined && after !== undefined && { rights: { from, after } }
      const question = { ...plain, ...(prove && { prove }), ...rights }
      const runHead = run.at(-1)?.event.hash ?? head.hash
      const answered = await send(await signRequest(key, { question, run, runHead }))
      if (!answered.ok) {
        return correct(answered.error) ? ok({ again: true }) : answered
      }
      const reply = acceptReply({ mission, seat: actor.seat }, answered.value)
      if (!reply.ok) return err(reply.error)
      const planned = { question, run, pinned: before.pinned, lines }
      const toCheck = logToCheck(planned, reply.value, verifyRun, options.certified ?? null)
      if (!toCheck.ok) return toCheck
      const news = await checkLog(toCheck.value)
      if (!news.ok) return err(problem('log_rewritten', { reason: news.error.reason }))
      const unsent = unsentOf(disk.state)
      const keepsAll = fault === 'keeps_what_it_may_not_read'
      const take = (on: TabletState) =>
        withReply(on, actor.seat, reply.value, news.value, { keepsAll })
      commit(take)
      if (options.takesTwice()) {
        commit(take)
      }
      if (fault !== 'keeps_what_is_erased') {
        // What is being sealed is destroyed as well.
        await sealing
        destroyInJournal()
      }
      const left = unsentOf(disk.state)
      const isTold = reply.value.head.seatSeq >= (run.at(-1)?.event.header.seatSeq ?? 0)
      const hasMoved = prove ? news.value.audited.length > 0 : isTold
      const owes = owesProof(disk.state.pinned) || unprovenLines(disk.state).length > 0
      const isIdle = left === 0 && owes && hasMoved
      return ok({
        again:
          reply.value.more ||
          reply.value.rights !== undefined ||
          (left > 0 && left < unsent) ||
          isIdle,
      })
    },
    async deliverLocked(send) {
      await sealing
      const isNumbered = ({ id }: { id: EventId }) => disk.state.entries.get(id)?.numbered != null
      const waiting = disk.envelopes.filter((one) => !one.isReceived && !isNumbered(one))
      if (waiting.length === 0) return ok({ left: 0 })
      // In no order: rows lie under random ids.
      const shuffled = waiting.toSorted((a, b) => compareBytes(a.sealed, b.sealed))
      const told = await send(shuffled.map(({ sealed }) => sealed))
      if (!told.ok) return told
      for (const [at, one] of shuffled.entries()) {
        one.isReceived = isAcknowledged(told.value[at] ?? 'later')
      }
      return ok({ left: shuffled.filter(({ isReceived }) => !isReceived).length })
    },
    async wipe() {
      await sealing
      disk.state = emptyState(disk.state.epoch, disk.state.rights)
      if (fault === 'wipes_envelopes') disk.envelopes = []
    },
    async loseDatabase() {
      disk.state = emptyState(disk.state.epoch, disk.state.rights)
      start()
    },
    async ids() {
      return [...new Set([...disk.state.entries.values()].flatMap(recordsOf))]
    },
    async record(id) {
      const { entries, upToSeq } = disk.state
      const kept = [...entries.values()].filter((entry) => recordsOf(entry).includes(id))
      const order = kept.map((entry) => settled(entry, upToSeq))
      if (fault !== 'folds_in_order_of_arrival') order.sort(compareEntries)
      return { ...foldRecord(id, order), base: baseOf(kept, actor.seat) }
    },
    async proof() {
      const { pinned, audited } = disk.state
      return { pinned, audited: audited.size }
    },
    async own() {
      return disk.journal.map(({ event }) => event)
    },
    async copy(now) {
      await sealing
      const { state, journal, envelopes } = disk
      // The state is a value; what is changed in place is copied.
      const copied = {
        state,
        journal: [...journal],
        envelopes: envelopes.map((one) => ({ ...one })),
      }
      return createMemoryTablet({ ...options, now }, fault, copied)
    },
    isChainLost: async () => isChainLost(disk.state),
    old: async () => oldEvents(disk.state),
    async readmit(old) {
      if (fault === 'says_nothing_again') return ok(0)
      return await readmitTail(old, oldEvents(disk.state), async (draft) => {
        const saved = await tablet.append(draft, { tab: 0 })
        return saved.ok ? ok({ event: saved.value.id }) : saved
      })
    },
    async everything() {
      const own = [...disk.journal, ...disk.state.own].map(({ event }) => event)
      return [...own, ...[...disk.state.entries.values()].map(({ event }) => event)]
    },
  }
  return tablet
}

function compareBytes(a: Bytes, b: Bytes): number {
  return (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0)
}

function unsentOf({ entries, own }: TabletState): number {
  return own.filter(({ event }) => {
    const entry = entries.get(event.id)
    return entry?.numbered === null && entry.held === null
  }).length
}

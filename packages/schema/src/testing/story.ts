import { type ChainHead, GENESIS } from '../chain/chain.ts'
import { baseOf, type Draft, draftToEvent, nothingSeen, type OwnEvent } from '../events/draft.ts'
import type { Entry } from '../events/envelope.ts'
import type { BodiesOf, EventTypeName } from '../events/registry.ts'
import type { ReportFields } from '../events/report-filed.ts'
import { tellEvent } from '../events/tell.ts'
import type { ThreatFields } from '../events/threat-raised.ts'
import type { Actor, Role } from '../primitives/actor.ts'
import {
  AreaId,
  EventId,
  MissionId,
  type RecordId,
  recordIdOf,
  SeatId,
  scopeId,
} from '../primitives/ids.ts'
import { deskScope } from '../primitives/mission-scope.ts'
import { fileReport } from '../report/decide.ts'
import { settled } from '../sync/order.ts'
import { type Folds, foldAll } from './fold-all.ts'

export const mission = MissionId.parse('ondara')
export const area = AreaId.parse('OD03')
export const scope = scopeId(area, 'standard')

/** 22 November 2026, 01:15Z: the first moment of every story; each event is a minute later. */
export const begins = Date.UTC(2026, 10, 22, 1, 15)

export const reportFields: ReportFields = {
  place: { kind: 'point', lat: 7.412, lon: 28.031, radiusM: 500, source: 'pin' },
  occurredAt: { precision: 'hour', earliest: '2026-11-21T20:00Z', latest: '2026-11-21T21:00Z' },
}

export const threatFields: ThreatFields = {
  kind: 'attack_on_village',
  place: { kind: 'unit', code: 'OD0302', name: 'Ketu', level: 'admin2', source: 'village' },
  noticedAt: { precision: 'day', earliest: '2026-11-21T00:00Z', latest: '2026-11-21T23:59Z' },
  imminence: 'within_hours',
}

export function seatNumber(n: number): SeatId {
  return SeatId.parse(n.toString(16).padStart(32, '0'))
}

export function actor(n: number, role: Role): Actor {
  return { seat: seatNumber(n), role, areas: [area] }
}

/** One seat's view: what it has pulled, and its own tail behind it. */
export type Teller = ReturnType<ReturnType<typeof createStory>['teller']>

/** A mission's log and the seats that write to it, without a network: seats write, then `sync`. */
export function createStory() {
  const log: Entry[] = []
  let minute = 0

  function number(own: OwnEvent): Entry {
    const seq = log.length + 1
    const receivedAt = begins + minute * 60_000
    const entry = { event: own.event, numbered: { seq, scopeSeq: seq, receivedAt } }
    log.push(entry)
    return entry
  }

  function teller(n: number) {
    const seat = seatNumber(n)
    const own: OwnEvent[] = []
    let head: ChainHead = { seatSeq: 0, hash: GENESIS }
    let pushed = 0
    let upToSeq = 0

    /** Everything that this seat knows now, in the order in which it folds. */
    function view(): Entry[] {
      const pulled = log.filter(({ numbered }) => numbered && numbered.seq <= upToSeq)
      const ahead = log.filter(({ event, numbered }) => {
        return event.header.seat === seat && numbered && numbered.seq > upToSeq
      })
      const unsent = own.slice(pushed).map(({ event }): Entry => ({ event, numbered: null }))
      return [...pulled, ...ahead, ...unsent].map((entry) => settled(entry, upToSeq))
    }

    /** What this seat has seen of a record, as its receipts and pulls tell it, unsettled ones too. */
    function base(record: RecordId) {
      const seen = view().map(({ event }) => event.id)
      const raw = [
        ...log,
        ...own.slice(pushed).map(({ event }): Entry => ({ event, numbered: null })),
      ]
      return baseOf(
        raw.filter(({ event }) => event.header.record === record && seen.includes(event.id)),
        seat,
      )
    }

    function write(draft: Draft): RecordId {
      minute += 1
      const at = begins + minute * 60_000
      const salt = new Uint8Array(12).fill(minute % 256)
      const next = draftToEvent(draft, { mission, seat, head }, { at, offset: null, salt })
      head = { seatSeq: next.event.header.seatSeq, hash: next.event.hash }
      own.push(next)
      return recordIdOf(next.event.id)
    }

    return {
      seat,
      view,
      write,
      folds: (): Folds => foldAll(view()),
      own: (): readonly OwnEvent[] => own,
      /** Writes about a record, with the base that this seat has. */
      say<T extends EventTypeName>(type: T, record: RecordId, bodies: BodiesOf<T>): RecordId {
        // One draft per type: TypeScript cannot see that type and bodies are of the same T.
        const into = /^(Paper|HostState)/.test(type) ? deskScope : scope
        return write({ type, scope: into, record, base: base(record), bodies } as Draft)
      },
      file(facts: Partial<BodiesOf<'ReportFiled'>['facts']> = {}, title?: string): RecordId {
        const bodies = { facts: { ...reportFields, form: 'full' as const, ...facts } }
        return write(fileReport(area, title ? { ...bodies, narrative: { title } } : bodies))
      },
      raise(facts: Partial<BodiesOf<'ThreatRaised'>['facts']> = {}): RecordId {
        const bodies = { facts: { ...threatFields, ...facts } }
        return write({ type: 'ThreatRaised', scope, record: null, base: nothingSeen, bodies })
      },
      /** Sends what is unsent; the receipts come back, others' events not yet. */
      push() {
        for (const event of own.slice(pushed)) number(event)
        pushed = own.length
      },
      pull() {
        upToSeq = log.length
      },
      sync() {
        this.push()
        this.pull()
      },
    }
  }

  return {
    log: (): readonly Entry[] => log,
    folds: (): Folds => foldAll(log),
    teller,
    /** Events of the log as the reducers read them. */
    told: () => log.flatMap((entry) => tellEvent(entry) ?? []),
  }
}

export const someId = EventId.parse(`${seatNumber(9)}-1`)

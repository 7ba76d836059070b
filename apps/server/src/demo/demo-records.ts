import type { Draft } from '@tocsin/schema/events/draft'
import type { LogEvent } from '@tocsin/schema/events/envelope'
import { startingBand } from '@tocsin/schema/events/starting-band'
import { type RecordId, type ScopeId, type SeatId, scopeId } from '@tocsin/schema/primitives/ids'
import type { DemoAct } from '@tocsin/testkit/demo/demo-act'
import type { RunAbouts } from '../log/run-abouts.ts'

type Said = { seat: SeatId; seatSeq: number; receivedAt: number; seq: number }
type Known = { id: RecordId; scope: ScopeId; authors: Set<SeatId>; said: Said[] }

/** What the demo has written so far, by the keys of its script. */
export type DemoRecords = {
  /** The decision behind an act, with the ids that its records have here. */
  draft(act: DemoAct, seat: SeatId): Draft
  /** After the act became an event; its number comes with the receipt. */
  written(act: DemoAct, event: LogEvent): void
  numbered(act: DemoAct, event: LogEvent, seq: number): void
  /** What the judging of an act asks of the others. */
  abouts: Pick<RunAbouts, 'of' | 'authorsOf' | 'reportsOf' | 'handsIn'>
}

export function createDemoRecords(): DemoRecords {
  const records = new Map<string, Known>()
  const known = (key: string): Known => {
    const record = records.get(key)
    if (!record) throw new Error(`the script refers to ${key} before it exists`)
    return record
  }
  const byId = (id: RecordId) => [...records.values()].find((record) => record.id === id)
  return {
    draft(act, seat) {
      const about = act.creates ? undefined : known(act.record)
      const links = Object.entries(act.links).map(([name, key]) => [name, known(key).id])
      const draft = {
        type: act.type,
        scope: about?.scope ?? scopeOf(act),
        record: about?.id ?? null,
        base: baseOf(about?.said ?? [], act, seat),
        bodies: { ...act.bodies, facts: { ...act.bodies.facts, ...Object.fromEntries(links) } },
      }
      // as: the act ties its type to its bodies, which TypeScript cannot follow through the copy.
      return draft as Draft
    },
    written(act, { header }) {
      const { seat, seatSeq, record: id, scope } = header
      if (act.creates) records.set(act.record, { id, scope, authors: new Set([seat]), said: [] })
      if (act.links.attachTo) known(act.links.attachTo).authors.add(seat)
      known(act.record).said.push({ seat, seatSeq, receivedAt: act.receivedAt, seq: 0 })
    },
    numbered(act, { header }, seq) {
      const said = known(act.record).said.find(
        ({ seat, seatSeq }) => seat === header.seat && seatSeq === header.seatSeq,
      )
      if (said) said.seq = seq
    },
    abouts: {
      of: ({ id }) => {
        const record = byId(id)
        return record && { scope: record.scope, isStrict: false }
      },
      authorsOf: (id) => byId(id)?.authors ?? new Set(),
      // The demo tells of a dozen in one incident at most.
      reportsOf: () => 0,
      handsIn: () => new Set(),
    },
  }
}

function scopeOf(act: DemoAct): ScopeId {
  if (!act.area) throw new Error(`${act.type} creates no record of an area`)
  const isBanded = act.type === 'ReportFiled' || act.type === 'ThreatRaised'
  return scopeId(act.area, isBanded ? startingBand(act.bodies.facts) : 'standard')
}

/** What the author had seen: own words always, those of others when they had been received by then. */
function baseOf(said: readonly Said[], { seenUntil }: DemoAct, seat: SeatId): Draft['base'] {
  const own = said.filter((one) => one.seat === seat).map(({ seatSeq }) => seatSeq)
  const seen = said
    .filter((one) => one.seat !== seat && one.seq > 0 && one.receivedAt <= seenUntil)
    .map(({ seq }) => seq)
  return {
    seq: seen.length > 0 ? Math.max(...seen) : null,
    own: own.length > 0 ? Math.max(...own) : null,
  }
}

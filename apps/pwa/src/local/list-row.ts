import { alertStanding, isDanger } from '@tocsin/schema/alert/select'
import { belongsTo } from '@tocsin/schema/deployment/select'
import { Numbered } from '@tocsin/schema/events/envelope'
import { authorSeat } from '@tocsin/schema/events/tell'
import { Drawn } from '@tocsin/schema/primitives/drawn'
import { RecordId, ScopeId, type SeatId } from '@tocsin/schema/primitives/ids'
import { OccurredAt } from '@tocsin/schema/primitives/occurred'
import { Place } from '@tocsin/schema/primitives/place'
import { ProblemForm } from '@tocsin/schema/problem-form'
import { contestedInReport, reportTitle, reportValues } from '@tocsin/schema/report/select'
import { contestedInThreat, threatTitle, threatValues } from '@tocsin/schema/threat/select'
import * as z from 'zod/mini'
import type { Folded, FoldedEntry } from './fold-record.ts'
import { RosterSeat } from './roster-seat.ts'
import { teamSaid } from './team-row.ts'

const time = z.nullable(z.int())
const code = z.nullable(z.string())

/** A list holds thousands of rows, and most of the bytes of each would be hashes. */
const receiptDigits = 8

/** What the tablet's lists and its map show of one record: all of it is sealed, and held in memory after unlock. */
export const ListRow = z.object({
  id: RecordId,
  /** What the id names; `withheld` when this tablet may not read what it is. */
  kind: z.enum([
    'report',
    'threat',
    'seat',
    'other',
    'withheld',
    'deployment',
    'visit',
    'recommendation',
  ]),
  scope: ScopeId,
  /** Created by this seat. */
  own: z.boolean(),
  /** The author's title; screens fall back to `what`. */
  title: z.nullable(z.string()),
  /** Code of a flash kind, else of the first violation (report); of a threat kind (threat). */
  what: code,
  place: z.nullable(Place),
  /** What was drawn on the map for a report or a threat (SPEC RD-13). */
  drawn: z.nullable(Drawn),
  occurred: z.nullable(OccurredAt),
  imminence: code,
  /** Of the alert it raised. */
  level: code,
  standing: z.nullable(z.enum(['unanswered', 'acknowledged', 'answered', 'closed'])),
  /** The last answer of HQ: by whom, with what, when received (else said), ms since 1970. */
  answer: z.nullable(z.object({ by: z.string(), response: z.string(), reason: code, at: z.int() })),
  acknowledged: z.nullable(z.object({ by: z.string(), at: z.int() })),
  /** Lives are in danger now: the one use of red. */
  danger: z.boolean(),
  exercise: z.boolean(),
  /** Withdrawn report or ended threat. */
  ended: z.boolean(),
  /** Two people differ on a field without having seen each other. */
  contested: z.boolean(),
  finding: code,
  reports: z.int(),
  form: z.nullable(z.enum(['flash', 'full', 'import'])),
  saidAt: time,
  /**
   * Where this tablet's own work on it is; `hq` also for what others wrote, `team` for what a teammate
   * handed over and headquarters has not confirmed.
   */
  state: z.enum(['here', 'hq', 'held', 'team']),
  /** `seatSeq` of its first event that is only on this tablet: the place in the line. */
  waiting: z.nullable(z.int()),
  held: z.nullable(ProblemForm),
  /**
   * The last own event that HQ has (the first event for what others wrote). `hash`: the beginning of
   * its hash at least, all that its code is made of.
   */
  receipt: z.nullable(
    z.object({ hash: z.string(), numbered: Numbered, signed: z.optional(z.boolean()) }),
  ),
  seat: z.nullable(RosterSeat),
  /** The deployment in which it was written. */
  deployment: z.nullable(RecordId),
  /** The day, in mission time, by which a team ends, a return is owed or a recommendation is to be done. */
  due: z.nullable(z.string()),
  /** Whether this officer leads the deployment or belongs to it; null for what is none. */
  mine: z.nullable(z.boolean()),
})
export type ListRow = z.infer<typeof ListRow>

/** The list row of a cluster as it is folded now. */
export function listRow(folded: Folded, reader: SeatId): ListRow {
  const [first] = folded.entries
  if (!first) throw new Error('a cluster without an entry has no row')
  return {
    id: folded.id,
    scope: first.event.header.scope,
    own: authorSeat(folded.id) === reader,
    ...said(folded),
    ...alertFacts(folded),
    ...outboxFacts(ofRecord(folded), first, reader),
    finding: folded.incident?.verification?.finding ?? null,
    reports: folded.incident?.reports.length ?? 0,
    seat: folded.seat ? RosterSeat.parse(folded.seat) : null,
    mine: folded.deployment ? belongsTo(folded.deployment, reader) : null,
  }
}

type Said = Pick<
  ListRow,
  | 'kind'
  | 'title'
  | 'what'
  | 'place'
  | 'drawn'
  | 'occurred'
  | 'imminence'
  | 'danger'
  | 'exercise'
  | 'ended'
  | 'contested'
  | 'form'
  | 'saidAt'
  | 'deployment'
  | 'due'
>

function said(folded: Folded): Said {
  const { report, threat, incident, alert, seat, entries } = folded
  const alerts = alert ? [alert] : []
  if (report) {
    const values = reportValues(report)
    const violation = values.violations?.[0]?.type
    const ended = report.withdrawn !== null
    return {
      kind: 'report',
      title: reportTitle(report) ?? null,
      what: values.what ?? violation ?? null,
      place: values.place ?? null,
      drawn: values.drawn ?? null,
      occurred: values.occurredAt ?? null,
      imminence: values.imminence ?? null,
      danger: isDanger(alerts, values.imminence) && !ended && values.exercise !== true,
      exercise: values.exercise === true,
      ended,
      contested: contestedInReport(report).length > 0,
      form: report.form,
      saidAt: report.saidAt,
      deployment: report.deployment,
      due: null,
    }
  }
  if (threat) {
    const values = threatValues(threat)
    const ended = threat.closed !== null
    return {
      kind: 'threat',
      title: threatTitle(threat) ?? null,
      what: values.kind ?? null,
      place: values.place ?? null,
      drawn: values.drawn ?? null,
      occurred: values.noticedAt ?? null,
      imminence: values.imminence ?? null,
      danger: isDanger(alerts, values.imminence) && !ended && values.exercise !== true,
      exercise: values.exercise === true,
      ended,
      contested: contestedInThreat(threat).length > 0,
      form: null,
      saidAt: threat.saidAt,
      deployment: threat.deployment,
      due: null,
    }
  }
  const team = teamSaid(folded)
  if (team) return { ...nothingSaid, ...team }
  const readable = entries.some(({ told }) => told)
  return {
    ...nothingSaid,
    kind: seat ? 'seat' : readable || incident ? 'other' : 'withheld',
    saidAt: entries[0]?.event.header.saidAt.at ?? null,
  }
}

const nothingSaid = {
  title: null,
  what: null,
  place: null,
  drawn: null,
  occurred: null,
  imminence: null,
  danger: false,
  exercise: false,
  ended: false,
  contested: false,
  form: null,
  deployment: null,
  due: null,
} as const

function alertFacts({ alert, recommendation }: Folded) {
  const told = recommendation?.answers.at(-1)
  const answer = told ? { ...told, response: told.answer } : alert?.answers.at(-1)
  const taken = alert?.acknowledged[0]
  return {
    level: alert?.level ?? null,
    standing: alert ? alertStanding(alert) : null,
    answer: answer
      ? {
          by: answer.by,
          response: answer.response,
          reason: answer.reason,
          at: answer.receivedAt ?? answer.saidAt,
        }
      : null,
    acknowledged: taken ? { by: taken.by, at: taken.receivedAt ?? taken.saidAt } : null,
  }
}

/**
 * A report that was added to this incident waits, or is at headquarters, in its own row: this one says
 * it of what was written about it itself. Of a record that is known by others only they are all there is.
 */
function ofRecord({ id, entries }: Folded): readonly FoldedEntry[] {
  const about = entries.filter(({ event }) => event.header.record === id)
  return about.length > 0 ? about : entries
}

function outboxFacts(entries: readonly FoldedEntry[], first: FoldedEntry, reader: SeatId) {
  const own = entries.filter(({ event }) => event.header.seat === reader)
  const held = own.find((entry) => entry.held)
  const waiting = own
    .filter((entry) => !entry.received && !entry.held)
    .map(({ event }) => event.header.seatSeq)
  const received = own.findLast((entry) => entry.received) ?? first
  const isTeams = entries.some((entry) => !entry.received && !own.includes(entry))
  const state = held ? 'held' : waiting.length > 0 ? 'here' : isTeams ? 'team' : 'hq'
  return {
    state: state satisfies ListRow['state'] as ListRow['state'],
    waiting: waiting.length > 0 ? Math.min(...waiting) : null,
    held: held?.held ?? null,
    receipt: received.received
      ? {
          hash: received.event.hash.slice(0, receiptDigits),
          numbered: received.received,
          ...(received.signed && { signed: true }),
        }
      : null,
  }
}

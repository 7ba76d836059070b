import type { OwnEvent } from '@tocsin/schema/events/draft'
import type { Bytes } from '@tocsin/schema/primitives/bytes'
import type { Json } from '@tocsin/schema/primitives/canonical-json'
import { eventId, recordIdOf, type SeatId, scopeId } from '@tocsin/schema/primitives/ids'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { envelopeSignedBytes } from '@tocsin/schema/sync/envelope'
import type { PushedEvent } from '@tocsin/schema/sync/pushed-event'
import { sealPrepared } from '@tocsin/seal/seal-team-envelope'
import { newRowId } from './commit.ts'
import type { EnvelopeRow } from './database.ts'
import { leaving } from './leaving.ts'
import type { Change, LogDeps, LogState } from './log-state.ts'
import { pushedForm } from './own-row.ts'
import type { PreparedEnvelopes, Wrapping } from './prepared-envelopes.ts'
import { readClusters, readOwn } from './read-log.ts'
import { isStrictHere, type Roster, type TeamSubject, teamSeats } from './teammates.ts'

/** What sealing works with: beside the log, who else is in the mission, and what is prepared. */
export type EnvelopeDeps = LogDeps & { roster: Roster; envelopes: PreparedEnvelopes }

/**
 * An own event in its envelope, in the form in which it may leave ({@link leaving}), readable for the
 * teammates who may read it. Nothing before the mission's keys are proven: whose key else would it be.
 *
 * @param reading what is known of its record, or is being read.
 */
export async function envelopeOf(
  deps: EnvelopeDeps,
  state: LogState,
  own: OwnEvent | undefined,
  reading: ReturnType<typeof readClusters>,
  id = newRowId(deps),
): Promise<Result<EnvelopeRow | undefined, Problem>> {
  if (!state.meta.trust || !own) return ok(undefined)
  const { hash } = own.event
  const { mission } = state.meta.profile
  const seat = deps.vault.seat.id
  const signing = deps.vault.seat.sign(envelopeSignedBytes({ mission, seat, hash }))
  const subject = await subjectOf(state, own, reading)
  if (!subject.ok) return subject
  const wrapping = wrappingOf(state, deps.roster, subject.value)
  if (!wrapping) return ok(undefined)
  // as: what an own event holds is JSON, and its layers go through the text of it.
  const content = { v: 1, seat, event: pushedForm(own) as Json, hash } as const
  const prepared = await deps.envelopes.take(subject.value, wrapping)
  const sealed = await sealPrepared(prepared, { content, event: own.event, signing })
  if (!sealed.ok) return err(sealed.error === 'too_large' ? problem('too_large') : sealed.error)
  return ok({ id, state: 0, sealed: sealed.value })
}

/** To whom an event about something is wrapped, by what is known now; nobody before the keys are proven. */
export function wrappingOf(
  { meta: { trust, profile } }: LogState,
  roster: Roster,
  subject: TeamSubject,
): Wrapping | undefined {
  if (!trust) return undefined
  const transport = trust.transport.statement.key
  const { mission, root } = profile
  return { mission, root, transport, team: teamSeats(roster, subject) }
}

/** What is written most: a report of one's own, of the ordinary band, in the first of one's areas. */
export function usualSubject(seat: SeatId, { meta }: LogState): TeamSubject | undefined {
  const [area] = meta.profile.areas
  const record = recordIdOf(eventId(seat, meta.head.seatSeq + 1))
  return area && { seat, scope: scopeId(area, 'standard'), record, isStrict: false }
}

async function subjectOf(
  state: LogState,
  { event }: OwnEvent,
  reading: ReturnType<typeof readClusters>,
): Promise<Result<TeamSubject, Problem>> {
  const read = await reading
  if (!read.ok) return read
  const { seat, scope, record } = event.header
  const entries = read.value.clusters.get(record) ?? []
  const isStrict = read.value.damaged || isStrictHere(state, { event }, entries)
  return ok({ seat, scope, record, isStrict })
}

/** An envelope that was sealed after its event was saved: the journal gets it with a copy of the entry. */
export type LateEnvelope = { pushed: PushedEvent; envelope: Bytes }

/**
 * Envelopes for the events that nobody else has and that have none: saved before the mission's keys
 * were proven, put back from the journal, or forgotten by a server that was restored.
 */
export async function missingEnvelopes(
  deps: EnvelopeDeps,
  state: LogState,
): Promise<Result<{ change: Change; late: LateEnvelope[] }, Problem>> {
  const lacking = state.own.filter((own) => own.state === 0 && own.envelope === undefined)
  const put: EnvelopeRow[] = []
  const own: { index: LogState['own'][number]; row: Change['own'][number]['row'] }[] = []
  const late: LateEnvelope[] = []
  const read = await readOwn(
    deps,
    lacking.map(({ row }) => row),
  )
  if (!read.ok) return read
  for (const { row, own: event, kept } of read.value) {
    const index = lacking.find((one) => one.row === row)
    const { pushed } = kept
    const may = await leaving(deps, state, [event])
    if (!may.ok) return may
    const reading = readClusters(deps, state, [event.event.header.record])
    const sealed = await envelopeOf(deps, state, may.value[0], reading)
    if (!sealed.ok && sealed.error.code !== 'too_large') return sealed
    if (!sealed.ok || !sealed.value || !index) continue
    const { id: envelope } = sealed.value
    put.push(sealed.value)
    late.push({ pushed, envelope: sealed.value.sealed })
    own.push({ index: { ...index, envelope }, row: { ...kept, envelope } })
  }
  const change = { meta: state.meta, clusters: new Map(), own, envelopes: { put } }
  return ok({ change, late })
}

/** Whether there is anything for {@link missingEnvelopes} to do. */
export function lacksEnvelopes({ meta, own }: LogState): boolean {
  return (
    meta.trust !== undefined &&
    own.some(({ state, envelope }) => state === 0 && envelope === undefined)
  )
}

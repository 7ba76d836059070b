import type { OwnEvent } from '@tocsin/schema/events/draft'
import { type Bytes, fromBase64Url, toBase64Url } from '@tocsin/schema/primitives/bytes'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { envelopeSignedBytes } from '@tocsin/schema/sync/envelope'
import type { PushedEvent } from '@tocsin/schema/sync/wire'
import { sealTeamEnvelope, type TeamSeat } from '@tocsin/seal/seal-team-envelope'
import { newRowId } from './commit.ts'
import type { EnvelopeRow } from './database.ts'
import { leaving } from './leaving.ts'
import type { Change, LogDeps, LogState } from './log-state.ts'
import { pushedForm } from './own-row.ts'
import { readClusters, readOwn } from './read-log.ts'
import { isStrictHere, type Roster, teamSeats } from './teammates.ts'

/** What sealing works with: beside the log, who else is in the mission. */
export type EnvelopeDeps = LogDeps & { roster: Roster }

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
): Promise<Result<EnvelopeRow | undefined, Problem>> {
  const { trust, profile } = state.meta
  if (!trust || !own) return ok(undefined)
  const team = await teamOf(deps, state, own, reading)
  if (!team.ok) return team
  const { hash } = own.event
  const { mission } = profile
  const seat = deps.vault.seat.id
  const signature = await deps.vault.seat.sign(envelopeSignedBytes({ mission, seat, hash }))
  if (!signature.ok) return signature
  // Through JSON text: a body may hold `undefined` members, which no envelope carries.
  const event = JSON.parse(JSON.stringify(pushedForm(own)))
  const content = { v: 1, seat, event, hash, signature: toBase64Url(signature.value) } as const
  const transport = fromBase64Url(trust.transport.statement.key)
  const sealing = { mission, content, event: own.event, team: team.value, random: deps.random }
  const sealed = await sealTeamEnvelope(transport, sealing)
  if (!sealed.ok) return err(problem('too_large'))
  return ok({ id: newRowId(deps), state: 0, sealed: sealed.value })
}

async function teamOf(
  { roster }: EnvelopeDeps,
  state: LogState,
  { event }: OwnEvent,
  reading: ReturnType<typeof readClusters>,
): Promise<Result<TeamSeat[], Problem>> {
  const read = await reading
  if (!read.ok) return read
  const entries = read.value.clusters.get(event.header.record) ?? []
  const isStrict = read.value.damaged || isStrictHere(state, { event }, entries)
  return ok(teamSeats(roster, event.header, isStrict))
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

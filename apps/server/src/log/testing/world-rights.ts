import type { Rights } from '@tocsin/schema/access/rights-change'
import { type Draft, nothingSeen } from '@tocsin/schema/events/draft'
import type { Actor } from '@tocsin/schema/primitives/actor'
import { toBase64Url } from '@tocsin/schema/primitives/bytes'
import { ok, type Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import { changeSeat } from '@tocsin/schema/seat/decide'
import type { ExchangeReply, ExchangeRequest } from '@tocsin/schema/sync/wire'
import type { KnownSeat } from '../seats.ts'

/** The roster's word on a change, numbered as `accounts/align-seats.ts` does. */
export function rightsDraft(
  { record, rightsFrom, told }: KnownSeat,
  roster: Actor,
  { role, component, areas }: Rights,
  now: number,
): Draft {
  const from = Math.max(now, rightsFrom + 1, told.from + 1)
  const facts = { from, role, areas: [...areas], ...(component && { component }) }
  const draft = changeSeat({ id: record, revoked: null }, roster, nothingSeen, facts)
  if (!draft.ok) throw new Error('the roster may not change a seat')
  return draft.value
}

const unsigned = toBase64Url(new Uint8Array(64))
const noKey = toBase64Url(new Uint8Array(32))

/**
 * What `routers/sync-router.ts` adds to a reply. The tablets of the world have no pinned root and believe
 * it unsigned; that only what is signed is believed is held in `packages/seal`.
 */
export function tellRights(
  reply: Result<ExchangeReply, Problem>,
  { question }: ExchangeRequest,
  seat: KnownSeat | undefined,
): Result<ExchangeReply, Problem> {
  if (!reply.ok || !seat || seat.revokedAt !== null) return reply
  if (seat.rightsFrom <= (question.rights?.from ?? 0)) return reply
  const said = { v: 1 as const, mission: question.mission, issuedAt: seat.rightsFrom }
  const { actor, component, name, publicKey, rightsFrom: from } = seat
  const delegate = { ...said, kind: 'delegate' as const, key: noKey, from: 0, until: from }
  const enrolled = {
    ...said,
    kind: 'seat' as const,
    seat: actor.seat,
    key: toBase64Url(publicKey),
    sealing: null,
    name,
    role: actor.role,
    component,
    areas: [...actor.areas],
    from,
  }
  const rights = {
    root: noKey,
    delegate: { statement: delegate, signature: unsigned },
    enrolled: { statement: enrolled, signature: unsigned },
  }
  return ok({ ...reply.value, rights })
}

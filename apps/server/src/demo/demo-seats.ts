import { type ChainHead, GENESIS } from '@tocsin/schema/chain/chain'
import type { Actor } from '@tocsin/schema/primitives/actor'
import { type Bytes, toBase64Url } from '@tocsin/schema/primitives/bytes'
import { enrolSeat } from '@tocsin/schema/seat/decide'
import type { Key } from '@tocsin/seal/key'
import { importSeatKey, seatIdOf, seatKeyBytes, seatPublicKey } from '@tocsin/seal/seat-key'
import type { DemoOfficer } from '@tocsin/testkit/demo/demo-act'
import type { Random } from '../log/log-deps.ts'
import type { SystemSeat } from '../log/open-system-seat.ts'

/** A tablet or desk of the demo while its history is written; its key is forgotten afterwards. */
export type DemoSeat = {
  actor: Actor
  key: Key
  publicKey: Bytes
  head: ChainHead
  counter: number
  lastHeardAt: number | null
}

/** Gives every officer a seat with a key of this installation, and enters all into the roster. */
export async function enrolOfficers(
  roster: SystemSeat,
  random: Random,
  officers: readonly DemoOfficer[],
  enrolledAt: number,
): Promise<Map<string, DemoSeat>> {
  const seats = new Map<string, DemoSeat>()
  const drafts = []
  for (const { key: officer, name, role, component, areas } of officers) {
    const seed = random(seatKeyBytes)
    const publicKey = await seatPublicKey(seed)
    const seat = await seatIdOf(publicKey)
    const key = await importSeatKey(seed)
    seed.fill(0)
    seats.set(officer, {
      actor: { seat, role, areas },
      key,
      publicKey,
      head: { seatSeq: 0, hash: GENESIS },
      counter: 0,
      lastHeardAt: null,
    })
    const facts = {
      seat,
      publicKey: toBase64Url(publicKey),
      name,
      role,
      component,
      areas: [...areas],
    }
    const draft = enrolSeat(roster.actor, facts)
    if (!draft.ok) throw new Error('the roster may not enrol seats')
    drafts.push(draft.value)
  }
  await roster.append(drafts, { receivedAt: enrolledAt, saidAt: enrolledAt })
  return seats
}

import { type ChainHead, GENESIS } from '@tocsin/schema/chain/chain'
import { nothingSeen } from '@tocsin/schema/events/draft'
import type { Role } from '@tocsin/schema/primitives/actor'
import { type Bytes, toBase64Url } from '@tocsin/schema/primitives/bytes'
import {
  AreaId,
  eventId,
  type MissionId,
  recordIdOf,
  ScopeId,
  type SeatId,
} from '@tocsin/schema/primitives/ids'
import { missionScope } from '@tocsin/schema/primitives/mission-scope'
import type { SeatStatement } from '@tocsin/schema/trust/statements'
import { importSealingKey, type SealingKey, sealingPublicKey } from '@tocsin/seal/sealing-key'
import { importSeatKey, seatIdOf, seatPublicKey, signRun } from '@tocsin/seal/seat-key'
import type { Local } from '../local.ts'
import { hq, pulled, reply } from './tablet.ts'

/** A seat of the mission with its keys, as a test plays it. */
export type Mate = {
  seat: SeatId
  publicKey: Bytes
  sealing: SealingKey
  sign: (bytes: Bytes) => Promise<Bytes>
  statement: SeatStatement
}

/** A seat whose keys are all of one byte. `hasKey` false = from before seats had a sealing key. */
export async function mate(
  n: number,
  role: Role,
  { area = 'OD03', component = null, hasKey = true }: Partial<MateOptions> = {},
): Promise<Mate> {
  const seed = () => new Uint8Array(32).fill(n)
  const publicKey = await seatPublicKey(seed())
  const seat = await seatIdOf(publicKey)
  const key = await importSeatKey(seed())
  const statement: SeatStatement = {
    v: 1,
    kind: 'seat',
    mission: 'ondara' as MissionId,
    issuedAt: 1,
    seat,
    key: toBase64Url(publicKey),
    sealing: hasKey ? toBase64Url(await sealingPublicKey(seed())) : null,
    name: `Mate ${n}`,
    role,
    component,
    areas: [AreaId.parse(area)],
  }
  const sealing = await importSealingKey(seed())
  return { seat, publicKey, sealing, statement, sign: (bytes) => signRun(key, bytes) }
}

type MateOptions = { area: string; component: string | null; hasKey: boolean }

/** Has a tablet pull a roster of these seats, and keep the delegate's word on them. */
export async function enrolMates(local: Local, mates: readonly Mate[]): Promise<ChainHead> {
  let head: ChainHead = { seatSeq: 0, hash: GENESIS }
  const events = mates.map(({ statement }, at) => {
    const { seat, key, name, role, component, areas } = statement
    const bodies = {
      facts: { seat, publicKey: key, name, role, areas, ...(component && { component }) },
    }
    const draft = {
      type: 'SeatEnrolled',
      scope: missionScope,
      record: null,
      base: nothingSeen,
      bodies,
    } as const
    const event = pulled(draft, at + 1, head)
    head = { seatSeq: event.header.seatSeq, hash: event.hash }
    return event
  })
  const upToSeq = mates.length
  const taken = await local.applyReply(reply({ events, cursors, upToSeq }))
  if (!taken.ok) throw new Error(taken.error.code)
  const proven = mates.map(({ seat, statement }) => {
    return { seat, enrolled: statement, isRevoked: false }
  })
  await local.takeSeatProofs('A'.repeat(43), proven)
  return head
}

/** Has it hear that one of them is out of the mission. `at` = its place in the roster, `head` = of who wrote it. */
export async function revokeMate(local: Local, at: number, head: ChainHead): Promise<void> {
  const draft = {
    type: 'SeatRevoked',
    scope: missionScope,
    record: recordIdOf(eventId(hq.seat, at)),
    base: nothingSeen,
    bodies: { facts: { reason: 'lost' } },
  } as const
  const upToSeq = head.seatSeq + 1
  const events = [pulled(draft, upToSeq, head)]
  const taken = await local.applyReply(reply({ events, cursors, upToSeq }))
  if (!taken.ok) throw new Error(taken.error.code)
}

const cursors = {
  [missionScope]: 0,
  [ScopeId.parse('OD03.standard')]: 0,
  [ScopeId.parse('OD03.restricted')]: 0,
}

import { Moment } from '@tocsin/schema/events/envelope'
import {
  type Bytes,
  concatBytes,
  fromBase64Url,
  toBase64Url,
  utf8,
} from '@tocsin/schema/primitives/bytes'
import { canonicalJsonBytes } from '@tocsin/schema/primitives/canonical-json'
import { EventId, MissionId, RecordId, ScopeId, SeatId } from '@tocsin/schema/primitives/ids'
import { Signature } from '@tocsin/schema/trust/signed'
import { verifyRun } from '@tocsin/seal/seat-key'
import * as z from 'zod/mini'
import type { LogKey } from '../log/log-key.ts'

const Hash = z.string().check(z.regex(/^[0-9a-f]{64}$/))
const Person = z.object({ account: z.string(), name: z.string(), seat: SeatId, at: Moment })

/**
 * What two persons have decided to erase, without anything of what was written: enough to do it again
 * and to write its certificate again.
 */
export const ErasureOrder = z
  .object({
    v: z.literal(1),
    mission: MissionId,
    id: z.uuid(),
    event: EventId,
    hash: Hash,
    record: RecordId,
    scope: ScopeId,
    type: z.string(),
    parts: z.array(z.object({ label: z.string(), commitment: z.string() })).check(z.minLength(1)),
    reason: z.string(),
    reference: z.nullable(z.string()),
    /** Its record belonged into the restricted band by what is erased. */
    restricts: z.boolean(),
    proposed: Person,
    decided: Person,
  })
  .check(z.refine(({ proposed, decided }) => proposed.account !== decided.account))
export type ErasureOrder = z.infer<typeof ErasureOrder>

const Line = z.object({ order: ErasureOrder, signature: Signature })

/** The bytes that the log key signs (SPEC ER-12). */
export function orderBytes(order: ErasureOrder): Bytes {
  return concatBytes(utf8('tocsin/erasure-order/v1'), new Uint8Array(1), canonicalJsonBytes(order))
}

/** One line of the ledger, without its end. */
export async function orderLine(order: ErasureOrder, { sign }: LogKey): Promise<string> {
  return JSON.stringify({ order, signature: toBase64Url(await sign(orderBytes(order))) })
}

/** The order of a line; undefined for one that is damaged, of another mission, or not signed by this log key. */
export async function readOrder(
  line: string,
  { mission, key }: { mission: MissionId; key: string },
): Promise<ErasureOrder | undefined> {
  const read = Line.safeParse(parsed(line)).data
  if (!read || read.order.mission !== mission) return undefined
  const { order, signature } = read
  const isSigned = await verifyRun(fromBase64Url(key), fromBase64Url(signature), orderBytes(order))
  return isSigned ? order : undefined
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

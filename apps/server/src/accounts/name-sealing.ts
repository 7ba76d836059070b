import { sealingKeyBytes } from '@tocsin/schema/access/open-bytes'
import { type Bytes, fromBase64Url, isBase64Url } from '@tocsin/schema/primitives/bytes'
import type { MissionId, SeatId } from '@tocsin/schema/primitives/ids'
import { Signature } from '@tocsin/schema/trust/signed'
import { PublicKey } from '@tocsin/schema/trust/statements'
import { signatureBytes, verifyRun } from '@tocsin/seal/seat-key'
import * as z from 'zod/mini'

/** A seat's sealing key (X25519, base64url) and the seat's signature for it (SPEC EN-11). */
export const NamedSealing = z.object({ key: PublicKey, signature: Signature })
export type NamedSealing = z.infer<typeof NamedSealing>

/** Whether the seat itself names this key: who stole its session cannot have it sealed to another. */
export async function namesSealing(
  { mission }: { mission: MissionId },
  { seat, publicKey }: { seat: SeatId; publicKey: Bytes },
  { key, signature }: NamedSealing,
): Promise<boolean> {
  if (!isBase64Url(signature, signatureBytes)) return false
  const bytes = sealingKeyBytes(mission, seat, fromBase64Url(key))
  return verifyRun(publicKey, fromBase64Url(signature), bytes)
}

import { fromBase64Url, isBase64Url, toBase64Url } from '@tocsin/schema/primitives/bytes'
import { type Signed, statementBytes } from '@tocsin/schema/trust/signed'
import type { Statement } from '@tocsin/schema/trust/statements'
import type { Key } from './key.ts'
import { seatKeyBytes, signatureBytes, signRun, verifyRun } from './seat-key.ts'

/** Signs a statement with the Ed25519 key of root or delegate (SPEC TR-3). */
export async function signStatement<T extends Statement>(
  key: Key,
  statement: T,
): Promise<Signed<T>> {
  return { statement, signature: toBase64Url(await signRun(key, statementBytes(statement))) }
}

/** Whether the holder of this raw public key (base64url) made the statement. Never throws. */
export async function verifyStatement(
  publicKey: string,
  { statement, signature }: Signed,
): Promise<boolean> {
  if (!isBase64Url(publicKey, seatKeyBytes) || !isBase64Url(signature, signatureBytes)) return false
  return verifyRun(fromBase64Url(publicKey), fromBase64Url(signature), statementBytes(statement))
}

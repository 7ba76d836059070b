import { hashRaw } from '@node-rs/argon2'
import { concatBytes, fromBase64Url, toBase64Url } from '@tocsin/schema/primitives/bytes'
import { canonicalJsonBytes } from '@tocsin/schema/primitives/canonical-json'
import { MissionId } from '@tocsin/schema/primitives/ids'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { Fingerprint, fingerprintOf } from '@tocsin/schema/trust/signed'
import { PublicKey } from '@tocsin/schema/trust/statements'
import { isRefused } from '@tocsin/seal/refused'
import { importSeatKey, seatKeyBytes, seatPublicKey } from '@tocsin/seal/seat-key'
import * as z from 'zod/mini'
import type { LentRoot } from './lent-root.ts'

type Bytes = Uint8Array<ArrayBuffer>

const text = (bytes: number) =>
  z.string().check(z.regex(new RegExp(`^[A-Za-z0-9_-]{${Math.ceil((bytes * 4) / 3)}}$`)))

/** What lies open in the file of a root that was taken away. It is bound to what is sealed. */
const Open = z.object({
  v: z.literal(1),
  kind: z.literal('tocsin-root'),
  mission: MissionId,
  root: PublicKey,
  /** For the person who finds it: which mission's, by the number that the tablets show. */
  fingerprint: Fingerprint,
  kdf: z.object({
    name: z.literal('argon2id'),
    memoryKiB: z.int().check(z.gte(65_536), z.lte(1_048_576)),
    passes: z.int().check(z.gte(3), z.lte(16)),
    salt: text(16),
  }),
  nonce: text(12),
})
type Open = z.infer<typeof Open>

const RootFile = z.extend(Open, { sealed: text(seatKeyBytes + 16) })

/** Cost of one guess (Argon2id, the default of the library), RFC 9106 §4: 64 MiB and three passes; security.md §1 asks for no less. */
const cost = { name: 'argon2id', memoryKiB: 65_536, passes: 3 } as const

/**
 * The file of a root that is taken away: AES-256-GCM under Argon2id of the passphrase, everything
 * that is open in it bound to it (SPEC DV-1). `seed` is left as it is.
 */
export async function sealRootFile(
  seed: Bytes,
  given: { mission: MissionId; passphrase: string; salt: Bytes; nonce: Bytes },
): Promise<string> {
  const root = toBase64Url(await seatPublicKey(seed))
  const open: Open = {
    v: 1,
    kind: 'tocsin-root',
    mission: given.mission,
    root,
    fingerprint: fingerprintOf(root),
    kdf: { ...cost, salt: toBase64Url(given.salt) },
    nonce: toBase64Url(given.nonce),
  }
  const key = await keyOf(given.passphrase, open)
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv: given.nonce, additionalData: canonicalJsonBytes(open) },
    key,
    concatBytes(seed),
  )
  return `${JSON.stringify({ ...open, sealed: toBase64Url(new Uint8Array(sealed)) }, null, 2)}\n`
}

/**
 * The root out of its file; its private half can be used and not read.
 *
 * @returns `root_not_opened` on another passphrase, or on a file that is damaged or none of ours.
 */
export async function openRootFile(
  content: string,
  passphrase: string,
): Promise<Result<LentRoot, Problem>> {
  const refused = err(problem('root_not_opened'))
  const parsed = RootFile.safeParse(jsonOf(content))
  if (!parsed.success) return refused
  const { sealed, ...open } = parsed.data
  const iv = fromBase64Url(open.nonce)
  const additionalData = canonicalJsonBytes(open)
  const key = await keyOf(passphrase, open)
  let seed: Bytes
  try {
    const params = { name: 'AES-GCM', iv, additionalData }
    seed = new Uint8Array(await crypto.subtle.decrypt(params, key, fromBase64Url(sealed)))
  } catch (thrown) {
    if (!isRefused(thrown)) throw thrown
    return refused
  }
  const publicKey = toBase64Url(await seatPublicKey(seed))
  const opened = { mission: open.mission, publicKey, key: await importSeatKey(seed) }
  seed.fill(0)
  return publicKey === open.root ? ok(opened) : refused
}

async function keyOf(passphrase: string, { kdf }: Open) {
  const bytes = await hashRaw(passphrase.normalize('NFKC').trim(), {
    memoryCost: kdf.memoryKiB,
    timeCost: kdf.passes,
    parallelism: 1,
    outputLen: 32,
    salt: fromBase64Url(kdf.salt),
  })
  return crypto.subtle.importKey('raw', concatBytes(bytes), 'AES-GCM', false, [
    'encrypt',
    'decrypt',
  ])
}

function jsonOf(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    return undefined
  }
}

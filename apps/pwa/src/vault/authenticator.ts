import { type Bytes, fromBase64Url, toBase64Url } from '@tocsin/schema/primitives/bytes'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { secretBytes } from '@tocsin/seal/slot'
import type { Random } from './random.ts'
import type { OpenSettings } from './slot.ts'

// A security key, or the tablet's own, as a second factor that works without a network: it answers a
// salt with 32 secret bytes that only it can make (WebAuthn level 3 §10.1.4, the PRF extension). There
// is no server in this: challenge and user are random and forgotten, the answer never leaves the page.

type Bound = NonNullable<OpenSettings['authenticator']>

const waitMs = 60_000

function prfAnswer(credential: Credential | null): Bytes | undefined {
  if (!(credential instanceof PublicKeyCredential)) return undefined
  const first = credential.getClientExtensionResults().prf?.results?.first
  if (first === undefined) return undefined
  const bytes = ArrayBuffer.isView(first)
    ? new Uint8Array(first.buffer, first.byteOffset, first.byteLength)
    : new Uint8Array(first)
  return bytes.length === secretBytes ? new Uint8Array(bytes) : undefined
}

/** W of the key that a vault is bound to; nothing when it is not there, refuses, or waits too long. */
export async function askAuthenticator(
  credentials: CredentialsContainer | undefined,
  bound: Bound,
): Promise<Bytes | undefined> {
  try {
    const answer = await credentials?.get({
      publicKey: {
        // Nobody checks a signature: the answer itself is the proof.
        challenge: new Uint8Array(secretBytes),
        allowCredentials: [{ type: 'public-key', id: fromBase64Url(bound.credential) }],
        userVerification: 'required',
        timeout: waitMs,
        extensions: { prf: { eval: { first: fromBase64Url(bound.salt) } } },
      },
    })
    return prfAnswer(answer ?? null)
  } catch {
    return undefined
  }
}

/**
 * Makes a credential on a key and asks it once. `authenticator_unfit` when browser or key know no PRF,
 * or the person gave up: nothing was bound then.
 */
export async function makeAuthenticator(
  credentials: CredentialsContainer | undefined,
  random: Random,
): Promise<Result<{ bound: Bound; w: Bytes }, Problem>> {
  const unfit = err(problem('authenticator_unfit'))
  const salt = random(secretBytes)
  try {
    const made = await credentials?.create({
      publicKey: {
        challenge: random(secretBytes),
        rp: { name: 'Tocsin' },
        // The key shows no person: whoever finds it learns that it opens a Tocsin and nothing else.
        user: { id: random(16), name: 'Tocsin', displayName: 'Tocsin' },
        pubKeyCredParams: [
          { type: 'public-key', alg: -8 },
          { type: 'public-key', alg: -7 },
          { type: 'public-key', alg: -257 },
        ],
        authenticatorSelection: { userVerification: 'required', residentKey: 'discouraged' },
        attestation: 'none',
        timeout: waitMs,
        extensions: { prf: { eval: { first: salt } } },
      },
    })
    if (!(made instanceof PublicKeyCredential)) return unfit
    const bound = {
      credential: toBase64Url(new Uint8Array(made.rawId)),
      salt: toBase64Url(salt),
    }
    // Many keys answer only when they are asked, not when they are made.
    const w = prfAnswer(made) ?? (await askAuthenticator(credentials, bound))
    return w ? ok({ bound, w }) : unfit
  } catch {
    return unfit
  }
}

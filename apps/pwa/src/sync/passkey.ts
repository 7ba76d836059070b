import { fromBase64Url, toBase64Url } from '@tocsin/schema/primitives/bytes'

// Between the server's questions and the browser's authenticators (WebAuthn level 3, §5.1). Bytes
// travel as base64url; the browsers' own JSON forms are younger than the oldest browser we take.

/** What the server asks for a new key. */
export type MakeAsked = {
  challenge: string
  rp: { id: string; name: string }
  user: { id: string; name: string }
  algorithms: readonly number[]
  exclude: readonly string[]
  timeout: number
}

/** What it asks a key to sign. */
export type AnswerAsked = {
  challenge: string
  rpId: string
  allow: readonly { id: string; transports: readonly string[] }[]
  timeout: number
}

const text = (bytes: ArrayBuffer) => toBase64Url(new Uint8Array(bytes))

function named(credential: PublicKeyCredential) {
  const id = text(credential.rawId)
  return { id, rawId: id, type: 'public-key', clientExtensionResults: {} } as const
}

const transportsKnown = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'] as const
type Transport = (typeof transportsKnown)[number]
const isTransport = (name: string): name is Transport =>
  transportsKnown.some((known) => known === name)

/** Makes a key that its person unlocks; undefined when there is none, it refuses, or they gave up. */
export async function makePasskey(
  credentials: CredentialsContainer | undefined,
  { challenge, rp, user, algorithms, exclude, timeout }: MakeAsked,
) {
  try {
    const made = await credentials?.create({
      publicKey: {
        challenge: fromBase64Url(challenge),
        rp,
        user: { id: fromBase64Url(user.id), name: user.name, displayName: user.name },
        pubKeyCredParams: algorithms.map((alg) => ({ type: 'public-key', alg })),
        excludeCredentials: exclude.map((id) => ({ type: 'public-key', id: fromBase64Url(id) })),
        // The password says whose key is asked: nothing of the account has to lie on the key.
        authenticatorSelection: { userVerification: 'required', residentKey: 'discouraged' },
        attestation: 'none',
        timeout,
      },
    })
    if (!(made instanceof PublicKeyCredential)) return undefined
    const { response } = made
    if (!(response instanceof AuthenticatorAttestationResponse)) return undefined
    return {
      ...named(made),
      response: {
        clientDataJSON: text(response.clientDataJSON),
        attestationObject: text(response.attestationObject),
        transports: response.getTransports().filter(isTransport),
      },
    }
  } catch {
    return undefined
  }
}

/** The answer of a key that is there and unlocked; undefined as in {@link makePasskey}. */
export async function answerPasskey(
  credentials: CredentialsContainer | undefined,
  { challenge, rpId, allow, timeout }: AnswerAsked,
) {
  try {
    const answered = await credentials?.get({
      publicKey: {
        challenge: fromBase64Url(challenge),
        rpId,
        allowCredentials: allow.map(({ id, transports }) => ({
          type: 'public-key' as const,
          id: fromBase64Url(id),
          // A name that the browser's types do not know yet helps nobody here.
          transports: transports.filter(
            (name): name is AuthenticatorTransport => name !== 'cable' && isTransport(name),
          ),
        })),
        userVerification: 'required',
        timeout,
      },
    })
    if (!(answered instanceof PublicKeyCredential)) return undefined
    const { response } = answered
    if (!(response instanceof AuthenticatorAssertionResponse)) return undefined
    return {
      ...named(answered),
      response: {
        clientDataJSON: text(response.clientDataJSON),
        authenticatorData: text(response.authenticatorData),
        signature: text(response.signature),
      },
    }
  } catch {
    return undefined
  }
}
